package io.ringfence.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.algorithm.Allocation;
import io.ringfence.graph.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DenseBlocksTest {
    private static final int SMALL = 6;

    /** Random ties in a shape that the seed chooses: even, one hub, a planted block, nothing. */
    static Bipartite random(int accounts, int entities, long seed) {
        var random = new Random(seed);
        int shape = random.nextInt(5);
        int ties = shape == 0 ? 0 : random.nextInt(1 + 2 * (accounts + entities));
        int[] account = new int[ties];
        int[] entity = new int[ties];
        for (int i = 0; i < ties; i++) {
            account[i] = shape == 3 && random.nextBoolean()
                    ? random.nextInt(Math.min(4, accounts))
                    : random.nextInt(accounts);
            entity[i] =
                    shape == 2 ? 0 : random.nextInt(shape == 3 && account[i] < 4 ? Math.min(4, entities) : entities);
        }
        return Bipartite.of(accounts, entities, account, entity);
    }

    private static double density(Bipartite graph, List<Integer> accounts, List<Integer> entities) {
        long total = 0;
        for (int account : accounts) {
            for (int slot = graph.offsets[account]; slot < graph.offsets[account + 1]; slot++) {
                int entity = graph.neighbours[slot] - graph.accounts;
                total += entities.contains(entity) ? graph.weights[entity] : 0;
            }
        }
        return total / (Bipartite.ONE * (accounts.size() + entities.size()));
    }

    private static double optimum(Bipartite graph) {
        double best = 0;
        for (int set = 1; set < 1 << graph.nodes(); set++) {
            var accounts = new ArrayList<Integer>();
            var entities = new ArrayList<Integer>();
            for (int node = 0; node < graph.nodes(); node++) {
                if ((set >> node & 1) == 1) {
                    (node < graph.accounts ? accounts : entities)
                            .add(node < graph.accounts ? node : node - graph.accounts);
                }
            }
            best = Math.max(best, density(graph, accounts, entities));
        }
        return best;
    }

    /** The definition: the lightest node goes, the lowest number of equals; the first of the densest moments. */
    private static Optional<DenseBlocks.Block> slowDensest(Bipartite graph) {
        var left = new ArrayList<Integer>();
        for (int node = 0; node < graph.nodes(); node++) {
            left.add(node);
        }
        double best = 0;
        List<Integer> densest = List.of();
        while (!left.isEmpty()) {
            long total = 0;
            int lightest = -1;
            long least = Long.MAX_VALUE;
            for (int node : left) {
                long weight = 0;
                for (int slot = graph.offsets[node]; slot < graph.offsets[node + 1]; slot++) {
                    int other = graph.neighbours[slot];
                    weight += left.contains(other) ? graph.weight(node, other) : 0;
                }
                total += weight;
                if (weight < least) {
                    least = weight;
                    lightest = node;
                }
            }
            double density = total / 2.0 / left.size();
            if (density > best) {
                best = density;
                densest = List.copyOf(left);
            }
            left.remove(Integer.valueOf(lightest));
        }
        int[] nodes = densest.stream().mapToInt(Integer::intValue).toArray();
        return nodes.length == 0
                ? Optional.empty()
                : Optional.of(new Part(graph, null).block(nodes, best / Bipartite.ONE));
    }

    @Property(tries = 2000)
    void theDensestPrefixIsThatOfTheSlowPeeling(@ForAll long seed) {
        var random = new Random(seed);
        Bipartite graph = random(1 + random.nextInt(15), 1 + random.nextInt(15), seed);

        assertThat(DenseBlocks.densest(graph, RunControl.NONE)).isEqualTo(slowDensest(graph));
    }

    @Property(tries = 300)
    void theFirstBlockHasAtLeastHalfOfTheOptimumAndTheBoundHolds(@ForAll long seed) {
        var random = new Random(seed);
        Bipartite graph = random(1 + random.nextInt(SMALL), 1 + random.nextInt(SMALL), seed);
        double optimum = optimum(graph);
        var any = new DenseBlockParameters(1, 1, 0, 1);

        DenseBlocks.Found found = DenseBlocks.find(graph, any, RunControl.NONE);
        double first = found.blocks().isEmpty() ? 0 : found.blocks().getFirst().density();
        double prefix = DenseBlocks.densest(graph, RunControl.NONE)
                .map(DenseBlocks.Block::density)
                .orElse(0.0);

        assertThat(first).isGreaterThanOrEqualTo(prefix - 1e-12).isGreaterThanOrEqualTo(optimum / 2);
        assertThat(prefix).isGreaterThanOrEqualTo(optimum / 2);
        assertThat(found.bound()).isGreaterThanOrEqualTo(optimum);
        assertThat(first).isLessThanOrEqualTo(optimum + 1e-12);
    }

    @Property(tries = 1000)
    void blocksAreAsDenseAsTheySayAndShareNoTie(@ForAll long seed) {
        var random = new Random(seed);
        Bipartite graph = random(1 + random.nextInt(40), 1 + random.nextInt(40), seed);
        DenseBlocks.Found found = DenseBlocks.find(graph, DenseBlockParameters.DEFAULT, RunControl.NONE);
        double sum = 0;

        for (DenseBlocks.Block block : found.blocks()) {
            assertThat(block.accounts().toIntArray()).isSorted().hasSizeGreaterThanOrEqualTo(3);
            assertThat(block.entities().toIntArray()).isSorted().hasSizeGreaterThanOrEqualTo(2);
            assertThat(block.density())
                    .isPositive()
                    .isLessThanOrEqualTo(density(graph, block.accounts(), block.entities()) + 1e-12);
            sum += block.density() * (block.accounts().size() + block.entities().size());
        }
        if (!found.blocks().isEmpty()) {
            DenseBlocks.Block first = found.blocks().getFirst();
            assertThat(first.density()).isLessThanOrEqualTo(found.bound());
        }
        assertThat(sum).isLessThanOrEqualTo(new Peeling(graph, RunControl.NONE).total / Bipartite.ONE + 1e-9);
    }

    @Property(tries = 300)
    void aFloorOnlyLeavesOutWhatIsBelowIt(@ForAll long seed) {
        var random = new Random(seed);
        Bipartite graph = random(1 + random.nextInt(40), 1 + random.nextInt(40), seed);
        var once = new DenseBlockParameters(1, 1, 0, 1);

        var all = DenseBlocks.find(graph, once, RunControl.NONE).blocks();
        var dense = DenseBlocks.find(graph, once.withMinDensity(0.6), RunControl.NONE)
                .blocks();

        assertThat(dense)
                .isEqualTo(all.stream().filter(block -> block.density() >= 0.6).toList());
    }

    @Example
    void findsEveryPlantedBlockInOneComponent() {
        var account = new ArrayList<Integer>();
        var entity = new ArrayList<Integer>();
        for (int ring = 0; ring < 20; ring++) {
            for (int i = 0; i < 8; i++) {
                for (int j = 0; j < 6; j++) {
                    account.add(8 * ring + i);
                    entity.add(6 * ring + j);
                }
            }
            account.add(160 + ring); // who shares one entity with each of two rings
            entity.add(6 * ring);
            account.add(160 + ring);
            entity.add((6 * ring + 7) % 120);
        }
        Bipartite graph = Bipartite.of(
                180,
                120,
                account.stream().mapToInt(Integer::intValue).toArray(),
                entity.stream().mapToInt(Integer::intValue).toArray());

        DenseBlocks.Found found = DenseBlocks.find(graph, DenseBlockParameters.DEFAULT, RunControl.NONE);

        assertThat(found.complete()).isTrue();
        assertThat(found.blocks()).hasSize(20).allSatisfy(block -> {
            assertThat(block.accounts().toIntArray()).hasSize(8);
            assertThat(block.entities().toIntArray()).hasSize(6);
        });
    }

    @Example
    void stopsWhenAsked() {
        Bipartite graph = random(30, 30, 3);
        assertThatThrownBy(() -> DenseBlocks.find(graph, DenseBlockParameters.DEFAULT, (phase, done, total) -> false))
                .isInstanceOf(CancellationException.class);
    }

    @Example
    void refusesArraysThatDiffer() {
        assertThatThrownBy(() -> Bipartite.of(3, 3, new int[1], new int[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bipartite.of(3, 3, new int[] {3}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void theEstimateIsNearWhatIsAllocated() {
        int ties = 300_000;
        var random = new Random(1);
        int[] account = random.ints(ties, 0, 60_000).toArray();
        int[] entity = random.ints(ties, 0, 90_000).toArray();
        Bipartite graph = Bipartite.of(60_000, 90_000, account, entity);
        var once = new DenseBlockParameters(3, 2, 0, 1);

        double allocated = Allocation.of(() -> DenseBlocks.find(graph, once, RunControl.NONE));

        assertThat(allocated / DenseBlocks.estimateBytes(graph.nodes(), graph.tieCount()))
                .isBetween(0.5, 1.6);
    }
}
