package io.ringfence.embeddings.published;

import io.ringfence.embeddings.HeldOutScores;
import io.ringfence.embeddings.TrainingException;
import io.ringfence.evaluation.RingTruth;
import io.ringfence.feature.Split;
import io.ringfence.feature.TrainingSet;
import io.ringfence.feature.TrainingSetParameters;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.Manner;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the graph is worth in simulated worlds: split by time as {@code train} does, tested without the accounts of rings
 * of which training or validation had a row, with labels that come 90 days late on average (34 at least) and decisions that
 * count as legitimate only after 90 days without one.
 *
 * @param accounts of each world, 100 to 10 million
 * @param count    worlds, at least 1
 * @param seed     of the first world; the others follow
 */
public record Worlds(int accounts, int count, long seed) {
    /** As it is asked for. */
    public static final String NAME = "worlds";

    /** Five worlds with seeds that nothing was chosen on. */
    public static final Worlds DEFAULT = new Worlds(20_000, 5, 3001);

    private static final int DAYS = 540;
    private static final double DELAY = 56; // a delay is 0.6 of these and a part that has these as its mean
    private static final Duration MATURITY = Duration.ofDays(90);

    public Worlds {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, got " + count);
        }
    }

    /**
     * Trains and tests in each world.
     *
     * @throws TrainingException if there is too little to learn from
     */
    public Outcome run(Outcome.Effort effort, RunControl control) throws TrainingException {
        TrainingSetParameters parameters = TrainingSetParameters.DEFAULT.withMaturity(MATURITY);
        var request = new HeldOutScores.Request(
                parameters, feature -> true, effort.budget(), effort.network(), parameters.seed());
        var outcome = new Outcome.Collector(
                NAME,
                "simulated worlds by time, labels 90 days late, without accounts of rings seen in training",
                "nothing; the trees without the graph stand beside");
        for (int i = 0; i < count; i++) {
            control.check(NAME, i, count);
            RingWorld world = RingWorld.simulate(parameters(seed + i), control);
            var graph = new TemporalGraph(EntityTypes.DEFAULT);
            world.events().forEach(graph::append);
            graph.compact(control);
            HeldOutScores scores = HeldOutScores.byTime(graph, request, control);
            outcome.add("seed " + (seed + i), graph, scores, unseen(world.truth(), scores));
        }
        return outcome.outcome();
    }

    SimulationParameters parameters(long one) {
        var labels = Manner.DEFAULT.labels().withDelayDays(DELAY);
        return SimulationParameters.DEFAULT
                .withAccounts(accounts)
                .withDays(DAYS)
                .withSeed(one)
                .withManner(Manner.DEFAULT.withLabels(labels));
    }

    /** Places, among the test rows, of those whose account is in no ring that had a row before. */
    static int[] unseen(RingTruth truth, HeldOutScores scores) {
        TrainingSet set = scores.set();
        var before = new HashSet<String>();
        for (int row = 0; row < set.size(); row++) {
            if (set.split(row) != Split.TEST) {
                before.add(set.accountId(row));
            }
        }
        var seen = new HashSet<String>();
        for (RingTruth.TrueRing ring : truth.rings()) {
            List<String> members =
                    ring.members().stream().map(RingTruth.TrueMember::accountId).toList();
            if (members.stream().anyMatch(before::contains)) {
                seen.addAll(members);
            }
        }
        int[] rows = scores.rows();
        return IntStream.range(0, rows.length)
                .filter(place -> !seen.contains(set.accountId(rows[place])))
                .toArray();
    }
}
