package io.ringfence.cli;

import io.ringfence.loaders.stream.KafkaSettings;
import io.ringfence.workspace.Home;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a Kafka topic; the first two come together. */
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class KafkaOptions {
    @Option(
            names = "--kafka",
            required = true,
            paramLabel = "BROKERS",
            description = "Read live events from Kafka: HOST:PORT, several with commas between them.")
    private String brokers;

    @Option(names = "--topic", required = true, paramLabel = "TOPIC", description = "The topic to read.")
    private String topic;

    @Option(
            names = "--group",
            defaultValue = KafkaSettings.DEFAULT_GROUP,
            paramLabel = "GROUP",
            description = "Consumer group whose offsets say how far we are (default ${DEFAULT-VALUE}).")
    private String group;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Properties file with more settings of Kafka's client, such as TLS and SASL.")
    private @Nullable Path config;

    KafkaSettings settings(Home home) throws IOException {
        return new KafkaSettings(brokers, topic, group, client(), home.rejected());
    }

    private Map<String, String> client() throws IOException {
        var properties = new Properties();
        if (config != null) {
            try (Reader in = Files.newBufferedReader(config)) {
                properties.load(in);
            }
        }
        return KafkaSettings.client(properties);
    }
}
