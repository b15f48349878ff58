package io.ringfence.workspace;

import io.ringfence.graph.GraphFile;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.loaders.neo4j.GraphStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A snapshot beside the database, so that not every command reads all events again. It is believed only while the
 * database says that it holds what the snapshot was made of; a damaged one, and one of another version, is made anew.
 */
final class GraphCache {
    private static final System.Logger LOG = System.getLogger(GraphCache.class.getName());

    private final Path file;
    private final boolean mayWrite;

    /**
     * @param file     the snapshot, there or not
     * @param mayWrite whether a new one may be put in its place
     */
    GraphCache(Path file, boolean mayWrite) {
        this.file = file;
        this.mayWrite = mayWrite;
    }

    /** What the graph is read from where the snapshot does not serve. */
    interface Origin {
        /** A mark that changes whenever what is read changes. */
        String state();

        /** All of it. */
        TemporalGraph read(RunControl control);

        static Origin of(GraphStore store) {
            return new Origin() {
                @Override
                public String state() {
                    return store.state();
                }

                @Override
                public TemporalGraph read(RunControl control) {
                    return store.read(control);
                }
            };
        }
    }

    /** The graph that the origin holds now. */
    TemporalGraph read(Origin origin, RunControl control) {
        String state = origin.state();
        Optional<TemporalGraph> cached = cached(state, control);
        if (cached.isPresent()) {
            return cached.get();
        }
        TemporalGraph graph = origin.read(control);
        if (mayWrite && origin.state().equals(state)) { // else something came while it was read
            write(graph, state, control);
        }
        return graph;
    }

    private Optional<TemporalGraph> cached(String state, RunControl control) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return GraphFile.note(file).equals(state) ? Optional.of(GraphFile.read(file, control)) : Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0}; reading the database instead", e.getMessage());
            return Optional.empty();
        }
    }

    private void write(TemporalGraph graph, String state, RunControl control) {
        try {
            GraphFile.write(graph, file, state, control);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot keep a snapshot of the graph: {0}", e.getMessage());
        }
    }
}
