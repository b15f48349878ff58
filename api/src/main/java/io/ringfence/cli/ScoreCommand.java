package io.ringfence.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.embeddings.registry.RiskScore;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.loaders.InputException;
import io.ringfence.loaders.LoadReport;
import io.ringfence.loaders.LoadRequest;
import io.ringfence.loaders.Loaded;
import io.ringfence.loaders.PaymentFile;
import io.ringfence.loaders.mapping.Mapping;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Score accounts, or accounts with one link each, or new payments, with the champion model.",
            "In: CSV with account_id[,entity_type,entity_id][,at]. Out: the same columns and risk.",
            "Without at, an account is scored on all that is known.",
            "In: payments in the layout of the input guide or of --mapping. Out: payment_id, account_id, paid_at, risk.",
            "Each payment is scored on what was known before it, the rows of the file included; nothing is stored."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class ScoreCommand implements Callable<Integer> {
    @Option(names = "--in", required = true, paramLabel = "FILE", description = "What to score.")
    private Path in;

    @Option(
            names = "--mapping",
            paramLabel = "FILE|NAME",
            description = "What a file of payments means: a YAML file, or the name of a mapping that ships.")
    private @Nullable String mapping;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the risks.")
    private Path out;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException, InputException {
        Home home = Home.of(System.getenv());
        Optional<Loaded> payments = payments(home);
        Result result;
        try (var progress = console.progress();
                var session = Session.toRead(home, "score", progress)) {
            Workspace workspace = session.workspace(progress);
            RiskModel model = workspace
                    .champion()
                    .orElseThrow(() -> new WorkspaceException("there is no model yet; './ringfence train' makes one"));
            result = payments.isPresent()
                    ? score(payments.get(), workspace, model, progress)
                    : score(workspace, model, progress);
        }
        console.say("%,d rows scored by model %s, %,d rejected", result.scored, result.model, result.rejectedRows);
        result.rejected.forEach(console::warn);
        console.result(Map.of(
                "scored", result.scored,
                "rejectedRows", result.rejectedRows,
                "rejected", result.rejected,
                "model", result.model));
        return result.rejected.isEmpty() ? ExitStatus.DONE : ExitStatus.DONE_WITH_REJECTED_ROWS;
    }

    /** The payments of the file, where it has any. */
    private Optional<Loaded> payments(Home home) throws InputException {
        Optional<Mapping> named = mapping == null ? Optional.empty() : Optional.of(Mapping.find(mapping));
        if (named.isEmpty() && !hasPayments()) {
            return Optional.empty();
        }
        try (var progress = console.progress()) {
            return Optional.of(
                    PaymentFile.read(new LoadRequest(List.of(in.toString()), named, home.rejected()), progress));
        }
    }

    private boolean hasPayments() throws InputException {
        String name = in.toString().toLowerCase(Locale.ROOT);
        boolean readable = name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(".parquet");
        return readable && PaymentFile.isStandard(in);
    }

    private Result score(Loaded payments, Workspace workspace, RiskModel model, Console.Progress progress)
            throws IOException {
        List<PaymentScores.Scored> scored = PaymentScores.of(workspace.graph(), payments, model::risk, progress);
        if (scored.isEmpty()) {
            throw new WorkspaceException(in + " has no payment that could be read"
                    + payments.report().files().getFirst().firstReasons().stream()
                            .findFirst()
                            .map(reason -> "; " + reason)
                            .orElse(""));
        }
        Path torn = out.resolveSibling(out.getFileName() + ".tmp");
        try (var writer = new PrintWriter(Files.newBufferedWriter(torn))) {
            writer.println("payment_id,account_id,paid_at,risk");
            for (PaymentScores.Scored one : scored) {
                Event.PaymentMade payment = one.payment();
                writer.println(Csv.quote(payment.paymentId())
                        + ','
                        + Csv.quote(payment.accountId())
                        + ','
                        + payment.at()
                        + risk(one.risk()));
            }
            if (writer.checkError()) {
                throw new IOException("cannot write " + torn);
            }
        }
        Files.move(torn, out, StandardCopyOption.REPLACE_EXISTING);
        return new Result(scored.size(), payments.report().rejected(), rejected(payments.report()), model.id());
    }

    private static List<String> rejected(LoadReport report) {
        var rejected = new ArrayList<String>();
        LoadReport.FileReport file = report.files().getFirst();
        if (file.rejected() > 0) {
            rejected.add(file.file() + ": " + file.rejected() + " of " + file.rows() + " rows rejected, all in "
                    + file.rejectedFile().orElseThrow());
            file.firstReasons().forEach(reason -> rejected.add(file.file() + ", " + reason));
        }
        return rejected;
    }

    private static String risk(double risk) {
        return String.format(Locale.ROOT, ",%.9f", risk);
    }

    private record Result(long scored, long rejectedRows, List<String> rejected, String model) {}

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
                            + risk(score.risk()));
                    scored++;
                } catch (IllegalArgumentException e) {
                    rejected.add(in + ":" + row.getStartingLineNumber() + ": " + e.getMessage());
                }
            }
            if (first) {
                throw new WorkspaceException(in + " has no rows");
            }
        }
        Files.move(torn, out, StandardCopyOption.REPLACE_EXISTING);
        return new Result(scored, rejected.size(), rejected, model.id());
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
