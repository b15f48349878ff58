package io.ringfence.loaders.stream;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a stream fares.
 *
 * @param topic    its name
 * @param kept     messages kept since the start, repeats with them
 * @param rejected messages that did not hold since the start
 * @param waiting  messages in the topic that are not acknowledged yet, when last asked; −1 before
 * @param trouble  what keeps it from going on; null when nothing does
 */
public record StreamState(
        String topic,
        long kept,
        long rejected,
        long waiting,
        @Nullable String trouble) {
    public StreamState {
        Objects.requireNonNull(topic, "topic");
    }

    StreamState with(int newlyKept, int newlyRejected) {
        return new StreamState(topic, kept + newlyKept, rejected + newlyRejected, waiting, null);
    }

    StreamState withWaiting(long number) {
        return new StreamState(topic, kept, rejected, number, null);
    }

    StreamState withTrouble(String reason) {
        return new StreamState(topic, kept, rejected, waiting, reason);
    }
}
