package io.ringfence.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.Coreness;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.junit.jupiter.api.Test;

class JGraphTViewTest {
    @Property(tries = 300)
    void jgraphtSeesTheSameGraphAsInOneOfItsOwn(@ForAll long seed) {
        Projection projection = RandomGraphs.any(25, true, seed);
        Graph<Integer, JGraphTView.Edge> view = JGraphTView.of(projection);
        Graph<Integer, DefaultWeightedEdge> copy = copy(projection);

        assertThat(view.vertexSet()).isEqualTo(copy.vertexSet());
        assertThat(view.edgeSet()).hasSize(copy.edgeSet().size()).doesNotHaveDuplicates();
        for (JGraphTView.Edge edge : view.edgeSet()) {
            assertThat(view.getEdgeWeight(edge)).isEqualTo(copy.getEdgeWeight(copy.getEdge(edge.low(), edge.high())));
            assertThat(view.edgesOf(edge.low())).contains(edge);
            assertThat(view.containsEdge(edge.high(), edge.low())).isTrue();
        }
        assertThat(new HashSet<>(new ConnectivityInspector<>(view).connectedSets()))
                .isEqualTo(new HashSet<>(new ConnectivityInspector<>(copy).connectedSets()));
        assertThat(new Coreness<>(view).getScores()).isEqualTo(new Coreness<>(copy).getScores());
        new PageRank<>(view)
                .getScores()
                .forEach((node, score) ->
                        assertThat(score).isCloseTo(new PageRank<>(copy).getVertexScore(node), within(1e-9)));
    }

    @Property(tries = 200)
    void shortestPathsAgree(@ForAll long seed) {
        Projection projection = RandomGraphs.any(20, true, seed);
        if (projection.nodeCount() == 0) {
            return;
        }
        var ours = new DijkstraShortestPath<>(JGraphTView.of(projection));
        var theirs = new DijkstraShortestPath<>(copy(projection));
        for (int node = 0; node < projection.nodeCount(); node++) {
            assertThat(ours.getPathWeight(0, node)).isEqualTo(theirs.getPathWeight(0, node));
        }
    }

    @Test
    void nothingCanBeChangedAndUnknownVerticesAreRefused() {
        Graph<Integer, JGraphTView.Edge> view = JGraphTView.of(Projection.of(2, new int[][] {{0, 1}}));

        assertThat(view.getType().isModifiable()).isFalse();
        assertThatThrownBy(() -> view.addVertex(2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.removeEdge(0, 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.edgesOf(2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(view.getEdge(0, 7)).isNull();
    }

    private static Graph<Integer, DefaultWeightedEdge> copy(Projection projection) {
        var graph = new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        for (int node = 0; node < projection.nodeCount(); node++) {
            graph.addVertex(node);
        }
        for (int node = 0; node < projection.nodeCount(); node++) {
            for (int slot = projection.begin(node); slot < projection.end(node); slot++) {
                if (projection.neighbour(node, slot) > node) {
                    graph.setEdgeWeight(
                            graph.addEdge(node, projection.neighbour(node, slot)), projection.weight(node, slot));
                }
            }
        }
        return graph;
    }
}
