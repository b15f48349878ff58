package io.ringfence.loaders.stream;

import io.ringfence.graph.Source;
import io.ringfence.loaders.stream.RejectedMessages.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Polls, hands on, and acknowledges, in this order, until stopped. The consumer is its own. */
final class ConsumerLoop implements Runnable {
    private static final System.Logger LOG = System.getLogger(ConsumerLoop.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final Duration COMMIT = Duration.ofSeconds(10);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final KafkaSettings settings;
    private final Consumer<byte[], byte[]> consumer;
    private final EventIntake intake;
    private final RejectedMessages rejected;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile StreamState state;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private long askedAt = System.nanoTime();

    ConsumerLoop(KafkaSettings settings, Consumer<byte[], byte[]> consumer, EventIntake intake) {
        this.settings = settings;
        this.consumer = consumer;
        this.intake = intake;
        rejected = new RejectedMessages(settings.rejectedFile());
        state = new StreamState(settings.topic(), 0, 0, -1, null);
    }

    StreamState state() {
        return state;
    }

    /** Ends the loop after what is in hand. */
    void stop() {
        stopped.countDown();
        consumer.wakeup();
    }

    @Override
    public void run() {
        try {
            consumer.subscribe(List.of(settings.topic()));
            while (isRunning()) {
                turn();
            }
        } finally {
            if (isRunning()) {
                trouble("the reading ended unexpectedly", null);
            }
            close();
        }
    }

    private void turn() {
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                take(records);
            }
            if (System.nanoTime() - askedAt > ASK.toNanos()) {
                ask();
            }
        } catch (WakeupException e) {
            // told to stop: the condition of the loop sees it
        } catch (InterruptException e) {
            stopped.countDown();
        } catch (TimeoutException e) {
            trouble("no broker answers", e);
            pause();
        } catch (RuntimeException e) {
            trouble(KafkaEvents.firstLine(e), e);
            pause();
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        var refusals = new ArrayList<Refusal>();
        int kept;
        try {
            kept = hand(records, refusals);
            rejected.add(refusals);
        } catch (IOException | RuntimeException e) {
            trouble("messages cannot be kept, and are read again: " + KafkaEvents.firstLine(e), e);
            rewind(records);
            pause();
            return;
        }
        recovered();
        state = state.with(kept, refusals.size());
        acknowledge(records);
    }

    /** Hands on what is text; gathers what is not, and what the intake refuses. */
    private int hand(ConsumerRecords<byte[], byte[]> records, List<Refusal> refusals) {
        var sent = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var messages = new ArrayList<EventIntake.Message>();
        for (ConsumerRecord<byte[], byte[]> message : records) {
            Optional<String> text = text(message.value());
            if (message.value() == null) {
                refusals.add(new Refusal(message, "", "the message has no value"));
            } else if (text.isEmpty()) {
                String garbled = new String(message.value(), StandardCharsets.UTF_8);
                refusals.add(new Refusal(message, garbled, "the value is not UTF-8"));
            } else {
                sent.add(message);
                messages.add(new EventIntake.Message(text.get(), source(message)));
            }
        }
        List<Optional<String>> answers = messages.isEmpty() ? List.of() : intake.take(List.copyOf(messages));
        int kept = 0;
        for (int i = 0; i < sent.size(); i++) {
            Optional<String> reason = answers.get(i);
            if (reason.isPresent()) {
                refusals.add(new Refusal(sent.get(i), messages.get(i).value(), reason.get()));
            } else {
                kept++;
            }
        }
        return kept;
    }

    private void acknowledge(ConsumerRecords<byte[], byte[]> records) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (TopicPartition partition : records.partitions()) {
            offsets.put(
                    partition,
                    new OffsetAndMetadata(records.records(partition).getLast().offset() + 1));
        }
        try {
            consumer.commitSync(offsets, COMMIT);
        } catch (WakeupException e) {
            consumer.commitSync(
                    offsets, CLOSE); // told to stop amid it: the wish is spent, the offsets are not yet kept
        }
    }

    private void rewind(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).getFirst().offset());
            }
        }
    }

    /** Asks a broker how far the topic goes: nothing else tells that none is there. */
    private void ask() {
        askedAt = System.nanoTime();
        if (consumer.assignment().isEmpty()) {
            consumer.listTopics(ASK);
            recovered();
            state = state.withWaiting(state.waiting());
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), ASK);
        long waiting = 0;
        for (var end : ends.entrySet()) {
            waiting += Math.max(0, end.getValue() - consumer.position(end.getKey(), ASK));
        }
        recovered();
        state = state.withWaiting(waiting);
    }

    private boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void trouble(String reason, @Nullable Throwable cause) {
        if (!reason.equals(state.trouble())) {
            LOG.log(System.Logger.Level.WARNING, "Kafka topic {0}: {1}; trying again", settings.topic(), reason);
            LOG.log(System.Logger.Level.DEBUG, "the cause", cause);
        }
        state = state.withTrouble(reason);
    }

    private void recovered() {
        pauseMillis = FIRST_PAUSE_MILLIS;
        if (state.trouble() != null) {
            LOG.log(System.Logger.Level.INFO, "Kafka topic {0} is read again", settings.topic());
        }
    }

    private void pause() {
        try {
            if (!stopped.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    private void close() {
        try {
            consumer.close(CloseOptions.timeout(CLOSE));
        } catch (KafkaException e) {
            LOG.log(System.Logger.Level.DEBUG, "the consumer did not close cleanly", e);
        }
    }

    private static Source source(ConsumerRecord<byte[], byte[]> message) {
        return new Source("kafka:" + message.topic() + "/" + message.partition(), message.offset());
    }

    private static Optional<String> text(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
