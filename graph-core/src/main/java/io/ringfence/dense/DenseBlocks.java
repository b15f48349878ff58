package io.ringfence.dense;

import io.ringfence.graph.RunControl;
import it.unimi.dsi.fastutil.ints.IntImmutableList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Groups of accounts and entities that are tied more densely than anything else, found by peeling: the node with the
 * least weight goes first, and the densest moment is kept. Density is the weight of the ties inside per node; a tie
 * weighs 1 / ln(sharers + 5) by the sharers that its entity has in the whole graph.
 *
 * <p>Deterministic: equals go by node number and all sums are exact. Works on the calling thread.
 *
 * @see <a href="https://doi.org/10.1145/2939672.2939747">Hooi et al., FRAUDAR, 2016</a>
 */
public final class DenseBlocks {
    private DenseBlocks() {}

    /**
     * One block.
     *
     * @param accounts account numbers, ascending
     * @param entities entity numbers, ascending
     * @param density  weight inside per node, above 0, without ties that an earlier block took
     */
    public record Block(IntList accounts, IntList entities, double density) {
        public Block {
            accounts = new IntImmutableList(accounts);
            entities = new IntImmutableList(entities);
        }
    }

    /**
     * The blocks of a graph.
     *
     * @param blocks   densest first, then by first account
     * @param bound    no set of accounts and entities is denser than this; at most twice the densest moment
     * @param complete whether the search ended because nothing was left, not because of {@code maxRounds}
     */
    public record Found(List<Block> blocks, double bound, boolean complete) {
        public Found {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * Finds every block. One peeling passes through all connected groups, the small and remote ones too, and every group
     * that is denser than all inside and around it is a block; then the ties inside blocks go, and what is left is peeled
     * again until no block comes out. Blocks of one peeling share no node, and no two blocks share a tie.
     *
     * <p>In each connected component, the densest moment of the first peeling has at least half of the density of the
     * densest set of nodes there is; it is among the blocks where it satisfies the parameters. O(rounds · ties · log
     * nodes) time.
     *
     * @param control called once per 131,072 nodes
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static Found find(Bipartite graph, DenseBlockParameters parameters, RunControl control) {
        var blocks = new ArrayList<Block>();
        double bound = 0;
        boolean complete = false;
        var rest = new Part(graph, null);
        for (int round = 0; round < parameters.maxRounds() && !complete; round++) {
            control.check("dense blocks", round, parameters.maxRounds());
            var peeling = new Peeling(rest.graph(), control);
            peeling.shed(parameters.minDensity() * Bipartite.ONE);
            if (peeling.left < rest.graph().nodes() / 2) {
                rest = rest.among(peeling.remaining());
                peeling = new Peeling(rest.graph(), control);
            }
            peeling.run();
            if (round == 0) {
                bound = Math.max(parameters.minDensity(), greatest(peeling.lost));
            }
            var harvest = new Harvest(rest, new Moments(rest.graph(), peeling), parameters);
            List<Block> found = harvest.blocks();
            blocks.addAll(found);
            complete = found.isEmpty();
            rest = complete ? rest : new Part(harvest.rest(), rest.nodes());
        }
        blocks.sort(Comparator.comparingDouble(Block::density)
                .reversed()
                .thenComparing(Block::accounts)
                .thenComparing(Block::entities));
        return new Found(blocks, bound, complete);
    }

    /**
     * The densest prefix of one peeling of the whole graph, connected or not, the largest of equals: what FRAUDAR's first
     * round gives. At least half as dense as the densest set of nodes there is. Empty where there is no tie.
     *
     * <p>O(ties log nodes) time, in practice O(ties).
     */
    public static Optional<Block> densest(Bipartite graph, RunControl control) {
        Peeling peeling = new Peeling(graph, control).run();
        int[] order = peeling.order;
        long total = peeling.total;
        if (total == 0) {
            return Optional.empty();
        }
        double best = (double) total / order.length;
        int from = 0;
        for (int i = 0; i < order.length - 1; i++) {
            total -= peeling.lost[i];
            double density = (double) total / (order.length - i - 1);
            if (density > best) {
                best = density;
                from = i + 1;
            }
        }
        int[] nodes = Arrays.copyOfRange(order, from, order.length);
        return Optional.of(new Part(graph, null).block(nodes, best / Bipartite.ONE));
    }

    private static double greatest(long[] lost) {
        long greatest = 0;
        for (long weight : lost) {
            greatest = Math.max(greatest, weight);
        }
        return greatest / Bipartite.ONE;
    }

    /** The bytes that {@link #find} takes beside the graph, for n nodes and m ties, blocks not counted. */
    public static long estimateBytes(long n, long m) {
        return 90 * n + 8 * m;
    }
}
