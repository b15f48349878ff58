package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.projection.Placeholders;
import java.lang.ref.WeakReference;
import java.util.Arrays;

/** Which entities mean "unknown", with the latest answers kept: to tell reads the entity's id. Not thread-safe. */
final class KnownPlaceholders {
    private static final int KEPT = 1 << 12;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int[] nodes = new int[KEPT]; // a node plus one, negative where it is a placeholder
    private WeakReference<TemporalGraph> graph = new WeakReference<>(null);
    private int numbering;

    boolean is(GraphView view, int node) {
        if (graph.get() != view.graph() || numbering != view.numbering()) {
            graph = new WeakReference<>(view.graph());
            numbering = view.numbering();
            Arrays.fill(nodes, 0);
        }
        int place = (int) ((node * MIX) >>> 52);
        int kept = nodes[place];
        if (kept == node + 1) {
            return false;
        }
        if (kept == -node - 1) {
            return true;
        }
        boolean is = Placeholders.is(view.entity(node), view.graph().types().get(view.typeOf(node)));
        nodes[place] = is ? -node - 1 : node + 1;
        return is;
    }
}
