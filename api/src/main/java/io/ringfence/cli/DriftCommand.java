package io.ringfence.cli;

import io.ringfence.embeddings.drift.DriftAlarm;
import io.ringfence.embeddings.drift.DriftParameters;
import io.ringfence.embeddings.drift.DriftReport;
import io.ringfence.embeddings.drift.Movement;
import io.ringfence.embeddings.drift.PerformanceWeek;
import io.ringfence.embeddings.registry.RegistryException;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.ModelDrift;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.Workspace;
import io.ringfence.workspace.WorkspaceException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = {
            "Hold the decisions of late against those that the model was trained on: features, scores, degree, size of"
                    + " components, rarity of identifiers; coming and going of rings; and how well the model does as labels"
                    + " mature. Each alarm names its cause and where it is worst.",
            ""
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class DriftCommand implements Callable<Integer> {
    private static final int SHOWN = 8;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RetrainingOptions options;

    @Option(
            names = "--alarm-status",
            paramLabel = "N",
            defaultValue = "0",
            description = "Exit status where there is an alarm (default ${DEFAULT-VALUE}).")
    private int alarmStatus;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws RegistryException {
        DriftParameters parameters = options.drift(spec);
        double kept = options.policy(spec).kept();
        DriftReport report;
        try (var progress = console.progress();
                var session = Session.toRead(Home.of(System.getenv()), "drift", progress)) {
            Workspace workspace = session.workspace(progress);
            RiskModel model = workspace
                    .champion()
                    .orElseThrow(() -> new WorkspaceException("there is no model yet; './ringfence train' makes one"));
            report = ModelDrift.of(workspace).measure(model, parameters, kept, progress);
        }
        print(report);
        console.result(report);
        return report.alarms().isEmpty() ? ExitStatus.DONE : alarmStatus;
    }

    private void print(DriftReport report) {
        console.say(
                "Model %s: %,d decisions from %s to %s against those from %s to %s",
                report.model(),
                report.decisions(),
                report.from(),
                report.to(),
                report.referenceFrom(),
                report.referenceTo());
        report.notes().forEach(note -> console.say("  %s", note));
        for (Movement movement : report.movements().stream().limit(SHOWN).toList()) {
            console.say(
                    "  %-28s PSI %6.3f  limit %.3f  mean %,.3f, was %,.3f  %s",
                    movement.name(),
                    movement.psi(),
                    movement.limit(),
                    movement.is(),
                    movement.was(),
                    movement.segment() == null
                            ? ""
                            : String.format("most %s (%.2f)", movement.segment(), movement.segmentPsi()));
        }
        for (PerformanceWeek week : report.weeks()) {
            console.say(
                    "  week from %s  %,6d decisions, %,5d open, %4d fraud  AUPRC %.3f (%.3f to %.3f)  recall@%d %.3f%s",
                    week.from(),
                    week.decisions(),
                    week.open(),
                    week.fraud(),
                    week.auprc(),
                    week.lower(),
                    week.upper(),
                    week.budget(),
                    week.recall(),
                    week.mature() ? "" : "  labels not mature");
        }
        for (DriftAlarm alarm : report.alarms()) {
            console.say(
                    "ALARM %s: %s%s",
                    alarm.kind(), alarm.cause(), alarm.segment() == null ? "" : "; worst: " + alarm.segment());
        }
        if (report.alarms().isEmpty()) {
            console.say("No alarm.");
        }
    }
}
