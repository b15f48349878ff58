package io.ringfence.community;

import io.ringfence.projection.Projection;
import io.ringfence.projection.WeightTally;
import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import java.util.Arrays;

/**
 * Communities that follow a stream of links, one by one. After each link its two ends, and then the neighbours of what
 * moves, look for a better community; per event at most {@value #WORK} link ends are read, and what is left waits for the
 * next event. A node of a large degree looks only when enough of its links have changed, so that a hub costs no more per
 * link than others.
 *
 * <p>The distance from a full run: moves of single nodes only, so modularity falls slowly behind. Over random streams that
 * replace a fifth of the links it stays above 0.95 of a full run's (tested). {@link #settle} ends all that waits and parts
 * communities that are no longer connected; {@link #snapshot} does so and gives the communities.
 *
 * <p>Amortised O(degree of the ends) per event, bounded as said but for finding a link in the row of a hub. Memory: about
 * 50n + 16m to 32m bytes. Deterministic: the same start and events give the same communities. One thread at a time.
 *
 * @see <a href="https://arxiv.org/abs/2405.11658">Sahu 2024, dynamic frontier Leiden</a>
 */
public final class LiveCommunities {
    private static final int WORK = 2048;
    private static final int SMALL = 64; // nodes of no more links look whenever one of them changes

    private final LeidenParameters parameters;
    private final LiveRows rows;
    private final WeightTally tally = new WeightTally();
    private final IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
    private int n;
    private int[] labels;
    private double[] strength;
    private double[] mass; // of each community: strength, or nodes
    private int[] sizes;
    private boolean[] queued;
    private int[] changes; // of a large node since it last looked
    private final IntArrayFIFOQueue free = new IntArrayFIFOQueue();
    private double total; // twice the weight of all links

    /**
     * Starts from a graph and its communities.
     *
     * @param parameters objective and resolution; the rest is not used
     * @throws IllegalArgumentException if they are of different sizes
     */
    public LiveCommunities(Projection graph, Communities start, LeidenParameters parameters) {
        n = graph.nodeCount();
        this.parameters = parameters;
        labels = start.labels();
        if (labels.length != n) {
            throw new IllegalArgumentException("communities must be of " + n + " nodes, got " + labels.length);
        }
        rows = new LiveRows(n);
        strength = new double[n];
        mass = new double[n];
        sizes = new int[n];
        queued = new boolean[n];
        changes = new int[n];
        for (int node = 0; node < n; node++) {
            int degree = graph.degree(node);
            if (degree > 0) {
                rows.reserve(node, degree + 1);
            }
            int end = graph.end(node);
            for (int slot = graph.begin(node); slot < end; slot++) {
                rows.add(node, graph.neighbour(node, slot), graph.weight(node, slot));
                strength[node] += graph.weight(node, slot);
            }
            total += strength[node];
            mass[labels[node]] += massOf(node);
            sizes[labels[node]]++;
        }
        for (int label = 0; label < n; label++) {
            if (sizes[label] == 0) {
                free.enqueue(label);
            }
        }
    }

    /** Nodes. */
    public int nodeCount() {
        return n;
    }

    /** Adds a node, alone in its community; returns its number. */
    public int addNode() {
        if (n == labels.length) {
            int room = Math.max(16, n + n / 2);
            labels = Arrays.copyOf(labels, room);
            strength = Arrays.copyOf(strength, room);
            mass = Arrays.copyOf(mass, room);
            sizes = Arrays.copyOf(sizes, room);
            queued = Arrays.copyOf(queued, room);
            changes = Arrays.copyOf(changes, room);
            rows.resize(room);
        }
        free.enqueue(n);
        int label = free.dequeueInt();
        labels[n] = label;
        sizes[label] = 1;
        mass[label] = massOf(n);
        return n++;
    }

    /**
     * Adds a link, or weight to the one there is. A link of a node to itself is left out.
     *
     * @param weight above 0
     */
    public void insert(int one, int other, double weight) {
        check(one, other, weight);
        if (one != other) {
            change(one, other, (float) weight);
            change(other, one, (float) weight);
            changed(one, other);
        }
    }

    /** Takes weight off a link, and the link away where none is left; false if there is no such link. */
    public boolean expire(int one, int other, double weight) {
        check(one, other, weight);
        int slot = rows.size(one) <= rows.size(other) ? rows.find(one, other) : rows.find(other, one);
        if (one == other || slot < 0) {
            return false;
        }
        change(one, other, (float) -weight);
        change(other, one, (float) -weight);
        changed(one, other);
        return true;
    }

    /** The number of a node's community as of now, 0 to n − 1; what waits may change it yet. */
    public int communityOf(int node) {
        check(node, node, 1);
        return labels[node];
    }

    /** Nodes that wait for a look. */
    public int waiting() {
        return queue.size();
    }

