package io.ringfence.loaders.stream;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Which topic to read, where and as whom.
 *
 * @param brokers     {@code host:port}, several with commas between them
 * @param topic       its name
 * @param group       the consumer group whose offsets say how far we are
 * @param client      more settings of Kafka's client, such as those of TLS and SASL
 * @param rejectedDir folder for messages that do not hold
 */
public record KafkaSettings(String brokers, String topic, String group, Map<String, String> client, Path rejectedDir) {
    /** The group where none is named. */
    public static final String DEFAULT_GROUP = "ringfence";

    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final int MOST_RECORDS = 2_000;

    public KafkaSettings {
        client = Map.copyOf(client);
        Objects.requireNonNull(rejectedDir, "rejectedDir");
        if (brokers.isBlank()) {
            throw new StreamException("--kafka needs brokers such as localhost:9092", null);
        }
        if (!TOPIC.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
            throw new StreamException(
                    "no topic can be named '" + topic + "': letters, digits, dots, dashes and underscores make a name",
                    null);
        }
        if (group.isBlank()) {
            throw new StreamException("--group must not be empty", null);
        }
    }

    /** Where messages that do not hold are kept. */
    public Path rejectedFile() {
        return rejectedDir.resolve("kafka-" + topic + ".ndjson");
    }

    /** The settings of the consumer; what the promise of this package rests on cannot be set otherwise. */
    Map<String, Object> consumer() {
        var all = new HashMap<String, Object>();
        all.put(ConsumerConfig.CLIENT_ID_CONFIG, "ringfence");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        all.putAll(client);
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return all;
    }

    /** Settings as a properties file holds them. */
    public static Map<String, String> client(Properties properties) {
        var client = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> client.put(name, properties.getProperty(name)));
        return client;
    }
}
