package io.ringfence.path;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import it.unimi.dsi.fastutil.ints.Int2IntLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The strongest connections of two entities. The strength of a path is the product of the strengths of the entities
 * that carry it: rare and hard ones tie strongly, and longer paths are weaker. A hub ends a path, never carries one.
 *
 * <p>Best first, so paths come in falling strength; no path passes a node twice. O(visited × degree). Deterministic: of
 * equal strengths the shorter path comes first, then the one found first.
 */
public final class Paths {
    /** What a search found, and what it looked at. */
    public record Result(List<Path> paths, Extent extent) {
        public Result {
            paths = List.copyOf(paths);
        }
    }

    /**
     * One connection.
     *
     * @param nodes    from one end to the other, both included
     * @param links    the first known link record of each step, one fewer than the nodes
     * @param strength above 0 to 1
     */
    public record Path(List<Integer> nodes, List<Integer> links, double strength) {
        public Path {
            nodes = List.copyOf(nodes);
            links = List.copyOf(links);
        }
    }

    private record Step(int node, int link, @Nullable Step before, int length, double cost, long number)
            implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byCost = Double.compare(cost, other.cost);
            int byLength = byCost != 0 ? byCost : Integer.compare(length, other.length);
            return byLength != 0 ? byLength : Long.compare(number, other.number);
        }

        boolean passes(int wanted) {
            for (Step step = this; step != null; step = step.before) {
                if (step.node == wanted) {
                    return true;
                }
            }
            return false;
        }
    }

    private Paths() {}

    /**
     * Finds the strongest paths of two nodes of a view.
     *
     * @return at most {@code count} paths, strongest first; none where the two are not connected within the limits
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static Result strongest(GraphView view, int from, int to, PathParameters parameters, RunControl control) {
        var hubs = new Hubs(view);
        var counter = new Extent.Counter();
        var found = new ArrayList<Path>();
        var queue = new PriorityQueue<Step>();
        var visits = new Int2IntOpenHashMap();
        queue.add(new Step(from, -1, null, 0, 0, 0));
        long number = 1;
        for (int taken = 0; !queue.isEmpty() && found.size() < parameters.count(); taken++) {
            if (taken == parameters.maxVisited()) {
                counter.truncate();
                break;
            }
            if ((taken & 0xff) == 0) {
                control.check("paths", taken, parameters.maxVisited());
            }
            Step step = queue.remove();
            if (step.node == to) {
                found.add(path(step));
                continue;
            }
            if (visits.addTo(step.node, 1) >= parameters.count()) {
                continue;
            }
            if (step.length == parameters.maxLinks()) {
                counter.truncate();
                continue;
            }
            if (step.node != from && !hubs.carries(step.node)) {
                counter.leaveOut(hubs.type(step.node).name(), view.degree(step.node) - 1L);
                continue;
            }
            double cost = step.node == from ? 0 : -Math.log(hubs.strength(step.node));
            var neighbours = neighbours(view, step.node, parameters.maxVisited(), counter);
            for (var entry : neighbours.int2IntEntrySet()) {
                if (!step.passes(entry.getIntKey())) {
                    queue.add(new Step(
                            entry.getIntKey(), entry.getIntValue(), step, step.length + 1, step.cost + cost, number++));
                }
            }
        }
        return new Result(found, counter.extent());
    }

    /** Each neighbour once, with the first known link to it. */
    private static Int2IntLinkedOpenHashMap neighbours(GraphView view, int node, int limit, Extent.Counter counter) {
        var neighbours = new Int2IntLinkedOpenHashMap();
        int degree = view.degree(node);
        int end = Math.min(degree, limit);
        if (end < degree) {
            counter.truncate();
        }
        counter.consider(end);
        for (int i = 0; i < end; i++) {
            neighbours.putIfAbsent(view.neighbour(node, i), view.link(node, i));
        }
        return neighbours;
    }

    private static Path path(Step end) {
        var nodes = new ArrayDeque<Integer>();
        var links = new ArrayDeque<Integer>();
        for (Step step = end; step != null; step = step.before) {
            nodes.addFirst(step.node);
            if (step.link >= 0) {
                links.addFirst(step.link);
            }
        }
        return new Path(List.copyOf(nodes), List.copyOf(links), Math.exp(-end.cost));
    }
}
