package io.ringfence.cli;

import io.ringfence.api.ServeSettings;
import io.ringfence.api.Serving;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.Workspace;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serve the API and the page until stopped.",
            "RINGFENCE_API_KEY or RINGFENCE_JWT_SECRET set credentials; without them only loopback is served."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to bind (default ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", defaultValue = "8080", description = "Port, 0 for any free one (default ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private Console console;

    @Override
    public Integer call() {
        ServeSettings settings = ServeSettings.of(host, port, System.getenv());
        try (var stop = StopSignal.install();
                var progress = console.progress();
                var session = Session.toWrite(Home.of(System.getenv()), "serve", progress)) {
            Workspace workspace = session.workspace(progress);
            progress.pause();
            serve(console, workspace, settings, stop);
        }
        return ExitStatus.DONE;
    }

    /** Serves until the process is told to stop. */
    static void serve(Console console, Workspace workspace, ServeSettings settings, StopSignal stop) {
        try (var service = Serving.start(workspace, settings);
                var refresh = RingRefresh.start(workspace)) {
            console.say("Ringfence is at %s (Ctrl-C stops it)", service.uri());
            console.result(Map.of("uri", service.uri().toString()));
            stop.await();
        }
    }
}
