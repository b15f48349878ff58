package io.ringfence.graph;

/**
 * The links of a {@link GraphView} that happened within a span of event time. A filter: rows are in the order in which
 * links became known, so a question about a node costs its degree. Immutable.
 */
public final class LinkWindow {
    private final GraphView view;
    private final LinkTable links;
    private final long from;
    private final long to;

    LinkWindow(GraphView view, long from, long to) {
        if (to < from) {
            throw new IllegalArgumentException("a window must not end before it starts: " + from + " to " + to);
        }
        this.view = view;
        this.links = view.links();
        this.from = from;
        this.to = to;
    }

    /** The view of which this is a part. */
    public GraphView view() {
        return view;
    }

    /** Whether a link, by record, happened within the window. */
    public boolean has(int link) {
        long at = links.at(link);
        return at >= from && at < to;
    }

    /** Links of a node within the window, parallel ones included. */
    public int degree(int node) {
        int[] count = new int[1];
        forEachLink(node, (neighbour, link) -> count[0]++);
        return count[0];
    }

    /** Visits the links of a node within the window in known-time order. */
    public void forEachLink(int node, GraphView.LinkVisitor visitor) {
        view.forEachLink(node, (neighbour, link) -> {
            if (has(link)) {
                visitor.visit(neighbour, link);
            }
        });
    }
}
