package io.ringfence.projection;

import io.ringfence.graph.RunControl;
import java.util.Arrays;

/**
 * The graph of groups of nodes: members of each group by counting sort, then each row on its own, so that the result is
 * the same at any thread count.
 */
final class Quotient {
    private static final int GRAIN = 1 << 10;

    private final Projection graph;
    private final int[] groupOf;
    private final int groups;

    Quotient(Projection graph, int[] groupOf, int groups) {
        this.graph = graph;
        this.groupOf = groupOf;
        this.groups = groups;
    }

    /** Rows of a range of groups, one after the other. */
    private static final class Part {
        int[] neighbours = new int[8 * GRAIN];
        float[] weights = new float[8 * GRAIN];
        int size;

        void add(int neighbour, double weight) {
            if (size == neighbours.length) {
                neighbours = Arrays.copyOf(neighbours, 2 * size);
                weights = Arrays.copyOf(weights, 2 * size);
            }
            neighbours[size] = neighbour;
            weights[size++] = (float) weight;
        }
    }

    Projection build(RunControl control) {
        control.check("grouping nodes", 0, 3);
        int[] ends = new int[groups];
        int[] members = members(ends);
        control.check("grouping nodes", 1, 3);
        int[] degrees = new int[groups];
        var parts = new Part[Math.ceilDiv(groups, GRAIN)];
        var tallies = new WeightTally[control.workers().threads()];
        control.workers().forRanges(groups, GRAIN, (worker, from, to) -> {
            if (tallies[worker] == null) {
                tallies[worker] = new WeightTally();
            }
            parts[from / GRAIN] = rows(from, to, members, ends, degrees, tallies[worker]);
        });
        control.check("grouping nodes", 2, 3);
        var rows = new RawRows(degrees, true, RawRows.PAGE_SLOTS);
        control.workers().forRanges(groups, GRAIN, (_, from, to) -> {
            Part part = parts[from / GRAIN];
            int at = 0;
            for (int group = from; group < to; group++) {
                for (int end = at + degrees[group]; at < end; at++) {
                    rows.add(group, part.neighbours[at], part.weights[at]);
                }
            }
        });
        Arrays.fill(parts, null);
        return rows.fold(control.workers());
    }

    /** The nodes of each group, ascending; the ends of the groups go to {@code ends}. */
    private int[] members(int[] ends) {
        int n = graph.nodeCount();
        for (int node = 0; node < n; node++) {
            ends[groupOf[node]]++;
        }
        int sum = 0;
        for (int group = 0; group < groups; group++) {
            int size = ends[group];
            ends[group] = sum;
            sum += size;
        }
        int[] members = new int[n];
        for (int node = 0; node < n; node++) {
            members[ends[groupOf[node]]++] = node;
        }
        return members;
    }

    private Part rows(int from, int to, int[] members, int[] ends, int[] degrees, WeightTally tally) {
        var part = new Part();
        for (int group = from; group < to; group++) {
            tally.clear();
            for (int i = group == 0 ? 0 : ends[group - 1]; i < ends[group]; i++) {
                int node = members[i];
                int end = graph.end(node);
                for (int slot = graph.begin(node); slot < end; slot++) {
                    int other = groupOf[graph.neighbour(node, slot)];
                    if (other != group) {
                        tally.add(other, graph.weight(node, slot));
                    }
                }
            }
            degrees[group] = tally.size();
            for (int i = 0; i < tally.size(); i++) {
                part.add(tally.key(i), tally.sum(i));
            }
        }
        return part;
    }
}
