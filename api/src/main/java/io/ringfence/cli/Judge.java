package io.ringfence.cli;

import io.ringfence.api.evaluation.EvaluationReport.World;
import io.ringfence.evaluation.BinaryMetrics.BootstrapPlan;
import io.ringfence.evaluation.Finder;
import io.ringfence.evaluation.FoundRing;
import io.ringfence.evaluation.RingEvaluation;
import io.ringfence.evaluation.RingEvaluation.Findings;
import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.RingTruth;
import io.ringfence.evaluation.SharedIdentifiers;
import io.ringfence.evaluation.Trial;
import io.ringfence.evaluation.alarm.Alarm;
import io.ringfence.evaluation.alarm.Alarms;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.ring.RingFinder;
import io.ringfence.ring.RingParameters;
import io.ringfence.ring.RingSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Judges our finder and the baseline on the same world.
 *
 * @param step      time between the dates on which alarms are looked for; none where they are not
 * @param intervals how to resample one world for intervals; none where there are several worlds
 */
record Judge(Optional<Duration> step, Optional<BootstrapPlan> intervals) {
    private static final Finder OURS =
            (view, control) -> RingFinder.find(view, RingParameters.DEFAULT, control).rings().stream()
                    .map(FoundRing::of)
                    .toList();
    private static final Finder NAIVE = new SharedIdentifiers();

    /** Finds the rings of a world and holds them against its truth. */
    World judge(Trial trial, RunControl control) {
        GraphView view = trial.graph().latest();
        return judge(trial, view, OURS.find(view, control), control);
    }

    /** Holds rings that were found before against the truth as of then; alarms are looked for anew. */
    World judge(Trial trial, RingSet rings, RunControl control) {
        var then = new Trial(trial.name(), trial.graph(), trial.truth().asOf(rings.asOf()));
        List<FoundRing> found = rings.rings().stream().map(FoundRing::of).toList();
        return judge(then, trial.graph().asOf(rings.asOf()), found, control);
    }

    private World judge(Trial trial, GraphView view, List<FoundRing> found, RunControl control) {
        List<String> accounts = accounts(view);
        List<Alarm> ours = alarms(trial, OURS, control);
        List<Alarm> naive = alarms(trial, NAIVE, control);
        return new World(
                trial.name(),
                scores(new Findings(trial.truth(), found, accounts, ours)),
                scores(new Findings(trial.truth(), NAIVE.find(view, control), accounts, naive)));
    }

    private List<Alarm> alarms(Trial trial, Finder finder, RunControl control) {
        return step.map(each -> Alarms.watch(trial, finder, each, control)).orElse(List.of());
    }

    private RingScores scores(Findings findings) {
        return RingEvaluation.evaluate(findings, intervals);
    }

    /** How our rings fare, with no alarms and no baseline. */
    static RingScores quick(RingTruth truth, RingSet rings, GraphView view) {
        List<FoundRing> found = rings.rings().stream().map(FoundRing::of).toList();
        return RingEvaluation.evaluate(
                new Findings(truth.asOf(rings.asOf()), found, accounts(view), List.of()), Optional.empty());
    }

    /** The ids of all accounts of a view. */
    static List<String> accounts(GraphView view) {
        return IntStream.range(0, view.nodeCount())
                .filter(node -> view.isAccount(node) && !view.isErased(node))
                .mapToObj(node -> view.entity(node).id())
                .toList();
    }
}
