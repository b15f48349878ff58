package io.ringfence.algorithm;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How alike nodes are by the neighbours that they share. Hubs do not count: what all share says nothing of two. */
public final class Similarity {
    private static final Comparator<SimilarNodes.Similar> MOST_SIMILAR = Comparator.comparingDouble(
                    SimilarNodes.Similar::similarity)
            .reversed()
            .thenComparingInt(SimilarNodes.Similar::node);

    private final Projection graph;
    private final SimilarityParameters parameters;

    private Similarity(Projection graph, SimilarityParameters parameters) {
        this.graph = graph;
        this.parameters = parameters;
    }

    /** The similarity of two nodes, 0 where they share nothing; by O(degree of both) merging. Symmetric, deterministic. */
    public static double between(Projection graph, int one, int other, SimilarityParameters parameters) {
        return new Similarity(graph, parameters).merge(one, other);
    }

    /**
     * The nodes at two edges from one that are most like it. They may be its neighbours too.
     *
     * <p>Time and memory O(degree · cap) for rarity, and the degrees of what is found more for Jaccard. Deterministic;
     * one thread.
     *
     * @param control called once a neighbour
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     * @see <a href="https://doi.org/10.1016/S0378-8733(03)00009-1">Adamic &amp; Adar 2003</a>
     */
    public static SimilarNodes of(Projection graph, int node, SimilarityParameters parameters, RunControl control) {
        return new Similarity(graph, parameters).search(node, control);
    }

    private boolean counts(int neighbour) {
        return graph.degree(neighbour) <= parameters.cap();
    }

    /** What a shared neighbour adds per unit of weight. */
    private double value(int neighbour) {
        return switch (parameters.measure()) {
            case JACCARD -> 1;
            case RARITY -> 1 / Math.log(Math.max(2, graph.degree(neighbour)));
        };
    }

    private double merge(int one, int other) {
        int slot = graph.begin(one);
        int otherSlot = graph.begin(other);
        int end = graph.end(one);
        int otherEnd = graph.end(other);
        double shared = 0;
        while (slot < end && otherSlot < otherEnd) {
            int neighbour = graph.neighbour(one, slot);
            int otherNeighbour = graph.neighbour(other, otherSlot);
            if (neighbour == otherNeighbour && counts(neighbour)) {
                shared += Math.min(graph.weight(one, slot), graph.weight(other, otherSlot)) * value(neighbour);
            }
            slot += neighbour <= otherNeighbour ? 1 : 0;
            otherSlot += otherNeighbour <= neighbour ? 1 : 0;
        }
        return finish(shared, one, other);
    }

    private SimilarNodes search(int node, RunControl control) {
        var sums = new Int2DoubleOpenHashMap();
        int begin = graph.begin(node);
        int end = graph.end(node);
        long considered = 0;
        long leftOut = 0;
        int hubs = 0;
        for (int slot = begin; slot < end; slot++) {
            control.check("similarity", slot - begin, end - begin);
            int neighbour = graph.neighbour(node, slot);
            long ways = graph.degree(neighbour) - 1L;
            if (counts(neighbour)) {
                considered += ways;
                follow(node, neighbour, graph.weight(node, slot), sums);
            } else {
                leftOut += ways;
                hubs++;
            }
        }
        return new SimilarNodes(best(node, sums), considered, leftOut, hubs);
    }

    private void follow(int node, int neighbour, float weight, Int2DoubleOpenHashMap sums) {
        double value = value(neighbour);
        int end = graph.end(neighbour);
        for (int slot = graph.begin(neighbour); slot < end; slot++) {
            int other = graph.neighbour(neighbour, slot);
            if (other != node) {
                sums.addTo(other, Math.min(weight, graph.weight(neighbour, slot)) * value);
            }
        }
    }

    private List<SimilarNodes.Similar> best(int node, Int2DoubleOpenHashMap sums) {
        var found = new ArrayList<SimilarNodes.Similar>(sums.size());
        for (Int2DoubleMap.Entry entry : sums.int2DoubleEntrySet()) {
            int other = entry.getIntKey();
            found.add(new SimilarNodes.Similar(other, finish(entry.getDoubleValue(), node, other)));
        }
        found.sort(MOST_SIMILAR);
        return found.subList(0, Math.min(parameters.top(), found.size()));
    }

    private double finish(double shared, int one, int other) {
        return switch (parameters.measure()) {
            case RARITY -> shared;
            case JACCARD -> shared == 0 ? 0 : shared / (counted(one) + counted(other) - shared);
        };
    }

    /** The weight of a node's edges to neighbours that count. */
    private double counted(int node) {
        double sum = 0;
        int end = graph.end(node);
        for (int slot = graph.begin(node); slot < end; slot++) {
            if (counts(graph.neighbour(node, slot))) {
                sum += graph.weight(node, slot);
            }
        }
        return sum;
    }
}
