package io.ringfence.algorithm;

import io.ringfence.graph.RunControl;
import io.ringfence.projection.Projection;
import java.util.Arrays;

/** PageRank of a walker who always starts anew from seeds: how near each node is to them. */
public final class PersonalizedPageRank {
    private PersonalizedPageRank() {}

    /**
     * The rank of every node for a set of seeds, all alike, by power iteration. From a node without edges the walker
     * starts anew. Cost, accuracy and determinism are those of {@link PageRank#of}.
     *
     * @param seeds   at least one; repeats count once
     * @param control called once a sweep
     * @throws IllegalArgumentException if there is no seed, or one is not 0 to n − 1
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static Ranks of(Projection graph, int[] seeds, PageRankParameters parameters, RunControl control) {
        int[] distinct = Arrays.stream(seeds).sorted().distinct().toArray();
        if (distinct.length == 0) {
            throw new IllegalArgumentException("seeds must be at least one, got none");
        }
        requireNode(graph, distinct[0]);
        requireNode(graph, distinct[distinct.length - 1]);
        return new RankIteration(graph, parameters, distinct, control).run("personalised pagerank");
    }

    /**
     * The ranks around one seed by forward push: rank at rest is handed on only where more than ε of it is held per unit
     * of strength, so only the neighbourhood of the seed is read. The rank found of a node is never above the exact one,
     * and below it by at most ε times the node's strength (degree, where not weighted).
     *
     * <p>At most 1 / (ε(1 − damping)) edges are read, whatever the size of the graph, if edges weigh 1; memory is that of
     * the workspace. Deterministic; one thread.
     *
     * @throws IllegalArgumentException if the seed is not 0 to n − 1
     * @see <a href="https://doi.org/10.1109/FOCS.2006.44">Andersen, Chung &amp; Lang 2006</a>
     */
    public static SparseRanks push(Projection graph, int seed, PushParameters parameters, PushWorkspace workspace) {
        requireNode(graph, seed);
        workspace.clear();
        if (graph.degree(seed) == 0) {
            return new SparseRanks(new int[] {seed}, new float[] {1}, 0);
        }
        var push = new Push(graph, parameters, workspace);
        push.add(seed, 1);
        int place = workspace.dequeue();
        while (place >= 0) {
            push.handOn(place);
            place = workspace.dequeue();
        }
        return push.result();
    }

    private static void requireNode(Projection graph, int node) {
        if (node < 0 || node >= graph.nodeCount()) {
            throw new IllegalArgumentException("seed must be 0 to " + (graph.nodeCount() - 1) + ", got " + node);
        }
    }

    private static final class Push {
        private final Projection graph;
        private final PushParameters parameters;
        private final PushWorkspace space;
        private final boolean weighted;

        Push(Projection graph, PushParameters parameters, PushWorkspace space) {
            this.graph = graph;
            this.parameters = parameters;
            this.space = space;
            weighted = parameters.weighted() && graph.isWeighted();
        }

        private double strength(int node) {
            return weighted ? graph.strength(node) : graph.degree(node);
        }

        void add(int node, double amount) {
            int place = space.place(node);
            if (place < 0) {
                place = -1 - place;
                space.threshold[place] = parameters.epsilon() * strength(node);
            }
            double now = space.residual[place] + amount;
            space.residual[place] = now;
            if (now > space.threshold[place]) {
                space.enqueue(place);
            }
        }

        void handOn(int place) {
            int node = space.node(place);
            double residual = space.residual[place];
            space.residual[place] = 0;
            space.rank[place] += (1 - parameters.damping()) * residual;
            double share = parameters.damping() * residual / strength(node);
            int end = graph.end(node);
            for (int slot = graph.begin(node); slot < end; slot++) {
                add(graph.neighbour(node, slot), weighted ? share * graph.weight(node, slot) : share);
            }
        }

        SparseRanks result() {
            int count = 0;
            for (int place = 0; place < space.size(); place++) {
                count += space.rank[place] > 0 ? 1 : 0;
            }
            int[] nodes = new int[count];
            float[] ranks = new float[count];
            double sum = 0;
            int at = 0;
            for (int place = 0; place < space.size(); place++) {
                if (space.rank[place] > 0) {
                    nodes[at] = space.node(place);
                    ranks[at++] = (float) space.rank[place];
                    sum += space.rank[place];
                }
            }
            return new SparseRanks(nodes, ranks, Math.max(0, 1 - sum));
        }
    }
}
