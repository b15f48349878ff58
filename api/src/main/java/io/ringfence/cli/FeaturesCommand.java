package io.ringfence.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ringfence.feature.Feature;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.FeatureExtractor;
import io.ringfence.feature.FeatureRows;
import io.ringfence.feature.FeatureRows.AccountAt;
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
        subcommands = {FeaturesAuditCommand.class, FeaturesListCommand.class},
        description = {
            "Write graph features as they were known at a time: one row per account and time.",
            "With --at, the rows are those of a CSV file with account_id,at; without, every account now.",
            "'features list' says what there is; 'features audit' checks that nothing leaks."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class FeaturesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", description = "A .csv or .parquet file to write.")
    private @Nullable Path out;

    @Option(names = "--at", paramLabel = "FILE", description = "CSV with account_id,at.")
    private @Nullable Path at;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "Also write what each column is: name, type, unit, entity, window, what it knows, version.")
    private @Nullable Path catalogueFile;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException {
        Path file = out;
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "Say where to with --out FILE, or name list or audit.");
        }
        return write(file);
    }

    private int write(Path out) throws IOException {
        boolean parquet = out.toString().endsWith(".parquet");
        if (!parquet && !out.toString().endsWith(".csv")) {
            throw new ParameterException(spec.commandLine(), "--out must end in .csv or .parquet, got " + out);
        }
        var rejected = new ArrayList<String>();
        List<AccountAt> asked = at == null ? List.of() : read(at, rejected);
        int rows;
        try (var progress = console.progress();
                var session = Session.toRead(Home.of(System.getenv()), "features", progress)) {
            Workspace workspace = session.workspace(progress);
            List<AccountAt> wanted = at == null ? everyAccount(workspace) : asked;
            Path csv = out.resolveSibling(out.getFileName() + ".tmp.csv");
            try {
                FeatureCatalogue catalogue = FeatureCatalogue.of(workspace.graph());
                write(workspace, catalogue, wanted, csv, progress);
                if (catalogueFile != null) {
                    Files.writeString(catalogueFile, FeatureSheet.json(catalogue) + "\n");
                }
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

    private static List<AccountAt> read(Path file, List<String> rejected) throws IOException {
        var rows = new ArrayList<AccountAt>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : reader) {
                if (!row.getHeader().contains("account_id") || !row.getHeader().contains("at")) {
                    throw new WorkspaceException(file + " needs the columns account_id and at; it has "
                            + String.join(", ", row.getHeader()));
                }
                try {
                    rows.add(new AccountAt(row.getField("account_id"), Instant.parse(row.getField("at"))));
                } catch (DateTimeParseException e) {
                    rejected.add(file + ":" + row.getStartingLineNumber()
                            + ": at must be like 2026-06-30T12:00:00Z, got '" + row.getField("at") + "'");
                }
            }
        }
        return rows;
    }

    private static List<AccountAt> everyAccount(Workspace workspace) {
        Instant now = workspace.view().asOf();
        return Judge.accounts(workspace.view()).stream()
                .map(account -> new AccountAt(account, now))
                .toList();
    }

    private static void write(
            Workspace workspace, FeatureCatalogue catalogue, List<AccountAt> rows, Path csv, Console.Progress progress)
            throws IOException {
        var extractor = new FeatureExtractor(catalogue);
        try (var writer = new PrintWriter(Files.newBufferedWriter(csv))) {
            var line = new StringBuilder("account_id,at");
            for (Feature feature : catalogue.features()) {
                line.append(',').append(feature.name());
            }
            writer.println(line);
            float[][] vectors = FeatureRows.compute(workspace.graph(), extractor, rows, progress);
            for (int i = 0; i < vectors.length; i++) {
                AccountAt row = rows.get(i);
                line.setLength(0);
                line.append(Csv.quote(row.accountId())).append(',').append(row.at());
                for (float value : vectors[i]) {
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
