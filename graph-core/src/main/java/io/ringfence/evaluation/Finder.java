package io.ringfence.evaluation;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import java.util.List;

/** A way to find rings, to be judged. */
@FunctionalInterface
public interface Finder {
    /**
     * Finds the rings of a view.
     *
     * @param view    what was known; the only thing that the finder may use
     * @param control called at bounded intervals
     * @return the rings, by falling score
     */
    List<FoundRing> find(GraphView view, RunControl control);
}
