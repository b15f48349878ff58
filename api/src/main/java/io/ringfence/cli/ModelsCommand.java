package io.ringfence.cli;

import io.ringfence.embeddings.registry.Metrics;
import io.ringfence.embeddings.registry.ModelRegistry;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.RegistryException;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.WorkspaceException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "list | show | promote | rollback",
        description = "List the models, show one, make one the champion, or go back to the champion before.")
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class ModelsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name one of list, show, promote, rollback.");
    }

    private static ModelRegistry registry() {
        return Home.of(System.getenv()).registry();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the models, newest first.")
    int list(@Mixin Console console) {
        List<ModelSummary> models = registry().list();
        for (ModelSummary model : models) {
            Metrics trees = model.metrics().get(ModelSummary.TREES);
            Metrics noGraph = model.metrics().get(ModelSummary.NO_GRAPH);
            console.say(
                    "%-28s %-10s as of %s  %s  gate: %s",
                    model.id(),
                    model.status(),
                    model.asOf(),
                    trees == null || noGraph == null
                            ? ""
                            : String.format("AUPRC %.4f, no graph %.4f", trees.auprc(), noGraph.auprc()),
                    model.gate());
        }
        if (models.isEmpty()) {
            console.say("There are no models yet; './ringfence train' makes one.");
        }
        console.result(Map.of("models", models));
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
}
