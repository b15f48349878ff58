package io.ringfence.algorithm;

import io.ringfence.graph.Workers;
import io.ringfence.projection.Projection;

/**
 * The edges of a graph, each once, as out-rows from the lower to the higher degree. Nodes are named by their rank: 0 has
 * the highest degree, ties fall to the lower node. An out-row has at most √(2m) entries, and they crowd at low ranks.
 */
final class RankedRows {
    private static final int GRAIN = 1 << 13;

    final int[] nodes; // by rank
    final int[] ranks; // by node
    final int[] begins; // of the out-row of a rank; n + 1 of them
    final int[] targets;

    RankedRows(Projection graph, Workers workers) {
        if (graph.edgeCount() >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException("edges must be below 2^31 - 1, got " + graph.edgeCount());
        }
        int n = graph.nodeCount();
        nodes = byFallingDegree(graph);
        ranks = new int[n];
        begins = new int[n + 1];
        workers.forRanges(n, GRAIN, (worker, from, to) -> {
            for (int rank = from; rank < to; rank++) {
                ranks[nodes[rank]] = rank;
            }
        });
        workers.forRanges(n, GRAIN, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                begins[ranks[node] + 1] = countAbove(graph, node);
            }
        });
        for (int rank = 0; rank < n; rank++) {
            begins[rank + 1] += begins[rank];
        }
        targets = new int[begins[n]];
        workers.forRanges(n, GRAIN, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                fill(graph, node);
            }
        });
    }

    int size() {
        return nodes.length;
    }

    int outDegree(int rank) {
        return begins[rank + 1] - begins[rank];
    }

    private static int[] byFallingDegree(Projection graph) {
        int n = graph.nodeCount();
        int most = 0;
        for (int node = 0; node < n; node++) {
            most = Math.max(most, graph.degree(node));
        }
        int[] places = new int[most + 2];
        for (int node = 0; node < n; node++) {
            places[most - graph.degree(node) + 1]++;
        }
        for (int i = 0; i <= most; i++) {
            places[i + 1] += places[i];
        }
        int[] nodes = new int[n];
        for (int node = 0; node < n; node++) {
            nodes[places[most - graph.degree(node)]++] = node;
        }
        return nodes;
    }

    private int countAbove(Projection graph, int node) {
        int rank = ranks[node];
        int count = 0;
        int end = graph.end(node);
        for (int slot = graph.begin(node); slot < end; slot++) {
            count += ranks[graph.neighbour(node, slot)] < rank ? 1 : 0;
        }
        return count;
    }

    private void fill(Projection graph, int node) {
        int rank = ranks[node];
        int place = begins[rank];
        int end = graph.end(node);
        for (int slot = graph.begin(node); slot < end; slot++) {
            int other = ranks[graph.neighbour(node, slot)];
            if (other < rank) {
                targets[place++] = other;
            }
        }
    }
}
