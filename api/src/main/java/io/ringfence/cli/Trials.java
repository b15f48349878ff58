package io.ringfence.cli;

import io.ringfence.evaluation.RingTruth;
import io.ringfence.evaluation.Trial;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.loaders.InputException;
import io.ringfence.loaders.LoadRequest;
import io.ringfence.loaders.Loaded;
import io.ringfence.loaders.Loader;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Makes worlds to judge by in memory, without a database. */
final class Trials {
    /** Which labels a finder may see. */
    enum Labels {
        GIVEN,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Trials() {}

    /** A simulated world. */
    static Trial simulated(SimulationParameters parameters, Labels labels, RunControl control) {
        RingWorld world = RingWorld.simulate(parameters, control);
        TemporalGraph graph = graph(EntityTypes.DEFAULT, world.events(), labels, control);
        return new Trial("seed " + parameters.seed(), graph, world.truth());
    }

    /** The world of a folder in the input format, with the truth beside it; rejected rows are written under a folder. */
    static Trial read(Path directory, Labels labels, Path rejected, RunControl control)
            throws IOException, InputException {
        RingTruth truth = RingTruth.read(directory);
        Loaded loaded = Loader.read(LoadRequest.of(directory, rejected), control);
        return new Trial(directory.toString(), graph(loaded.types(), loaded.events(), labels, control), truth);
    }

    private static TemporalGraph graph(EntityTypes types, List<Event> events, Labels labels, RunControl control) {
        var graph = new TemporalGraph(types);
        for (int i = 0; i < events.size(); i++) {
            if (i % 10_000 == 0) {
                control.check("build the graph", i, events.size());
            }
            if (labels == Labels.GIVEN || !(events.get(i) instanceof Event.LabelGiven)) {
                graph.append(events.get(i));
            }
        }
        graph.compact(control);
        return graph;
    }
}
