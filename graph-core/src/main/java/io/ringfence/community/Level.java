package io.ringfence.community;

import io.ringfence.projection.Projection;

/**
 * One level of Leiden: a graph whose nodes stand for groups of the nodes below, each with a mass. The gain of putting
 * node v into community C is w(v, C) − γ · mass(v) · mass(C), which is modularity with mass = strength / √(2m) and the
 * constant Potts model with mass = node count.
 */
final class Level {
    final Projection graph;
    final double[] mass;

    private Level(Projection graph, double[] mass) {
        this.graph = graph;
        this.mass = mass;
    }

    static Level of(Projection graph, LeidenParameters.Objective objective) {
        double[] mass = new double[graph.nodeCount()];
        double total = 0;
        for (int node = 0; node < mass.length; node++) {
            mass[node] = objective == LeidenParameters.Objective.POTTS ? 1 : graph.strength(node);
            total += mass[node];
        }
        if (objective == LeidenParameters.Objective.MODULARITY && total > 0) {
            double scale = 1 / Math.sqrt(total);
            for (int node = 0; node < mass.length; node++) {
                mass[node] *= scale;
            }
        }
        return new Level(graph, mass);
    }

    int nodeCount() {
        return mass.length;
    }

    /** Each part becomes a node. Weight inside a part never changes a later move, so self-loops are not kept. */
    Level aggregate(Communities parts) {
        var builder = new Projection.Builder(parts.count());
        double[] sums = new double[parts.count()];
        for (int node = 0; node < mass.length; node++) {
            int part = parts.of(node);
            sums[part] += mass[node];
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                int other = graph.neighbour(node, slot);
                if (node < other && parts.of(other) != part) {
                    builder.add(part, parts.of(other), graph.weight(node, slot));
                }
            }
        }
        return new Level(builder.build(), sums);
    }
}
