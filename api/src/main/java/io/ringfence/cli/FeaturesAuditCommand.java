package io.ringfence.cli;

import io.ringfence.feature.AuditParameters;
import io.ringfence.feature.FeatureAudit;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.workspace.Home;
import io.ringfence.workspace.Session;
import io.ringfence.workspace.WorkspaceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Check on the loaded history that no feature knows what it could not know.",
            "Replays it live beside the batch, alters and shuffles everything after some moments, and contradicts",
            "all labels for the features that claim to know none. Exit status 1 where anything leaks."
        })
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class FeaturesAuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--decisions",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Most decisions that are checked (default: ${DEFAULT-VALUE}).")
    private int decisions;

    @Option(
            names = "--cuts",
            paramLabel = "N",
            defaultValue = "3",
            description = "Moments after which all is altered (default: ${DEFAULT-VALUE}).")
    private int cuts;

    @Mixin
    private Console console;

    @Override
    public Integer call() {
        AuditParameters parameters = parameters();
        Map<String, FeatureAudit.Report> reports;
        try (var progress = console.progress();
                var session = Session.toRead(Home.of(System.getenv()), "features audit", progress)) {
            reports = audit(session.workspace(progress).graph(), parameters, progress);
        }
        if (reports.values().stream().allMatch(report -> report.checked() == 0)) {
            throw new WorkspaceException("there is nothing to audit: no payment and no link is loaded");
        }
        reports.forEach(this::say);
        boolean passed = reports.values().stream().allMatch(FeatureAudit.Report::passed);
        console.say(passed ? "Nothing leaks." : "Features leak; the first of each check are named above.");
        console.result(Map.of("passed", passed, "checks", reports));
        return passed ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private AuditParameters parameters() {
        try {
            return new AuditParameters(decisions, cuts, AuditParameters.DEFAULT.seed());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static Map<String, FeatureAudit.Report> audit(
            TemporalGraph graph, AuditParameters parameters, RunControl progress) {
        var audit = new FeatureAudit(graph, parameters);
        var reports = new LinkedHashMap<String, FeatureAudit.Report>();
        reports.put("parity", audit.parity(progress));
        reports.put("timeTravel", audit.timeTravel(progress));
        reports.put("labels", audit.labels(progress));
        return reports;
    }

    private void say(String check, FeatureAudit.Report report) {
        String what = switch (check) {
            case "parity" -> "live and batch agree";
            case "timeTravel" -> "the future, altered and shuffled, reaches no feature";
            default -> "what claims to know no label knows none";
        };
        console.say(
                "%-12s %s: %,d decisions, %d features leak",
                check, what, report.checked(), report.leaks().size());
        report.leaks().forEach((feature, times) -> console.say("  %-32s differs in %,d decisions", feature, times));
        report.differences().stream()
                .limit(5)
                .forEach(one -> console.say(
                        "    %s of %s at event %d: %s, should be %s",
                        one.feature(), one.accountId(), one.sequence(), one.actual(), one.expected()));
    }
}
