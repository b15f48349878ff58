package io.ringfence.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The peaks of one peeling: those that are blocks, and the graph without the ties inside those that are taken. Peaks too
 * small for a block are taken too where they hide what is around them: at least two accounts on two entities, or the
 * densest of a connected group.
 */
final class Harvest {
    private static final int NONE = -1;
    private static final byte LEFT = 0;
    private static final byte TAKEN = 1;
    private static final byte BLOCK = 2;

    private final Part part;
    private final Bipartite graph;
    private final Moments moments;
    private final int[] peak;
    private final int[] size; // of a peak, by its name
    private final byte[] state;

    Harvest(Part part, Moments moments, DenseBlockParameters parameters) {
        this.part = part;
        graph = part.graph();
        this.moments = moments;
        peak = moments.peaks();
        int n = peak.length;
        size = new int[n];
        int[] accounts = new int[n];
        for (int node = 0; node < n; node++) {
            if (peak[node] != NONE) {
                size[peak[node]]++;
                accounts[peak[node]] += node < graph.accounts ? 1 : 0;
            }
        }
        state = new byte[n];
        for (int name = 0; name < n; name++) {
            if (size[name] > 0 && moments.density(name) >= parameters.minDensity()) {
                int entities = size[name] - accounts[name];
                if (accounts[name] >= parameters.minAccounts() && entities >= parameters.minEntities()) {
                    state[name] = BLOCK;
                } else if (Math.min(accounts[name], entities) >= 2 || moments.isDensestAround(name)) {
                    state[name] = TAKEN;
                }
            }
        }
    }

    /** The blocks, in the order of their names. */
    List<DenseBlocks.Block> blocks() {
        int[][] members = new int[peak.length][];
        int[] filled = new int[peak.length];
        for (int node = 0; node < peak.length; node++) {
            int name = peak[node];
            if (name != NONE && state[name] == BLOCK) {
                if (filled[name] == 0) {
                    members[name] = new int[size[name]];
                }
                members[name][filled[name]++] = node;
            }
        }
        var blocks = new ArrayList<DenseBlocks.Block>();
        for (int name = 0; name < members.length; name++) {
            if (filled[name] > 0) {
                blocks.add(part.block(members[name], moments.density(name)));
            }
        }
        return blocks;
    }

    /** The graph without the ties inside blocks and taken peaks; the ties that stay weigh what they weighed. */
    Bipartite rest() {
        int[] offsets = new int[graph.offsets.length];
        int[] neighbours = new int[graph.neighbours.length];
        int kept = 0;
        for (int node = 0; node < peak.length; node++) {
            int name = peak[node] == NONE || state[peak[node]] == LEFT ? NONE : peak[node];
            for (int slot = graph.offsets[node]; slot < graph.offsets[node + 1]; slot++) {
                int other = graph.neighbours[slot];
                if (name == NONE || peak[other] != name) {
                    neighbours[kept++] = other;
                }
            }
            offsets[node + 1] = kept;
        }
        return new Bipartite(graph.accounts, offsets, Arrays.copyOf(neighbours, kept), graph.weights);
    }
}
