package io.ringfence.loaders.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.graph.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of things, with the consumer that Kafka ships for tests. */
final class ConsumerLoopTest {
    private static final TopicPartition PARTITION = new TopicPartition("events", 0);

    @TempDir
    Path folder;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Intake intake = new Intake();
    private ConsumerLoop loop;
    private KafkaSettings settings;
    private long next;
    private long acknowledged;

    @BeforeEach
    void make() {
        settings = new KafkaSettings("here:1", "events", "g", Map.of(), folder.resolve("rejected"));
        loop = new ConsumerLoop(settings, consumer, intake);
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(PARTITION)));
    }

    @Test
    void acknowledgesOnlyWhatIsKept() {
        var atTaking = new ArrayList<Long>();
        intake.meanwhile(() -> atTaking.add(committed()));
        send("one", "two");
        send("three");

        run();

        assertThat(atTaking).containsExactly(0L, 2L);
        assertThat(acknowledged).isEqualTo(3);
        assertThat(intake.values()).containsExactly("one", "two", "three");
        assertThat(intake.kept().getLast().source()).isEqualTo(new Source("kafka:events/0", 2));
        assertThat(loop.state().kept()).isEqualTo(3);
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void readsAgainWhatCouldNotBeKept() {
        intake.fail(2);
        var atTaking = new ArrayList<Long>();
        intake.meanwhile(() -> atTaking.add(committed()));
        send("one", "two");
        again("one", "two");
        again("one", "two");

        run();

        assertThat(atTaking).containsExactly(0L, 0L, 0L);
        assertThat(intake.values()).containsExactly("one", "two");
        assertThat(acknowledged).isEqualTo(2);
        assertThat(loop.state().trouble()).isNull();
    }

    @Test
    void goesOnAfterAFailureOfTheClient() {
        consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("broken")));
        consumer.schedulePollTask(() -> {});
        send("one");

        run();

        assertThat(intake.values()).containsExactly("one");
        assertThat(acknowledged).isEqualTo(1);
    }

    @Test
    void keepsWhatDoesNotHoldWithItsPlaceAndReason() throws Exception {
        Files.createDirectories(settings.rejectedFile().getParent());
        Files.writeString(settings.rejectedFile(), "{\"topic\":\"eve");
        consumer.schedulePollTask(() -> {
            add("good".getBytes(StandardCharsets.UTF_8));
            add("bad \"one\"\n".getBytes(StandardCharsets.UTF_8));
            add(new byte[] {(byte) 0xff, 'x'});
            add(null);
        });

        run();

        List<String> lines = Files.readAllLines(settings.rejectedFile());
        assertThat(lines).hasSize(4);
        var json = new ObjectMapper();
        var byOffset = new java.util.TreeMap<Long, JsonNode>();
        for (String line : lines.subList(1, 4)) {
            JsonNode node = json.readTree(line);
            byOffset.put(node.get("offset").asLong(), node);
        }
        assertThat(byOffset.keySet()).containsExactly(1L, 2L, 3L);
        assertThat(byOffset.get(1L).get("topic").asText()).isEqualTo("events");
        assertThat(byOffset.get(1L).get("partition").asInt()).isZero();
        assertThat(byOffset.get(1L).get("reason").asText()).isEqualTo("starts with bad");
        assertThat(byOffset.get(1L).get("value").asText()).isEqualTo("bad \"one\"\n");
        assertThat(byOffset.get(2L).get("reason").asText()).isEqualTo("the value is not UTF-8");
        assertThat(byOffset.get(3L).get("reason").asText()).isEqualTo("the message has no value");
        assertThat(intake.values()).containsExactly("good");
        assertThat(loop.state().rejected()).isEqualTo(3);
        assertThat(acknowledged).isEqualTo(4);
    }

    @Test
    void acknowledgesNothingThatCannotStandAmongTheRejected() throws Exception {
        Files.writeString(folder.resolve("rejected"), "a file where the folder should be");
        send("bad");

        run();

        assertThat(acknowledged).isZero();
        assertThat(loop.state().trouble()).contains("cannot be kept");
    }

    /** Runs the loop until it has polled all that was scheduled. */
    private void run() {
        consumer.schedulePollTask(() -> {
            acknowledged = committed();
            loop.stop();
        });
        loop.run();
    }

    private void send(String... values) {
        consumer.schedulePollTask(() -> {
            for (String value : values) {
                add(value.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** The stand-in forgets what it gave; a broker gives it again. */
    private void again(String... values) {
        consumer.schedulePollTask(() -> next = 0);
        send(values);
    }

    private void add(byte[] value) {
        consumer.addRecord(new ConsumerRecord<>("events", 0, next++, null, value));
    }

    private long committed() {
        OffsetAndMetadata offset = consumer.committed(Set.of(PARTITION)).get(PARTITION);
        return offset == null ? 0 : offset.offset();
    }
}
