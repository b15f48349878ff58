package io.ringfence.cli;

import io.ringfence.evaluation.RingTruth;
import io.ringfence.graph.GraphView;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.Workspace;
import io.ringfence.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Hold the rings of the latest run against the truth of a simulated world.")
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder of the world, the one that holds truth/.")
    private Path directory;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException {
        RingTruth truth = RingTruth.read(directory);
        RingQuality quality;
        try (var progress = console.progress();
                var session = Session.toRead(Home.of(System.getenv()), "evaluate", progress)) {
            Workspace workspace = session.workspace(progress);
            if (workspace.rings().policyVersion().equals("none")) {
                throw new WorkspaceException("no rings were looked for yet; './ringfence detect' does");
            }
            quality = RingQuality.of(truth, workspace.rings(), accounts(workspace.view()));
        }
        quality.print(console);
        console.result(quality);
        return ExitStatus.DONE;
    }

    /** The ids of all accounts of a view. */
    static List<String> accounts(GraphView view) {
        return IntStream.range(0, view.nodeCount())
                .filter(view::isAccount)
                .mapToObj(node -> view.entity(node).id())
                .toList();
    }
}
