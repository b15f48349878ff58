package io.ringfence.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.embeddings.registry.RiskScore;
import io.ringfence.feature.DecisionPoint;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Score accounts, or accounts with one link each, with the champion model.",
            "In: CSV with account_id[,entity_type,entity_id][,at]. Out: the same columns and risk.",
            "Without at, an account is scored on all that is known."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class ScoreCommand implements Callable<Integer> {
    @Option(names = "--in", required = true, paramLabel = "FILE", description = "What to score.")
    private Path in;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the risks.")
    private Path out;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException {
        Result result;
        try (var progress = console.progress();
                var session = Session.toRead(Home.of(System.getenv()), "score", progress)) {
            Workspace workspace = session.workspace(progress);
            RiskModel model = workspace
                    .champion()
                    .orElseThrow(() -> new WorkspaceException("there is no model yet; './ringfence train' makes one"));
            result = score(workspace, model, progress);
        }
        console.say("%,d rows scored by model %s, %,d rejected", result.scored, result.model, result.rejected.size());
        result.rejected.forEach(console::warn);
        console.result(Map.of("scored", result.scored, "rejected", result.rejected, "model", result.model));
        return result.rejected.isEmpty() ? ExitStatus.DONE : ExitStatus.DONE_WITH_REJECTED_ROWS;
    }

    private record Result(long scored, List<String> rejected, String model) {}

    private Result score(Workspace workspace, RiskModel model, Console.Progress progress) throws IOException {
        var rejected = new ArrayList<String>();
        long scored = 0;
        Path torn = out.resolveSibling(out.getFileName() + ".tmp");
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in);
                var writer = new PrintWriter(Files.newBufferedWriter(torn))) {
            boolean first = true;
            for (NamedCsvRecord row : rows) {
                if (first) {
                    requireColumn(row, "account_id");
                    writer.println(String.join(
                                    ",",
                                    row.getHeader().stream().map(Csv::quote).toList()) + ",risk");
                    first = false;
                }
                progress.check("Scoring", scored, -1);
                try {
                    RiskScore score = score(workspace, model, row);
                    writer.println(String.join(
                                    ",",
                                    row.getFields().stream().map(Csv::quote).toList())
                            + String.format(Locale.ROOT, ",%.6f", score.risk()));
                    scored++;
                } catch (IllegalArgumentException e) {
                    rejected.add(in + ":" + row.getStartingLineNumber() + ": " + e.getMessage());
                }
            }
            if (first) {
                throw new WorkspaceException(in + " has no rows");
            }
        }
        Files.move(torn, out, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return new Result(scored, rejected, model.id());
    }

    private void requireColumn(NamedCsvRecord row, String column) {
        if (!row.getHeader().contains(column)) {
            throw new WorkspaceException(
                    in + " has no column " + column + "; it has " + String.join(", ", row.getHeader()));
        }
    }

    private static RiskScore score(Workspace workspace, RiskModel model, NamedCsvRecord row) {
        String account = row.getField("account_id");
        Optional<String> type = row.findField("entity_type").filter(value -> !value.isBlank());
        Optional<String> id = row.findField("entity_id").filter(value -> !value.isBlank());
        Optional<Instant> at =
                row.findField("at").filter(value -> !value.isBlank()).map(ScoreCommand::time);
        if (type.isPresent() != id.isPresent()) {
            throw new IllegalArgumentException("entity_type and entity_id must come together");
        }
        List<EntityId> links = type.isEmpty() ? List.of() : List.of(new EntityId(type.get(), id.orElseThrow()));
        GraphView view = at.map(workspace::asOf).orElseGet(workspace::view);
        Instant moment = at.orElseGet(view::asOf);
        return model.score(view, DecisionPoint.of(view, account, links, DecisionPoint.NO_AMOUNT, moment));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("at must be like 2026-06-30T12:00:00Z, got '" + text + "'", e);
        }
    }
}
