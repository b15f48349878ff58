package io.ringfence.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LiveDenseBlocksTest {
    private record Step(int node, long lost) {}

    /** The order by its definition, each node with what its removal takes away. */
    private static List<Step> slowOrder(LiveDenseBlocks live, List<Integer> nodes) {
        var left = new ArrayList<>(nodes);
        var order = new ArrayList<Step>();
        while (!left.isEmpty()) {
            int lightest = -1;
            long least = Long.MAX_VALUE;
            for (int node : left) {
                long weight = 0;
                for (int i = 0; i < live.ties().degree(node); i++) {
                    weight += left.contains(live.ties().neighbour(node, i))
                            ? live.ties().weight(node, i)
                            : 0;
                }
                if (weight < least || (weight == least && node < lightest)) {
                    least = weight;
                    lightest = node;
                }
            }
            order.add(new Step(lightest, least));
            left.remove(Integer.valueOf(lightest));
        }
        return order;
    }

    private static List<Step> order(LiveDenseBlocks live) {
        var order = new ArrayList<Step>();
        for (int node = live.order().first();
                node != PeelOrder.NONE;
                node = live.order().next(node)) {
            order.add(new Step(node, live.order().lost(node)));
        }
        return order;
    }

    private static double densest(List<Step> order) {
        long total = 0;
        double best = 0;
        for (int i = order.size() - 1; i >= 0; i--) {
            total += order.get(i).lost();
            best = Math.max(best, (double) total / (order.size() - i));
        }
        return best / Bipartite.ONE;
    }

    @Property(tries = 2000)
    void theOrderIsThatOfAFullPeelingAtEveryMoment(@ForAll long seed) {
        var random = new Random(seed);
        int accounts = 1 + random.nextInt(12);
        int entities = 1 + random.nextInt(12);
        boolean hub = random.nextInt(3) == 0;
        int window = 1 + random.nextInt(60);
        var live = new LiveDenseBlocks(0);
        if (random.nextBoolean()) {
            int m = random.nextInt(30);
            live.addAll(
                    random.ints(m, 0, accounts).toArray(),
                    random.ints(m, 0, entities).toArray(),
                    new long[m]);
        }
        for (int now = 0; now < 60; now++) {
            if (random.nextInt(8) == 0) {
                live.remove(random.nextInt(accounts), random.nextInt(entities));
            } else {
                int entity = hub && random.nextBoolean() ? 0 : random.nextInt(entities);
                live.add(random.nextInt(accounts), entity, now);
            }
            live.expire(now - window);

            List<Step> order = order(live);
            List<Integer> nodes = order.stream().map(Step::node).toList();
            assertThat(order).isEqualTo(slowOrder(live, nodes));
            assertThat(live.densest().map(DenseBlocks.Block::density).orElse(0.0))
                    .isEqualTo(densest(order));
        }
    }

    @Property(tries = 1000)
    void aFloorOnlyHidesWhatIsBelowIt(@ForAll long seed) {
        var random = new Random(seed);
        int accounts = 1 + random.nextInt(25);
        int entities = 1 + random.nextInt(25);
        int window = 1 + random.nextInt(100);
        double floor = 1.5 * random.nextDouble();
        var exact = new LiveDenseBlocks(0);
        var live = new LiveDenseBlocks(floor);
        for (int now = 0; now < 100; now++) {
            int account = (int) (accounts * Math.pow(random.nextDouble(), 2));
            int entity = (int) (entities * Math.pow(random.nextDouble(), 2));
            exact.add(account, entity, now);
            live.add(account, entity, now);
            exact.expire(now - window);
            live.expire(now - window);

            assertThat(live.densest()).isEqualTo(exact.densest().filter(block -> block.density() >= floor));
        }
    }

    @Property(tries = 5)
    void aLongStreamKeepsTheOrder(@ForAll long seed) {
        var random = new Random(seed);
        var live = new LiveDenseBlocks(0);
        for (int now = 0; now < 20_000; now++) {
            live.add(
                    (int) (3_000 * Math.pow(random.nextDouble(), 2)),
                    (int) (3_000 * Math.pow(random.nextDouble(), 3)),
                    now);
            live.expire(now - 12_000);
        }
        List<Step> order = order(live);
        var block = live.densest().orElseThrow();
        live.addAll(new int[0], new int[0], new long[0]); // peels anew

        assertThat(order).isEqualTo(order(live));
        assertThat(live.densest()).contains(block);
        assertThat(block.density()).isEqualTo(densest(order));
    }

    @Example
    void seenAgainATieStaysForLonger() {
        var live = new LiveDenseBlocks(0);
        live.add(1, 1, 0);
        live.add(1, 1, 5);
        assertThat(live.expire(3)).isZero();
        assertThat(live.tieCount()).isOne();
        assertThat(live.expire(6)).isOne();
        assertThat(live.densest()).isEmpty();
        assertThatThrownBy(() -> live.add(1, 1, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aRemovedTieMayComeBack() {
        var live = new LiveDenseBlocks(0);
        live.add(1, 1, 0);
        assertThat(live.remove(1, 1)).isTrue();
        assertThat(live.remove(1, 1)).isFalse();
        live.add(1, 1, 5);
        assertThat(live.expire(3)).isZero();
        assertThat(live.tieCount()).isOne();
    }
}
