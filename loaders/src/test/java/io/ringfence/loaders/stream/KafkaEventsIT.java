package io.ringfence.loaders.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a broker in a process of its own. */
final class KafkaEventsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void losesNothingWhateverIsAway() throws Exception {
        try (var broker = new TestBroker(folder)) {
            KafkaSettings settings = settings(broker.address(), "events");
            broker.create("events");
            KafkaEvents.check(settings);
            assertThatThrownBy(() -> KafkaEvents.check(settings(broker.address(), "other")))
                    .hasMessage("Kafka at " + broker.address() + " has no topic 'other'");

            var first = new Intake();
            first.fail(1);
            broker.send("events", "one", "bad", "two");
            try (var events = KafkaEvents.start(settings, first)) {
                await(() -> first.values().size() == 2);
                await(() -> events.state().rejected() == 1);
            }
            assertThat(first.values()).containsExactlyInAnyOrder("one", "two");
            assertThat(Files.readString(settings.rejectedFile())).contains("starts with bad");

            var second = new Intake();
            try (var events = KafkaEvents.start(settings, second)) {
                broker.send("events", "three");
                await(() -> second.values().size() == 1);

                broker.kill();
                await(() -> events.state().trouble() != null);
                broker.start();
                await(() -> events.state().trouble() == null);
                broker.send("events", "four");
                await(() -> second.values().size() == 2);
            }
            assertThat(second.values()).containsExactly("three", "four");
        }
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        assertThatThrownBy(() -> KafkaEvents.check(settings("nonsense", "events")))
                .isInstanceOf(StreamException.class)
                .hasMessageStartingWith("wrong settings of Kafka: ");
        assertThatThrownBy(() -> settings("localhost:1", "../events")).hasMessageStartingWith("no topic can be named");
        assertThatThrownBy(() -> KafkaEvents.check(settings("127.0.0.1:1", "events"), Duration.ofSeconds(1)))
                .hasMessage("no Kafka broker answers at 127.0.0.1:1 in time");
    }

    private KafkaSettings settings(String brokers, String topic) {
        return new KafkaSettings(brokers, topic, "g", Map.of(), folder.resolve("rejected"));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it does not come").isBefore(end);
            Thread.sleep(20);
        }
    }
}
