package io.ringfence.loaders.stream;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The reading of one topic, from its start until it is closed, on a thread of its own. A message is acknowledged after
 * the intake has made it durable or it stands among the rejected: whenever the process ends, what was not kept comes
 * again. Whatever is away meanwhile, it tries again until it works.
 */
public final class KafkaEvents implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final ConsumerLoop loop;
    private final Thread thread;

    private KafkaEvents(ConsumerLoop loop) {
        this.loop = loop;
        thread = Thread.ofPlatform().name("kafka-events").daemon().unstarted(loop);
    }

    /**
     * Asks a broker for the topic, once.
     *
     * @throws StreamException in one line, if no broker answers, it does not let us in, or it has no such topic
     */
    public static void check(KafkaSettings settings) {
        check(settings, PATIENCE);
    }

    static void check(KafkaSettings settings, Duration patience) {
        try (var consumer = consumer(settings)) {
            List<PartitionInfo> partitions = consumer.partitionsFor(settings.topic(), patience);
            if (partitions == null || partitions.isEmpty()) {
                throw new StreamException(
                        "Kafka at " + settings.brokers() + " has no topic '" + settings.topic() + "'", null);
            }
        } catch (KafkaException e) {
            throw new StreamException(reason(e, settings), e);
        }
    }

    /** Starts to read where the group stands, or at the topic's beginning. */
    public static KafkaEvents start(KafkaSettings settings, EventIntake intake) {
        Consumer<byte[], byte[]> consumer;
        try {
            consumer = consumer(settings);
        } catch (KafkaException e) {
            throw new StreamException(reason(e, settings), e);
        }
        var events = new KafkaEvents(new ConsumerLoop(settings, consumer, intake));
        events.thread.start();
        return events;
    }

    /** How it fares. */
    public StreamState state() {
        return loop.state();
    }

    /** Finishes and acknowledges what is in hand, and leaves the group. */
    @Override
    public void close() {
        loop.stop();
        try {
            if (!thread.join(STOP)) {
                System.getLogger(KafkaEvents.class.getName())
                        .log(System.Logger.Level.WARNING, "gave up waiting for the reading of Kafka to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaSettings settings) {
        return new KafkaConsumer<>(settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static String reason(KafkaException e, KafkaSettings settings) {
        String where = "Kafka at " + settings.brokers();
        return switch (e) {
            case TimeoutException timeout -> "no Kafka broker answers at " + settings.brokers() + " in time";
            case AuthenticationException refused -> where + " does not let us in: " + firstLine(refused);
            case AuthorizationException refused ->
                where + " does not let us read topic '" + settings.topic() + "': " + firstLine(refused);
            case ConfigException wrong -> "wrong settings of Kafka: " + firstLine(wrong);
            default ->
                e.getCause() instanceof KafkaException cause // the wrapper only says that there is one
                        ? reason(cause, settings)
                        : where + ": " + firstLine(e);
        };
    }

    static String firstLine(Throwable e) {
        @Nullable String message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
