package io.ringfence.embeddings;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphFile;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.io.IOException;
import java.nio.file.Path;

/** Ring worlds as graphs, for tests and for trials by hand. */
final class SimulatedGraph {
    private SimulatedGraph() {}

    static TemporalGraph of(SimulationParameters parameters) {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        RingWorld.simulate(parameters, RunControl.NONE).events().forEach(graph::append);
        return graph;
    }

    /** Writes the world of so many accounts and a seed to a file. */
    public static void main(String[] arguments) throws IOException {
        var parameters = SimulationParameters.DEFAULT
                .withAccounts(Integer.parseInt(arguments[0]))
                .withSeed(Long.parseLong(arguments[1]));
        GraphFile.write(of(parameters), Path.of(arguments[2]));
    }
}
