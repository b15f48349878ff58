package io.ringfence.community;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import java.util.Arrays;

/**
 * One level of the hierarchy: a graph whose nodes stand for groups of the nodes below, each with a mass. The gain of
 * putting node v into community C is w(v, C) − γ · mass(v) · mass(C), which is modularity with mass = strength / √(2m)
 * and the constant Potts model with mass = node count.
 */
final class Level {
    private static final int GRAIN = 1 << 14;

    final Projection graph;
    final double[] mass;
    private final double edgeWeight; // of the lowest level

    private Level(Projection graph, double[] mass, double edgeWeight) {
        this.graph = graph;
        this.mass = mass;
        this.edgeWeight = edgeWeight;
    }

    static Level of(Projection graph, LeidenParameters.Objective objective, RunControl control) {
        int n = graph.nodeCount();
        double[] mass = new double[n];
        double[] sums = new double[Math.ceilDiv(n, GRAIN)];
        control.workers().forRanges(n, GRAIN, (worker, from, to) -> {
            double sum = 0;
            for (int node = from; node < to; node++) {
                mass[node] = graph.strength(node);
                sum += mass[node];
            }
            sums[from / GRAIN] = sum;
        });
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        if (objective == LeidenParameters.Objective.POTTS) {
            Arrays.fill(mass, 1);
        } else if (total > 0) {
            double scale = 1 / Math.sqrt(total);
            for (int node = 0; node < n; node++) {
                mass[node] *= scale;
            }
        }
        return new Level(graph, mass, total / 2);
    }

    int nodeCount() {
        return mass.length;
    }

    /** A gain as a share of all edge weight; of modularity, the change of it. */
    double share(double gain) {
        return edgeWeight == 0 ? 0 : gain / edgeWeight;
    }

    /** Each part becomes a node. Weight inside a part never changes a later move, so self-loops are not kept. */
    Level aggregate(int[] partOf, int parts, RunControl control) {
        double[] sums = new double[parts];
        for (int node = 0; node < mass.length; node++) {
            sums[partOf[node]] += mass[node];
        }
        return new Level(graph.quotient(partOf, parts, control), sums, edgeWeight);
    }
}
