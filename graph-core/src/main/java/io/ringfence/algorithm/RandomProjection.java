package io.ringfence.algorithm;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of nodes by fast random projection (FastRP): each node draws a very sparse random vector, each hop replaces a
 * vector by the weighted mean of its neighbours', scaled to length 1, and a node's vector is a weighted sum over hops.
 * Nodes with the same neighbours have the same vector; a node without edges has none of any length.
 *
 * <p>Time O(hops × d × (n + m)), nearly all of it the gathering of vectors, so between hops they are kept in 16-bit
 * floats of 11 digits. Memory 9nd bytes, the result's 4nd included. A random vector depends on the seed and the node,
 * and each sum follows the row, so the result is the same at any thread count.
 *
 * @see <a href="https://doi.org/10.1145/3357384.3357879">Chen, Sultan, Tian, Chen &amp; Skiena 2019</a>
 */
public final class RandomProjection {
    private static final int REGION = 1 << 20;

    private final Projection graph;
    private final RandomProjectionParameters parameters;
    private final RunControl control;
    private final int n;
    private final int d;
    private final NodeVectors result;

    private RandomProjection(Projection graph, RandomProjectionParameters parameters, RunControl control) {
        this.graph = graph;
        this.parameters = parameters;
        this.control = control;
        n = graph.nodeCount();
        d = parameters.dimensions();
        result = new NodeVectors(n, d);
    }

    /**
     * The vectors of a projection's nodes.
     *
     * @param control called about once per million nodes and hop
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static NodeVectors of(Projection graph, RandomProjectionParameters parameters, RunControl control) {
        return new RandomProjection(graph, parameters, control).run();
    }

    /** The bytes that a run on n nodes allocates, the result included. */
    public static long estimateBytes(long n, RandomProjectionParameters parameters) {
        int tables = Math.min(2, parameters.weights().size() - 1);
        long scales = parameters.normalising() == 0 ? 0 : 4;
        return n * (parameters.dimensions() * (5L + 2L * tables) + scales) + 65_536;
    }

    private NodeVectors run() {
        int hops = parameters.weights().size();
        HalfVectors before = firstHop();
        var next = hops > 2 ? new HalfVectors(n, d) : null;
        for (int hop = 1; hop < hops; hop++) {
            HalfVectors from = before;
            HalfVectors to = hop == hops - 1 ? null : next;
            hop(hop, to, scratch -> (sum, weight, neighbour) -> from.addTo(sum, weight, neighbour, scratch));
            next = before;
            before = to == null ? before : to;
        }
        return result;
    }

    private HalfVectors firstHop() {
        var signs = new RandomSigns(n, d, parameters.seed());
        regions("random vectors", 0, (from, _) -> signs.draw(from));
        float[] scales = scales();
        var to = new HalfVectors(n, d);
        hop(0, parameters.weights().size() == 1 ? null : to, _ -> {
            byte[] scratch = new byte[d];
            return (sum, weight, neighbour) ->
                    signs.addTo(sum, scales == null ? weight : weight * scales[neighbour], neighbour, scratch);
        });
        return to;
    }

    private float @Nullable [] scales() {
        if (parameters.normalising() == 0) {
            return null;
        }
        float[] scales = new float[n];
        regions("random vectors", 0, (from, to) -> {
            for (int node = from; node < to; node++) {
                scales[node] = (float) Math.pow(graph.strength(node), parameters.normalising());
            }
        });
        return scales;
    }

    /** Adds the weight times the vector of a neighbour to a sum. */
    private interface Gather {
        void addTo(float[] sum, float weight, int neighbour);
    }

    private void hop(int hop, @Nullable HalfVectors to, Function<short[], Gather> before) {
        float weight = parameters.weights().get(hop).floatValue();
        regions("hops", hop + 1, (from, end) -> {
            float[] mean = new float[d];
            float[] scratch = new float[d];
            short[] half = new short[d];
            Gather gather = before.apply(half);
            result.allocate(from);
            if (to != null) {
                to.allocate(from);
            }
            for (int node = from; node < end; node++) {
                mean(node, gather, mean);
                if (to != null) {
                    to.set(node, mean, half);
                }
                if (weight != 0) {
                    result.add(node, weight, mean, scratch);
                }
            }
        });
    }

    /** The mean of the neighbours' vectors, scaled to length 1. */
    private void mean(int node, Gather gather, float[] mean) {
        Arrays.fill(mean, 0);
        int end = graph.end(node);
        for (int slot = graph.begin(node); slot < end; slot++) {
            gather.addTo(mean, graph.weight(node, slot), graph.neighbour(node, slot));
        }
        double square = square(mean);
        if (square > 0) {
            float scale = (float) (1 / Math.sqrt(square));
            for (int i = 0; i < mean.length; i++) {
                mean[i] *= scale;
            }
        }
    }

    /** Four sums side by side: one alone would wait for each addition. */
    private static double square(float[] vector) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < vector.length; i += 4) {
            first += (double) vector[i] * vector[i];
            second += (double) vector[i + 1] * vector[i + 1];
            third += (double) vector[i + 2] * vector[i + 2];
            fourth += (double) vector[i + 3] * vector[i + 3];
        }
        for (; i < vector.length; i++) {
            first += (double) vector[i] * vector[i];
        }
        return first + second + third + fourth;
    }

    private interface Range {
        void run(int from, int to);
    }

    /** Works page by page, so that each page has one writer. */
    private void regions(String phase, int step, Range range) {
        long total = (long) n * (parameters.weights().size() + 1);
        for (int begin = 0; begin < n; begin = begin > n - REGION ? n : begin + REGION) {
            control.check(phase, (long) n * step + begin, total);
            int offset = begin;
            control.workers()
                    .forRanges(
                            Math.min(REGION, n - begin),
                            NodeVectors.PAGE_NODES,
                            (_, from, to) -> range.run(offset + from, offset + to));
        }
    }
}
