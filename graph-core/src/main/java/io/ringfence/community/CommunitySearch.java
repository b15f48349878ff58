package io.ringfence.community;

import io.ringfence.algorithm.DisjointSets;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.NodeOrder;
import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The rounds of Leiden and Louvain. A large graph is searched roughly first, by a round without refinement and with a wide
 * tolerance, and then put into the order of what was found, so that the rounds after it read memory in order; they are
 * what makes the partition good.
 */
final class CommunitySearch {
    /** Levels of more nodes move in blocks, on all threads. */
    static final int LARGE = 1 << 16;

    private static final double ROUGH = 4e-3;
    private static final int ROUGH_SWEEPS = 3;
    private static final int FINE_SWEEPS = 32;
    private static final double FINE = 1e-4;

    private final LeidenParameters parameters;
    private final boolean refined;
    private final RunControl control;
    private Projection graph;
    private int[] labels;

    /** @param refined whether parts of communities, as in Leiden, or whole ones, as in Louvain, become the next nodes */
    CommunitySearch(Projection graph, LeidenParameters parameters, boolean refined, RunControl control) {
        this.graph = graph;
        this.parameters = parameters;
        this.refined = refined;
        this.control = control;
        labels = new int[graph.nodeCount()];
        Arrays.setAll(labels, node -> node);
    }

    /** The community of each node: connected, and no single node gains by a move. */
    int[] run() {
        int n = labels.length;
        NodeOrder order = null;
        int iteration = 0;
        if (n > LARGE) {
            control.check("communities", 0, parameters.maxIterations());
            iteration = refined ? 0 : 1; // of Louvain the rough round is the first
            var maps = new ArrayList<int[]>();
            round(-1, maps);
            order = NodeOrder.of(order(maps));
            graph = graph.reordered(order, control);
            int[] moved = new int[n];
            for (int place = 0; place < n; place++) {
                moved[place] = labels[order.nodeAt(place)];
            }
            labels = moved;
            Grouping.compact(labels);
        }
        for (; iteration < parameters.maxIterations(); iteration++) {
            control.check("communities", iteration, parameters.maxIterations());
            double gained = round(iteration, new ArrayList<>());
            if (gained <= (n > LARGE ? FINE : 0)) {
                break;
            }
        }
        settle();
        return order == null ? labels : order.restore(labels);
    }

    /**
     * One round of the paper: move, refine, aggregate, until nothing moves; returns what it gained as a share of all edge
     * weight.
     *
     * @param iteration −1 for the rough one
     * @param maps      takes the node above of each node, level by level
     */
    private double round(int iteration, List<int[]> maps) {
        Level level = Level.of(graph, parameters.objective(), control);
        int[] partition = labels.clone();
        double gained = 0;
        for (int depth = 0; ; depth++) {
            long seed = parameters.seed() + 1_000_003L * iteration + depth;
            double gain = level.share(move(level, partition, iteration < 0, seed));
            gained += gain;
            int communities = Grouping.compact(partition);
            if (labels.length > LARGE && depth > 0 && gain < (iteration < 0 ? ROUGH : FINE) / 10) {
                break; // what is above gains less still
            }
            int[] above;
            int parts;
            if (refined && iteration >= 0) {
                var phase = new RefinementPhase(level, partition, parameters.resolution(), seed);
                RefinementPhase.Parts found = phase.run(communities, control);
                above = found.partOf();
                parts = found.count();
                partition = parts == level.nodeCount() ? partition : found.communityOf();
            } else {
                above = partition;
                parts = communities;
                if (parts < level.nodeCount()) {
                    partition = new int[parts];
                    Arrays.setAll(partition, part -> part);
                }
            }
            if (parts == level.nodeCount()) {
                break;
            }
            level = level.aggregate(above, parts, control);
            maps.add(above);
        }
        labels = unwind(maps, partition);
        return gained;
    }

    /** Carries a partition of the highest level down to the lowest. */
    private static int[] unwind(List<int[]> maps, int[] top) {
        int[] partition = top;
        for (int depth = maps.size() - 1; depth >= 0; depth--) {
            int[] map = maps.get(depth);
            int[] lower = new int[map.length];
            for (int i = 0; i < map.length; i++) {
                lower[i] = partition[map[i]];
            }
            partition = lower;
        }
        return partition;
    }

    /** The nodes by community, and inside each by the groups of every level. */
    private int[] order(List<int[]> maps) {
        int[] upper =
                new int[maps.isEmpty() ? 1 : Arrays.stream(maps.getLast()).max().orElse(0) + 1];
        Arrays.setAll(upper, part -> part);
        for (int depth = maps.size() - 1; depth >= 0; depth--) {
            int[] ends = new int[upper.length];
            int[] members = Grouping.members(maps.get(depth), ends);
            int[] lower = new int[members.length];
            int at = 0;
            for (int part : upper) {
                int begin = part == 0 ? 0 : ends[part - 1];
                System.arraycopy(members, begin, lower, at, ends[part] - begin);
                at += ends[part] - begin;
            }
            upper = lower;
        }
        return maps.isEmpty() ? Grouping.members(labels, new int[labels.length]) : upper;
    }

    private double move(Level level, int[] partition, boolean rough, long seed) {
        int n = level.nodeCount();
        if (n > LARGE) {
            var blocks = new BlockMovePhase(level, partition, parameters.resolution(), control);
            return rough ? blocks.run(ROUGH, ROUGH_SWEEPS) : blocks.run(FINE, FINE_SWEEPS);
        }
        int[] order = new int[n];
        Arrays.setAll(order, node -> node);
        IntArrays.shuffle(order, new Random(seed));
        byte[] queued = new byte[n];
        Arrays.fill(queued, (byte) 1);
        return new LocalMovePhase(level, partition, parameters.resolution()).run(order, n, queued, control);
    }

    /** Moves single nodes until none gains, and parts what that left unconnected, until both hold. */
    private void settle() {
        Level level = Level.of(graph, parameters.objective(), control);
        boolean split = true;
        while (split) {
            Grouping.compact(labels);
            if (labels.length > LARGE) {
                var blocks = new BlockMovePhase(level, labels, parameters.resolution(), control);
                blocks.run(FINE, FINE_SWEEPS);
                finish(level, blocks.active());
            } else {
                byte[] all = new byte[labels.length];
                Arrays.fill(all, (byte) 1);
                finish(level, all);
            }
            int before = Grouping.compact(labels);
            labels = pieces(graph, labels);
            split = Grouping.compact(labels) > before;
        }
    }

    private void finish(Level level, byte[] active) {
        int[] order = new int[active.length];
        int count = 0;
        for (int node = 0; node < active.length; node++) {
            if (active[node] != 0) {
                order[count++] = node;
            }
        }
        new LocalMovePhase(level, labels, parameters.resolution()).run(order, count, active, control);
    }

    /** The connected pieces of communities, named by their lowest node. */
    static int[] pieces(Projection graph, int[] labels) {
        var sets = new DisjointSets(labels.length);
        for (int node = 0; node < labels.length; node++) {
            int end = graph.end(node);
            for (int slot = graph.begin(node); slot < end; slot++) {
                int other = graph.neighbour(node, slot);
                if (other < node && labels[node] == labels[other]) {
                    sets.union(node, other);
                }
            }
        }
        return sets.labels();
    }
}
