package io.ringfence.cli;

import io.ringfence.api.RunningService;
import io.ringfence.api.ServeSettings;
import io.ringfence.api.Serving;
import io.ringfence.api.events.LiveEvents;
import io.ringfence.embeddings.registry.RegistryException;
import io.ringfence.loaders.stream.KafkaEvents;
import io.ringfence.loaders.stream.KafkaSettings;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.Workspace;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serve the API and the page until stopped; with --kafka, read live events from a topic meanwhile.",
            "RINGFENCE_API_KEY or RINGFENCE_JWT_SECRET set credentials; without them only loopback is served."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to bind (default ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port, 0 for any free one (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--shadow",
            paramLabel = "ID",
            description = "Have this model score live decisions beside the champion without being heard, from now on;"
                    + " 'models shadow' does the same while it runs.")
    private @Nullable String shadow;

    @ArgGroup(exclusive = false)
    private @Nullable KafkaOptions kafka;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException, RegistryException {
        ServeSettings settings = settings(spec, host, port);
        Home home = Home.of(System.getenv());
        if (shadow != null) {
            home.registry().shadow(shadow);
        }
        KafkaSettings topic = kafka == null ? null : kafka.settings(home);
        if (topic != null) {
            KafkaEvents.check(topic); // before the database starts, which takes a while
        }
        try (var stop = StopSignal.install();
                var progress = console.progress();
                var session = Session.toWrite(home, "serve", progress)) {
            Workspace workspace = session.workspace(progress);
            progress.pause();
            if (topic == null) {
                serve(console, stop, workspace, () -> Serving.start(workspace, settings));
            } else {
                try (var events = KafkaEvents.start(topic, new LiveEvents(workspace))) {
                    console.say("Reading Kafka topic %s as group %s", topic.topic(), topic.group());
                    serve(console, stop, workspace, () -> Serving.start(workspace, settings, events));
                }
            }
        }
        return ExitStatus.DONE;
    }

    /**
     * Where to serve, checked before anything slow is done.
     *
     * @throws ParameterException if there can be no such port
     */
    static ServeSettings settings(CommandSpec spec, String host, int port) {
        try {
            ServeSettings settings = ServeSettings.of(host, port, System.getenv());
            Serving.check(settings);
            return settings;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Serves until the process is told to stop. */
    @SuppressWarnings("try") // the refresh works by being open
    static void serve(Console console, StopSignal stop, Workspace workspace, Supplier<RunningService> starting) {
        try (var service = starting.get();
                var refresh = RingRefresh.start(workspace)) {
            console.say("Ringfence is at %s (Ctrl-C stops it)", service.uri());
            console.result(Map.of("uri", service.uri().toString()));
            stop.await();
        }
    }
}
