package io.ringfence.community;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Communities by label propagation: each node takes the label that weighs most among its neighbours, again and again.
 *
 * <p>A sweep visits the nodes in {@value #BATCHES} random batches, drawn anew each time. Within a batch all read the
 * labels as they stood before it, so threads do not matter; between batches they see what changed, so two-sided graphs,
 * where labels would swap sides for ever, settle.
 */
public final class LabelPropagation {
    static final int BATCHES = 4;

    private static final int GRAIN = 1 << 13;

    private final Projection graph;
    private final LabelPropagationParameters parameters;
    private final RunControl control;
    private final Workers workers;
    private final int[] labels;
    private final byte[] awake; // 1: a neighbour changed since the node last looked
    private final LabelCounter[] counters;
    private final IntArrayList[] changes; // node, label, node, label ... one list each range
    private boolean wakes; // few change: it pays to know whose neighbours did

    private LabelPropagation(Projection graph, LabelPropagationParameters parameters, RunControl control) {
        this.graph = graph;
        this.parameters = parameters;
        this.control = control;
        workers = control.workers();
        int n = graph.nodeCount();
        labels = new int[n];
        Arrays.setAll(labels, node -> node);
        awake = new byte[n];
        Arrays.fill(awake, (byte) 1);
        counters = new LabelCounter[workers.threads()];
        Arrays.setAll(counters, worker -> new LabelCounter());
        changes = new IntArrayList[Math.ceilDiv(n, GRAIN)];
        Arrays.setAll(changes, range -> new IntArrayList());
    }

    /**
     * Propagates labels, by the weights of the edges.
     *
     * <p>Time O(n + m) a sweep, less where few nodes have a neighbour that changed; extra memory about 9n bytes and the
     * result. The same result at any thread count.
     *
     * @param control called once a batch
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     * @see <a href="https://doi.org/10.1103/PhysRevE.76.036106">Raghavan, Albert &amp; Kumara 2007</a>
     */
    public static Communities find(Projection graph, LabelPropagationParameters parameters, RunControl control) {
        return new LabelPropagation(graph, parameters, control).run();
    }

    /** The bytes that a run on n nodes allocates, the result included. */
    public static long estimateBytes(long n) {
        return 25 * n;
    }

    private Communities run() {
        int n = graph.nodeCount();
        long total = (long) parameters.iterations() * BATCHES;
        for (int iteration = 0; iteration < parameters.iterations(); iteration++) {
            long changed = 0;
            for (int batch = 0; batch < BATCHES; batch++) {
                control.check("label propagation", (long) iteration * BATCHES + batch, total);
                changed += visit(iteration, batch);
            }
            if (changed == 0) {
                break;
            }
            wakes |= changed < n / 4;
        }
        return Communities.ofLabels(labels);
    }

    private long visit(int iteration, int batch) {
        long salt = salt(parameters.seed(), iteration);
        workers.forRanges(graph.nodeCount(), GRAIN, (worker, from, to) -> {
            IntArrayList changed = changes[from / GRAIN];
            changed.clear();
            for (int node = from; node < to; node++) {
                if (awake[node] != 0 && batch(node, salt) == batch) {
                    look(node, counters[worker], changed);
                }
            }
        });
        workers.forRanges(changes.length, 1, (worker, from, to) -> {
            for (int range = from; range < to; range++) {
                commit(changes[range]);
            }
        });
        long sum = 0;
        for (IntArrayList changed : changes) {
            sum += changed.size() / 2;
        }
        return sum;
    }

    static long salt(long seed, int iteration) {
        return (seed * 31 + iteration) * 0x9e3779b97f4a7c15L;
    }

    /** The batch that a node is visited in. */
    static int batch(int node, long salt) {
        long mixed = (node + salt) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 29)) * 0x94d049bb133111ebL;
        return (int) (mixed >>> 40) & (BATCHES - 1);
    }

    private void look(int node, LabelCounter counter, IntArrayList changed) {
        if (wakes) {
            awake[node] = 0;
        }
        int begin = graph.begin(node);
        int end = graph.end(node);
        if (begin == end) {
            return;
        }
        int current = labels[node];
        int best;
        if (end - begin == 1) {
            best = labels[graph.neighbour(node, begin)];
        } else {
            counter.reset(end - begin);
            for (int slot = begin; slot < end; slot++) {
                counter.add(labels[graph.neighbour(node, slot)], graph.weight(node, slot));
            }
            best = counter.best(node, current, parameters.seed());
        }
        if (best != current) {
            changed.add(node);
            changed.add(best);
        }
    }

    private void commit(IntArrayList changed) {
        for (int i = 0; i < changed.size(); i += 2) {
            int node = changed.getInt(i);
            labels[node] = changed.getInt(i + 1);
            if (wakes) {
                int end = graph.end(node);
                for (int slot = graph.begin(node); slot < end; slot++) {
                    awake[graph.neighbour(node, slot)] = 1;
                }
            }
        }
    }
}
