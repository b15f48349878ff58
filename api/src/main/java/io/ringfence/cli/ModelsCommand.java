package io.ringfence.cli;

import io.ringfence.api.models.ModelReportPage;
import io.ringfence.embeddings.registry.Metrics;
import io.ringfence.embeddings.registry.ModelRegistry;
import io.ringfence.embeddings.registry.ModelState;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.RegistryException;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.embeddings.shadow.ShadowLog;
import io.ringfence.embeddings.shadow.ShadowReport;
import io.ringfence.embeddings.shadow.ShadowScore;
import io.ringfence.embeddings.similarity.AccountEmbeddings;
import io.ringfence.graph.GraphView;
import io.ringfence.loaders.neo4j.AccountEmbedding;
import io.ringfence.loaders.neo4j.EmbeddingStore;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.Workspace;
import io.ringfence.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "list | show | report | promote | rollback | shadow | embed",
        description = {
            "List the models, show one, write its report page, make one the champion, go back to the champion before, or",
            "have one score beside the champion without being heard, or put its embeddings of accounts into the database."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class ModelsCommand implements Runnable {
    private static final Duration MATURITY = Duration.ofDays(30);

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name one of list, show, report, promote, rollback, shadow, embed.");
    }

    private static ModelRegistry registry() {
        return Home.of(System.getenv()).registry();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the models, newest first.")
    int list(@Mixin Console console) {
        List<ModelSummary> models = registry().list();
        for (ModelSummary model : models) {
            Metrics together = model.metrics().get(ModelSummary.TOGETHER);
            Metrics noGraph = model.metrics().get(ModelSummary.NO_GRAPH);
            console.say(
                    "%-28s %-10s as of %s  %s  gate: %s",
                    model.id(),
                    model.status(),
                    model.asOf(),
                    together == null || noGraph == null
                            ? ""
                            : String.format("AUPRC %.4f, no graph %.4f", together.auprc(), noGraph.auprc()),
                    model.gate());
        }
        if (models.isEmpty()) {
            console.say("There are no models yet; './ringfence train' makes one.");
        }
        ModelState state = registry().state();
        state.troubles().forEach(trouble -> console.warn("Attention: " + trouble));
        console.result(Map.of("models", models, "troubles", state.troubles()));
        return ExitStatus.DONE;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show one model.")
    int show(@Parameters(paramLabel = "ID") String id, @Mixin Console console) {
        ModelSummary model = registry()
                .summary(id)
                .orElseThrow(() ->
                        new WorkspaceException("there is no model " + id + "; './ringfence models list' lists them"));
        TrainCommand.print(console, model);
        console.result(model);
        return ExitStatus.DONE;
    }

    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = "Make a model the champion; refused unless its gate holds.")
    int promote(@Parameters(paramLabel = "ID") String id, @Mixin Console console) throws RegistryException {
        registry().promote(id);
        console.say("%s is the champion now.", id);
        console.result(Map.of("champion", id));
        return ExitStatus.DONE;
    }

    @Command(name = "rollback", mixinStandardHelpOptions = true, description = "Go back to the champion before.")
    int rollback(@Mixin Console console) throws RegistryException {
        String id = registry().rollback();
        console.say("%s is the champion again.", id);
        console.result(Map.of("champion", id));
        return ExitStatus.DONE;
    }

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = "Write all that is known of a model as one HTML page.")
    int report(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write it.") Path out,
            @Mixin Console console)
            throws IOException, RegistryException {
        ModelRegistry registry = registry();
        ModelSummary model = registry.summary(id)
                .orElseThrow(() ->
                        new WorkspaceException("there is no model " + id + "; './ringfence models list' lists them"));
        Files.writeString(out, new ModelReportPage(model, registry.dossier(id).orElse(null)).html());
        console.say("Wrote %s", out);
        console.result(Map.of("report", out.toString()));
        return ExitStatus.DONE;
    }

    @Command(
            name = "shadow",
            mixinStandardHelpOptions = true,
            description = {
                "With ID: have a model score live decisions beside the champion from now on; a running service takes it up",
                "within a second. Without: say how those that do compare with the champion."
            })
    int shadow(
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id,
            @Option(names = "--off", description = "Have the model ID score no longer.") boolean off,
            @Option(
                            names = "--labels",
                            description = "Also say how both did, by the labels that came since; reads the database.")
                    boolean labels,
            @Mixin Console console)
            throws IOException, RegistryException {
        ModelRegistry registry = registry();
        if (id != null && off) {
            registry.unshadow(id);
            console.say("%s scores no longer in the shadow; its scores are kept.", id);
            console.result(Map.of("shadow", id, "on", false));
        } else if (id != null) {
            registry.shadow(id);
            console.say("%s scores in the shadow of the champion now.", id);
            console.result(Map.of("shadow", id, "on", true));
        } else if (off) {
            throw new ParameterException(spec.commandLine(), "--off needs the ID of a model.");
        } else {
            compare(registry, labels, console);
        }
        return ExitStatus.DONE;
    }

    @Command(
            name = "embed",
            mixinStandardHelpOptions = true,
            description = {
                "Write where a model places each account (embeddings of its graph network, by default those of the model that",
                "serves) into a vector index of the database, for questions in Cypher; those of other models are removed."
            })
    int embed(@Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id, @Mixin Console console)
            throws RegistryException {
        try (var progress = console.progress();
                var session = Session.toWrite(Home.of(System.getenv()), "models embed", progress)) {
            Workspace workspace = session.workspace(progress);
            RiskModel model = id != null
                    ? session.models().model(id)
                    : workspace
                            .champion()
                            .orElseThrow(() ->
                                    new WorkspaceException("there is no model yet; './ringfence train' makes one"));
            GraphView view = workspace.view();
            AccountEmbeddings embeddings = AccountEmbeddings.of(model, view, Integer.MAX_VALUE, progress);
            EmbeddingStore store = session.store().embeddings();
            var placed = new ArrayList<AccountEmbedding>();
            for (int i = 0; i < embeddings.size(); i++) {
                float[] vector = embeddings.embedding(i);
                if (AccountEmbedding.hasDirection(vector)) {
                    placed.add(new AccountEmbedding(
                            view.entity(embeddings.account(i)).id(), vector));
                }
            }
            long saved = store.save(model.id(), placed, progress);
            store.models().stream().filter(other -> !other.equals(model.id())).forEach(store::drop);
            int left = embeddings.size() - placed.size();
            progress.pause();
            console.say(
                    "%,d accounts placed by model %s in the vector index %s; %,d without a direction left out",
                    saved, model.id(), EmbeddingStore.index(model.id()), left);
            console.result(Map.of(
                    "model", model.id(), "saved", saved, "leftOut", left, "index", EmbeddingStore.index(model.id())));
        }
        return ExitStatus.DONE;
    }

    private static void compare(ModelRegistry registry, boolean labels, Console console) throws IOException {
        var logs = new TreeMap<String, List<ShadowScore>>();
        for (ModelSummary model : registry.list()) {
            List<ShadowScore> scores = new ShadowLog(registry.shadowLog(model.id())).read();
            if (!scores.isEmpty()) {
                logs.put(model.id(), scores);
            }
        }
        if (logs.isEmpty()) {
            console.say("Nobody has scored in the shadow yet; './ringfence models shadow ID' names who shall.");
            console.result(Map.of("shadows", List.of()));
            return;
        }
        var reports = new ArrayList<ShadowReport>();
        if (labels) {
            try (var progress = console.progress();
                    var session = Session.toRead(Home.of(System.getenv()), "models shadow", progress)) {
                GraphView known = session.workspace(progress).view();
                logs.values().forEach(scores -> reports.add(ShadowReport.of(scores, known, MATURITY)));
            }
        } else {
            logs.values().forEach(scores -> reports.add(ShadowReport.of(scores, null, MATURITY)));
        }
        reports.forEach(report -> print(console, report));
        console.result(Map.of("shadows", reports));
    }

    private static void print(Console console, ShadowReport report) {
        console.say(
                "%s: %,d decisions from %s to %s%n  same band %.1f %%, rank correlation %.3f, stability index %.3f,"
                        + " mean difference %.4f",
                report.challenger(),
                report.decisions(),
                report.from(),
                report.to(),
                100 * report.agreement(),
                report.correlation(),
                report.psi(),
                report.difference());
        report.moves().forEach((move, count) -> console.say("  %-20s %,d", move, count));
        ShadowReport.Performance performance = report.performance();
        if (performance != null) {
            console.say(
                    "  %,d decisions with a label, %d of them fraud (%,d named no payment that is known): AUPRC %.4f,"
                            + " champion %.4f, difference %+.4f to %+.4f",
                    performance.labelled(),
                    performance.fraud(),
                    performance.unmatched(),
                    performance.challenger(),
                    performance.champion(),
                    performance.lower(),
                    performance.upper());
        }
    }
}
