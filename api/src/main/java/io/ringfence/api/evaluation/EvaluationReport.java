package io.ringfence.api.evaluation;

import io.ringfence.evaluation.EffortCurve;
import io.ringfence.evaluation.RingScores;
import java.util.List;
import java.util.Objects;

/**
 * An evaluation as it is told.
 *
 * @param design what was done, in a sentence or two
 * @param worlds each world, in the order in which they were judged; may be empty
 * @param curves what attackers' effort does; may be empty
 */
public record EvaluationReport(String design, List<World> worlds, List<EffortCurve> curves) {
    /**
     * One world.
     *
     * @param name  tells it from others
     * @param ours  the scores of Ringfence
     * @param naive those of the baseline
     */
    public record World(String name, RingScores ours, RingScores naive) {
        public World {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(ours, "ours");
            Objects.requireNonNull(naive, "naive");
        }
    }

    public EvaluationReport {
        Objects.requireNonNull(design, "design");
        worlds = List.copyOf(worlds);
        curves = List.copyOf(curves);
    }

    /** Our mean over worlds. */
    public RingScores ours() {
        return RingScores.mean(worlds.stream().map(World::ours).toList());
    }

    /** The baseline's mean over worlds. */
    public RingScores naive() {
        return RingScores.mean(worlds.stream().map(World::naive).toList());
    }
}
