package io.ringfence.transfer;

import java.util.List;
import org.jgrapht.alg.cycle.HawickJamesSimpleCycles;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/** The peer: JGraphT's enumeration of simple cycles of accounts up to a length, then each choice of their transfers. */
final class JGraphTCycles {
    private final TransferGraph graph;
    private final CycleParameters parameters;
    private long count;

    private JGraphTCycles(TransferGraph graph, CycleParameters parameters) {
        this.graph = graph;
        this.parameters = parameters;
    }

    /** Cycles in the order of time, equal times apart. */
    static long count(TransferGraph graph, CycleParameters parameters) {
        var search = new JGraphTCycles(graph, parameters);
        var accounts = new SimpleDirectedGraph<Integer, DefaultEdge>(DefaultEdge.class);
        for (int account = 0; account < graph.accountCount(); account++) {
            accounts.addVertex(account);
        }
        for (int i = 0; i < graph.size(); i++) {
            accounts.addEdge(graph.payer(i), graph.payee(i));
        }
        var cycles = new HawickJamesSimpleCycles<>(accounts);
        cycles.setPathLimit(parameters.maxLength());
        for (List<Integer> cycle : cycles.findSimpleCycles()) {
            if (cycle.size() < 2 || cycle.size() > parameters.maxLength()) {
                continue;
            }
            int[] path = cycle.stream().mapToInt(Integer::intValue).toArray();
            if (!search.isForward(accounts, path)) {
                // Hawick and James give cycles against the direction of their edges
                path = cycle.reversed().stream().mapToInt(Integer::intValue).toArray();
            }
            for (int turn = 0; turn < path.length; turn++) {
                search.choose(path, turn, 0, -1, Long.MAX_VALUE);
            }
        }
        return search.count;
    }

    private boolean isForward(SimpleDirectedGraph<Integer, DefaultEdge> accounts, int[] path) {
        for (int i = 0; i < path.length; i++) {
            if (!accounts.containsEdge(path[i], path[(i + 1) % path.length])) {
                return false;
            }
        }
        return true;
    }

    private void choose(int[] path, int turn, int step, int before, long until) {
        if (step == path.length) {
            count++;
            return;
        }
        int from = path[(turn + step) % path.length];
        int to = path[(turn + step + 1) % path.length];
        for (int i = 0; i < graph.outCount(from); i++) {
            int next = graph.out(from, i);
            if (graph.payee(next) == to && next > before && graph.time(next) <= until) {
                long end = step == 0 ? graph.time(next) + parameters.window().toMillis() : until;
                choose(path, turn, step + 1, next, end);
            }
        }
    }
}
