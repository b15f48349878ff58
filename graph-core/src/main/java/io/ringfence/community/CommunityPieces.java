package io.ringfence.community;

import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.function.IntConsumer;

/** Walks the connected pieces of communities, each node once. */
final class CommunityPieces {
    private final Neighbours graph;
    private final int[] labels;
    private final boolean[] seen;
    private final IntArrayList piece = new IntArrayList();

    /** The neighbours of any node. */
    @FunctionalInterface
    interface Neighbours {
        void forEach(int node, IntConsumer each);

        static Neighbours of(Projection graph) {
            return (node, each) -> {
                int end = graph.end(node);
                for (int slot = graph.begin(node); slot < end; slot++) {
                    each.accept(graph.neighbour(node, slot));
                }
            };
        }
    }

    CommunityPieces(Neighbours graph, int[] labels) {
        this.graph = graph;
        this.labels = labels;
        seen = new boolean[labels.length];
    }

    /** Walks the piece of a node; false if it was walked before. */
    boolean begin(int node) {
        if (seen[node]) {
            return false;
        }
        piece.clear();
        piece.add(node);
        seen[node] = true;
        for (int i = 0; i < piece.size(); i++) {
            int at = piece.getInt(i);
            graph.forEach(at, other -> {
                if (!seen[other] && labels[other] == labels[node]) {
                    seen[other] = true;
                    piece.add(other);
                }
            });
        }
        return true;
    }

    /** Gives the piece that was walked last a label, and its nodes. */
    int[] finish(int label) {
        int[] nodes = piece.toIntArray();
        for (int node : nodes) {
            labels[node] = label;
        }
        return nodes;
    }
}