    /** Lets every node that waits look, and parts communities in pieces, until nothing is left; O(n + m). */
    public void settle() {
        do {
            work(Long.MAX_VALUE);
            part();
        } while (!queue.isEmpty());
    }

    /** The communities as of now, after {@link #settle}; each is connected. */
    public Communities snapshot() {
        settle();
        return Communities.ofLabels(Arrays.copyOf(labels, n));
    }

    /** The graph as of now. */
    public Projection graph() {
        var builder = new Projection.Builder(n);
        for (int node = 0; node < n; node++) {
            int begin = rows.begin(node);
            for (int slot = begin; slot < begin + rows.size(node); slot++) {
                if (rows.neighbours(node)[slot] > node) {
                    builder.add(node, rows.neighbours(node)[slot], rows.weights(node)[slot]);
                }
            }
        }
        return builder.build();
    }

    private void check(int one, int other, double weight) {
        if (one < 0 || one >= n || other < 0 || other >= n) {
            throw new IllegalArgumentException("nodes must be 0 to " + (n - 1) + ", got " + one + " and " + other);
        }
        if (!((float) weight > 0)) {
            throw new IllegalArgumentException("weight must be > 0, got " + weight);
        }
    }

    private double massOf(int node) {
        return parameters.objective() == LeidenParameters.Objective.POTTS ? 1 : strength[node];
    }

    private void change(int node, int other, float by) {
        int slot = rows.find(node, other);
        double before = 0;
        double after = by;
        if (slot < 0) {
            rows.add(node, other, by);
        } else {
            float[] weights = rows.weights(node);
            before = weights[slot];
            weights[slot] += by;
            after = weights[slot];
            if (after <= 1e-6) {
                rows.remove(node, slot);
                after = 0;
            }
        }
        double old = massOf(node);
        strength[node] += after - before;
        total += after - before;
        mass[labels[node]] += massOf(node) - old;
    }

    private void changed(int one, int other) {
        wake(one);
        wake(other);
        work(WORK);
    }

    private void wake(int node) {
        int degree = rows.size(node);
        if (!queued[node] && (degree <= SMALL || ++changes[node] >= degree / SMALL)) {
            changes[node] = 0;
            queued[node] = true;
            queue.enqueue(node);
        }
    }

    private void work(long budget) {
        for (long left = budget; left > 0 && !queue.isEmpty(); ) {
            int node = queue.dequeueInt();
            queued[node] = false;
            left -= 1 + rows.size(node);
            look(node);
        }
    }

    private void look(int node) {
        int size = rows.size(node);
        int begin = rows.begin(node);
        int[] neighbours = rows.neighbours(node);
        float[] weights = rows.weights(node);
        tally.clear();
        for (int slot = begin; slot < begin + size; slot++) {
            tally.add(labels[neighbours[slot]], weights[slot]);
        }
        int old = labels[node];
        boolean potts = parameters.objective() == LeidenParameters.Objective.POTTS;
        double weighted = parameters.resolution() * massOf(node) / (potts || total <= 0 ? 1 : total);
        int best = old;
        double gain = tally.sumOf(old) - weighted * (mass[old] - massOf(node)) + CommunityMasses.LEAST_GAIN;
        if (gain < 0 && sizes[old] > 1) {
            best = free.firstInt();
            gain = 0;
        }
        for (int i = 0; i < tally.size(); i++) {
            int community = tally.key(i);
            double each = tally.sum(i) - weighted * mass[community];
            if (community != old && (each > gain || (each == gain && best != old && community < best))) {
                best = community;
                gain = each;
            }
        }
        if (best == old) {
            return;
        }
        move(node, best);
        for (int slot = begin; slot < begin + size; slot++) {
            if (labels[neighbours[slot]] != best) {
                wake(neighbours[slot]);
            }
        }
    }

    private void move(int node, int best) {
        int old = labels[node];
        if (sizes[best] == 0) {
            free.dequeueInt();
        }
        labels[node] = best;
        sizes[best]++;
        mass[best] += massOf(node);
        mass[old] -= massOf(node);
        if (--sizes[old] == 0) {
            mass[old] = 0;
            free.enqueue(old);
        }
    }

    private void part() {
        int[] before = Arrays.copyOf(labels, n);
        var pieces = new CommunityPieces(rows::forEach, before);
        boolean[] named = new boolean[labels.length];
        for (int node = 0; node < n; node++) {
            int label = labels[node];
            if (!pieces.begin(node)) {
                continue;
            }
            if (!named[label]) {
                named[label] = true;
                pieces.finish(label);
                continue;
            }
            int fresh = free.firstInt();
            named[fresh] = true;
            for (int member : pieces.finish(label)) {
                move(member, fresh);
                wake(member);
            }
        }
    }
}
