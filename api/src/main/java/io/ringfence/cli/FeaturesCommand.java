package io.ringfence.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.feature.Feature;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.FeatureExtractor;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.Workspace;
import io.ringfence.workspace.WorkspaceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
import picocli.CommandLine.Spec;

@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        description = {
            "Write graph features as they were known at a time: one row per account and time.",
            "With --at, the rows are those of a CSV file with account_id,at; without, every account now."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class FeaturesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "A .csv or .parquet file to write.")
    private Path out;

    @Option(names = "--at", paramLabel = "FILE", description = "CSV with account_id,at.")
    private @Nullable Path at;

    @Mixin
    private Console console;

    private record Row(String account, Instant at) {}

    @Override
    public Integer call() throws IOException {
        boolean parquet = out.toString().endsWith(".parquet");
        if (!parquet && !out.toString().endsWith(".csv")) {
            throw new ParameterException(spec.commandLine(), "--out must end in .csv or .parquet, got " + out);
        }
        var rejected = new ArrayList<String>();
        List<Row> asked = at == null ? List.of() : read(at, rejected);
        int rows;
        try (var progress = console.progress();
                var session = Session.toRead(Home.of(System.getenv()), "features", progress)) {
            Workspace workspace = session.workspace(progress);
            List<Row> wanted = at == null ? everyAccount(workspace) : asked;
            Path csv = out.resolveSibling(out.getFileName() + ".tmp.csv");
            try {
                write(workspace, wanted, csv, progress);
                if (parquet) {
                    Parquet.fromCsv(csv, out);
                } else {
                    Files.move(csv, out, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                Files.deleteIfExists(csv);
            }
            rows = wanted.size();
        }
        console.say("%,d rows written to %s, %,d rejected", rows, out, rejected.size());
        rejected.forEach(console::warn);
        console.result(Map.of("rows", rows, "rejected", rejected, "out", out.toString()));
        return rejected.isEmpty() ? ExitStatus.DONE : ExitStatus.DONE_WITH_REJECTED_ROWS;
    }

    private static List<Row> read(Path file, List<String> rejected) throws IOException {
        var rows = new ArrayList<Row>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : reader) {
                if (!row.getHeader().contains("account_id") || !row.getHeader().contains("at")) {
                    throw new WorkspaceException(file + " needs the columns account_id and at; it has "
                            + String.join(", ", row.getHeader()));
                }
                try {
                    rows.add(new Row(row.getField("account_id"), Instant.parse(row.getField("at"))));
                } catch (DateTimeParseException e) {
                    rejected.add(file + ":" + row.getStartingLineNumber()
                            + ": at must be like 2026-06-30T12:00:00Z, got '" + row.getField("at") + "'");
                }
            }
        }
        return rows;
    }

    private static List<Row> everyAccount(Workspace workspace) {
        Instant now = workspace.view().asOf();
        return EvaluateCommand.accounts(workspace.view()).stream()
                .map(account -> new Row(account, now))
                .toList();
    }

    private static void write(Workspace workspace, List<Row> rows, Path csv, Console.Progress progress)
            throws IOException {
        FeatureCatalogue catalogue = FeatureCatalogue.of(workspace.graph().types());
        var extractor = new FeatureExtractor(catalogue);
        try (var writer = new PrintWriter(Files.newBufferedWriter(csv))) {
            var line = new StringBuilder("account_id,at");
            for (Feature feature : catalogue.features()) {
                line.append(',').append(feature.name());
            }
            writer.println(line);
            for (int i = 0; i < rows.size(); i++) {
                progress.check("Computing features", i, rows.size());
                Row row = rows.get(i);
                GraphView view = workspace.asOf(row.at());
                int account = view.node(EntityId.account(row.account()));
                float[] vector = extractor.extract(view, DecisionPoint.ofAccount(account, row.at()));
                line.setLength(0);
                line.append(Csv.quote(row.account())).append(',').append(row.at());
                for (float value : vector) {
                    line.append(',');
                    if (!Float.isNaN(value)) {
                        line.append(value);
                    }
                }
                writer.println(line);
            }
            if (writer.checkError()) {
                throw new IOException("cannot write " + csv);
            }
        }
    }
}
