package io.ringfence.loaders.stream;

import io.ringfence.graph.Source;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes what a stream carries. */
@FunctionalInterface
public interface EventIntake {
    /**
     * Keeps the events of messages. When it returns, all that it does not refuse are durable; when it throws, the same
     * messages come again.
     *
     * @return one per message, in order: why it was refused; empty for one that is kept, be it new or repeated
     */
    List<Optional<String>> take(List<Message> messages);

    /**
     * One message.
     *
     * @param value  its text
     * @param source where it stands, for evidence
     */
    record Message(String value, Source source) {
        public Message {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(source, "source");
        }
    }
}
