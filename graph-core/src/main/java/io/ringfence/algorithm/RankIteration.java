package io.ringfence.algorithm;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.Projection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Power iteration of (personalised) PageRank. Between sweeps only the share of a node is kept, its rank divided by its
 * strength: one random read of four bytes an edge, and one division a node. Nodes without edges have no share; the rank
 * of each is what starts anew there, so it is known without being stored.
 */
final class RankIteration {
    private static final int GRAIN = 1 << 13;
    private static final int BLOCK = 1 << 10; // slots whose running sums stay in the nearest cache

    private final Projection graph;
    private final PageRankParameters parameters;
    private final Workers workers;
    private final RunControl control;
    private final int n;
    private final int[] seeds; // ascending; none: the walker starts anywhere
    private final float @Nullable [] strengths;
    private final double[] changes; // one each range
    private final double[][] prefixes; // running sums of a block, one each worker
    private int isolated; // nodes without edges where the walker may start
    private float[] shares;
    private float[] next;
    private double base; // rank that starts anew at each node
    private double seedBase; // and at each seed

    RankIteration(Projection graph, PageRankParameters parameters, int[] seeds, RunControl control) {
        this.graph = graph;
        this.parameters = parameters;
        this.seeds = seeds;
        this.control = control;
        workers = control.workers();
        n = graph.nodeCount();
        shares = new float[n];
        next = new float[n];
        strengths = parameters.weighted() && graph.isWeighted() ? new float[n] : null;
        changes = new double[Math.ceilDiv(n, GRAIN)];
        prefixes = new double[workers.threads()][BLOCK + 1];
    }

    Ranks run(String phase) {
        if (n == 0) {
            return new Ranks(new float[0], 0, 0);
        }
        control.check(phase, 0, parameters.iterations());
        start();
        double change = 0;
        int sweep = 0;
        while (sweep < parameters.iterations()) {
            change = sweep();
            control.check(phase, ++sweep, parameters.iterations());
            if (change < parameters.tolerance()) {
                break;
            }
        }
        return new Ranks(ranks(), sweep, change);
    }

    private void start() {
        base = seeds.length == 0 ? 1.0 / n : 0;
        seedBase = seeds.length == 0 ? 0 : 1.0 / seeds.length;
        double[] isolatedIn = new double[changes.length];
        workers.forRanges(n, GRAIN, (worker, from, to) -> {
            int count = 0;
            for (int node = from; node < to; node++) {
                if (strengths != null) {
                    strengths[node] = (float) graph.strength(node);
                }
                count += graph.degree(node) == 0 ? 1 : 0;
                shares[node] = (float) (base * inverseStrength(node));
            }
            isolatedIn[from / GRAIN] = count;
        });
        if (seeds.length == 0) {
            isolated = (int) Arrays.stream(isolatedIn).sum();
        } else {
            for (int seed : seeds) {
                isolated += graph.degree(seed) == 0 ? 1 : 0;
                shares[seed] = (float) (seedBase * inverseStrength(seed));
            }
        }
    }

    private float inverseStrength(int node) {
        float strength = strengths == null ? graph.degree(node) : strengths[node];
        return strength == 0 ? 0 : 1 / strength;
    }

    private double sweep() {
        double damping = parameters.damping();
        double startsAnew = 1 - damping + damping * isolated * (base + seedBase);
        double oldStart = base + seedBase;
        if (seeds.length == 0) {
            base = startsAnew / n;
        } else {
            seedBase = startsAnew / seeds.length;
        }
        workers.forRanges(n, GRAIN, (worker, from, to) -> changes[from / GRAIN] = pull(worker, from, to));
        double change = isolated * Math.abs(base + seedBase - oldStart);
        for (double each : changes) {
            change += each;
        }
        for (int seed : seeds) {
            change += startAnew(seed);
        }
        float[] old = shares;
        shares = next;
        next = old;
        return change;
    }

    /** Adds to a seed what starts anew there; returns how much that adds to the rank that moved. */
    private double startAnew(int seed) {
        float strength = strengths == null ? graph.degree(seed) : strengths[seed];
        if (strength == 0) {
            return 0;
        }
        double old = shares[seed] * strength;
        double pulled = next[seed] * strength;
        next[seed] = (float) (pulled + seedBase) / strength;
        return Math.abs(pulled + seedBase - old) - Math.abs(pulled - old);
    }

    /** Pulls one range of nodes, in blocks of rows that follow one another; returns how much rank moved. */
    private double pull(int worker, int from, int to) {
        double[] prefix = prefixes[worker];
        double change = 0;
        int node = from;
        while (node < to) {
            int first = graph.begin(node);
            int end = graph.end(node);
            int last = node + 1;
            while (last < to && graph.begin(last) == end && graph.end(last) - first < BLOCK) {
                end = graph.end(last++);
            }
            if (last == node + 1) {
                change += settle(node, rowSum(node));
            } else {
                sumUp(last - 1, first, end, prefix);
                change += settle(node, last, prefix);
            }
            node = last;
        }
        return change;
    }

    /** Running sums over the slots of a block: no branch depends on where a row ends, so reads overlap across rows. */
    private void sumUp(int node, int first, int end, double[] prefix) {
        float[] read = shares;
        Projection rows = graph;
        double sum = 0;
        if (strengths == null) {
            for (int slot = first; slot < end; slot++) {
                sum += read[rows.neighbour(node, slot)];
                prefix[slot - first + 1] = sum;
            }
        } else {
            for (int slot = first; slot < end; slot++) {
                sum += read[rows.neighbour(node, slot)] * rows.weight(node, slot);
                prefix[slot - first + 1] = sum;
            }
        }
    }

    private double rowSum(int node) {
        float[] read = shares;
        Projection rows = graph;
        int end = rows.end(node);
        double sum = 0;
        for (int slot = rows.begin(node); slot < end; slot++) {
            sum += strengths == null
                    ? read[rows.neighbour(node, slot)]
                    : read[rows.neighbour(node, slot)] * rows.weight(node, slot);
        }
        return sum;
    }

    private double settle(int node, int last, double[] prefix) {
        int first = graph.begin(node);
        double before = 0;
        double change = 0;
        for (int each = node; each < last; each++) {
            double sum = prefix[graph.end(each) - first];
            change += settle(each, sum - before);
            before = sum;
        }
        return change;
    }

    /** Sets the next share of a node from what its neighbours hand it; returns how much rank moved. */
    private double settle(int node, double sum) {
        float strength = strengths == null ? graph.degree(node) : strengths[node];
        if (strength == 0) {
            return 0;
        }
        double rank = base + parameters.damping() * sum;
        next[node] = (float) rank / strength;
        return Math.abs(rank - shares[node] * strength);
    }

    /** Shares back to ranks, in the table that is free now. */
    private float[] ranks() {
        float[] ranks = next;
        workers.forRanges(n, GRAIN, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                float strength = strengths == null ? graph.degree(node) : strengths[node];
                ranks[node] = strength == 0 ? (float) base : shares[node] * strength;
            }
        });
        for (int seed : seeds) {
            if (graph.degree(seed) == 0) {
                ranks[seed] = (float) seedBase;
            }
        }
        return ranks;
    }
}
