package io.ringfence.cli;

import io.ringfence.api.evaluation.EvaluationReport.World;
import io.ringfence.evaluation.EffortCurve;
import io.ringfence.evaluation.RingScores;
import io.ringfence.graph.RunControl;
import io.ringfence.simulation.Adversary;
import io.ringfence.simulation.SimulationParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same simulated worlds again and again, each time with rings that spend more effort on one way to hide. */
final class AdversarySuite {
    private static final List<Double> EFFORTS = List.of(0.25, 0.5, 0.75, 1.0);

    /** A way to hide. */
    private enum Kind {
        CAMOUFLAGE,
        ROTATION,
        HUB_HIDING,
        TIME_SPREAD;

        Adversary at(double effort) {
            return switch (this) {
                case CAMOUFLAGE -> new Adversary(effort, 0, 0, 0);
                case ROTATION -> new Adversary(0, effort, 0, 0);
                case HUB_HIDING -> new Adversary(0, 0, effort, 0);
                case TIME_SPREAD -> new Adversary(0, 0, 0, effort);
            };
        }
    }

    private final Judge judge;
    private final Trials.Labels labels;
    private final RunControl control;
    private int done;

    AdversarySuite(Judge judge, Trials.Labels labels, RunControl control) {
        this.judge = judge;
        this.labels = labels;
        this.control = control;
    }

    /**
     * A curve for each way to hide.
     *
     * @param worlds what was simulated with no effort
     * @param calm   how it was judged, at least one world
     */
    List<EffortCurve> run(List<SimulationParameters> worlds, List<World> calm) {
        var curves = new ArrayList<EffortCurve>();
        for (Kind kind : Kind.values()) {
            var points = new ArrayList<EffortCurve.Point>();
            points.add(point(0, calm));
            for (double effort : EFFORTS) {
                var judged = new ArrayList<World>();
                for (SimulationParameters world : worlds) {
                    judged.add(judge(world.withAdversary(kind.at(effort)), worlds.size()));
                }
                points.add(point(effort, judged));
            }
            curves.add(new EffortCurve(kind.name().toLowerCase(Locale.ROOT), points));
        }
        return curves;
    }

    private World judge(SimulationParameters world, int worlds) {
        int before = done++;
        int total = Kind.values().length * EFFORTS.size() * worlds;
        RunControl within = (phase, part, parts) -> control.progress("judging worlds that hide", before, total);
        return judge.judge(Trials.simulated(world, labels, within.on(control.workers())), within.on(control.workers()));
    }

    private static EffortCurve.Point point(double effort, List<World> worlds) {
        return new EffortCurve.Point(
                effort,
                RingScores.mean(worlds.stream().map(World::ours).toList()),
                RingScores.mean(worlds.stream().map(World::naive).toList()));
    }
}
