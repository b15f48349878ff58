package io.ringfence.path;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import it.unimi.dsi.fastutil.ints.Int2IntLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What lies around an entity, breadth first and bounded. A hub is shown where it is met, and never passed. */
public final class Neighbourhood {
    /** Most links of one node that are looked at. */
    static final int MAX_DEGREE = 100_000;

    /**
     * What was found.
     *
     * @param nodes  in the order found, the start first
     * @param hops   links from the start, for each of {@code nodes}
     * @param links  the first known link record of each pair of nodes that an expansion met, ascending
     * @param extent what was looked at and left out
     */
    public record Expansion(List<Integer> nodes, List<Integer> hops, List<Integer> links, Extent extent) {
        public Expansion {
            nodes = List.copyOf(nodes);
            hops = List.copyOf(hops);
            links = List.copyOf(links);
        }
    }

    private Neighbourhood() {}

    /**
     * Expands from a node of a view. O(links of the nodes found). Deterministic: neighbours in known-time order.
     *
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static Expansion expand(GraphView view, int node, ExpansionParameters parameters, RunControl control) {
        var hubs = new Hubs(view);
        var counter = new Extent.Counter();
        var hopsOf = new Int2IntLinkedOpenHashMap();
        var links = new ArrayList<Integer>();
        var queue = new IntArrayFIFOQueue();
        hopsOf.put(node, 0);
        queue.enqueue(node);
        while (!queue.isEmpty()) {
            control.check("neighbourhood", hopsOf.size(), parameters.maxNodes());
            int next = queue.dequeueInt();
            int hops = hopsOf.get(next);
            if (hops == parameters.maxHops()) {
                continue;
            }
            if (next != node && !hubs.carries(next)) {
                counter.leaveOut(hubs.type(next).name(), view.degree(next) - 1L);
                continue;
            }
            var neighbours = new Int2IntLinkedOpenHashMap();
            int end = Math.min(view.degree(next), MAX_DEGREE);
            if (end < view.degree(next)) {
                counter.truncate();
            }
            counter.consider(end);
            for (int i = 0; i < end; i++) {
                neighbours.putIfAbsent(view.neighbour(next, i), view.link(next, i));
            }
            for (var entry : neighbours.int2IntEntrySet()) {
                int other = entry.getIntKey();
                if (!hopsOf.containsKey(other)) {
                    if (hopsOf.size() == parameters.maxNodes()) {
                        counter.truncate();
                        counter.leaveOut(hubs.type(other).name(), 1);
                        continue;
                    }
                    hopsOf.put(other, hops + 1);
                    queue.enqueue(other);
                }
                links.add(entry.getIntValue());
            }
        }
        return new Expansion(
                IntStream.of(hopsOf.keySet().toIntArray()).boxed().toList(),
                IntStream.of(hopsOf.values().toIntArray()).boxed().toList(),
                links.stream().distinct().sorted().toList(),
                counter.extent());
    }
}
