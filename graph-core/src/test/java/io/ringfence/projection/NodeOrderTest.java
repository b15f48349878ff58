package io.ringfence.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NodeOrderTest {
    private static final RunControl THREE = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

    @Property(tries = 300)
    void aReorderedGraphHasTheSameEdges(@ForAll long seed, @ForAll boolean weighted) {
        Projection graph = RandomGraphs.any(60, weighted, seed);
        var shuffled = IntStream.range(0, graph.nodeCount()).boxed().collect(java.util.stream.Collectors.toList());
        Collections.shuffle(shuffled, new Random(seed));
        NodeOrder order = NodeOrder.of(shuffled.stream().mapToInt(each -> each).toArray());

        Projection reordered = graph.reordered(order, THREE);

        assertThat(reordered.edgeCount()).isEqualTo(graph.edgeCount());
        assertThat(reordered.isWeighted()).isEqualTo(graph.isWeighted());
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                int neighbour = graph.neighbour(node, slot);
                assertThat(reordered.weightBetween(order.placeOf(node), order.placeOf(neighbour)))
                        .isEqualTo(graph.weight(node, slot));
            }
        }
    }

    @Property(tries = 300)
    void everyOrderHoldsEachNodeOnce(@ForAll long seed) {
        Projection graph = RandomGraphs.any(60, false, seed);
        NodeOrder byDegree = NodeOrder.byDegree(graph);
        NodeOrder breadthFirst = NodeOrder.breadthFirst(graph);

        for (int place = 0; place < graph.nodeCount(); place++) {
            assertThat(byDegree.placeOf(byDegree.nodeAt(place))).isEqualTo(place);
            assertThat(breadthFirst.placeOf(breadthFirst.nodeAt(place))).isEqualTo(place);
            if (place > 0) {
                assertThat(graph.degree(byDegree.nodeAt(place)))
                        .isLessThanOrEqualTo(graph.degree(byDegree.nodeAt(place - 1)));
            }
        }
    }

    @Test
    void breadthFirstListsANodeBeforeItsNeighboursBeforeTheirs() {
        var path = Projection.of(5, new int[][] {{0, 4}, {4, 2}, {1, 3}});
        NodeOrder order = NodeOrder.breadthFirst(path);

        assertThat(IntStream.range(0, 5).map(order::nodeAt)).containsExactly(0, 4, 2, 1, 3);
    }

    @Test
    void membersOfACommunityLieTogetherAndValuesComeBack() {
        NodeOrder order = NodeOrder.byLabel(new int[] {2, 0, 2, 1});

        assertThat(IntStream.range(0, 4).map(order::nodeAt)).containsExactly(1, 3, 0, 2);
        assertThat(order.restore(new int[] {10, 11, 12, 13})).containsExactly(12, 10, 13, 11);
        assertThat(order.restore(new float[] {10, 11, 12, 13})).containsExactly(12, 10, 13, 11);
    }

    @Test
    void anOrderThatMissesANodeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NodeOrder.of(new int[] {0, 0}));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Projection.of(3, new int[0][]).reordered(NodeOrder.of(new int[] {1, 0}), RunControl.NONE))
                .withMessageContaining("3 nodes");
    }
}
