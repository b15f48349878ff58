package io.ringfence.cli;

import io.ringfence.api.reports.Format;
import io.ringfence.api.reports.ReportContext;
import io.ringfence.api.reports.Reports;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.loaders.neo4j.GraphStore;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingSet;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.WorkspaceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Write ring reports. The same ring, decisions and model give the same bytes.")
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "RING", description = "Ids of rings.")
    private @Nullable List<String> ids;

    @Option(names = "--all", description = "Every ring of the latest run.")
    private boolean all;

    @Option(names = "--format", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Format format;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private Path out;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException {
        List<String> wanted = ids == null ? List.of() : ids;
        if (all != wanted.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name rings, or give --all.");
        }
        var files = new ArrayList<String>();
        try (var progress = console.progress();
                var session = Session.toRead(Home.of(System.getenv()), "report", progress)) {
            GraphStore store = session.store();
            RingSet rings = store.rings();
            String model = session.models().champion().map(RiskModel::id).orElse(null);
            Files.createDirectories(out);
            List<Ring> chosen = choose(rings, wanted);
            for (Ring ring : chosen) {
                progress.check("Writing reports", files.size(), chosen.size());
                var context = new ReportContext(
                        rings.asOf(),
                        rings.policyVersion(),
                        model,
                        ReportContext.currentVersion(),
                        store.decisions(ring.id()),
                        store.history(ring.id()));
                Path file = out.resolve(Reports.fileName(ring, format));
                try (OutputStream stream = Files.newOutputStream(file)) {
                    Reports.write(ring, context, format, stream);
                }
                files.add(file.toString());
            }
        }
        console.say("%,d reports written to %s", files.size(), out);
        console.result(Map.of("files", files));
        return ExitStatus.DONE;
    }

    private List<Ring> choose(RingSet rings, List<String> wanted) {
        if (all) {
            return rings.rings();
        }
        var chosen = new ArrayList<Ring>();
        for (String id : wanted) {
            chosen.add(rings.rings().stream()
                    .filter(ring -> ring.id().equals(id))
                    .findFirst()
                    .orElseThrow(() ->
                            new WorkspaceException("there is no ring " + id + "; './ringfence rings' lists them")));
        }
        return chosen;
    }
}
