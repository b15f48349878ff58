package io.ringfence.embeddings.gnn;

import io.ringfence.feature.GraphSampler;
import io.ringfence.feature.NeighbourhoodSampler;
import io.ringfence.feature.SamplingParameters;
import io.ringfence.feature.TransferSampler;
import io.ringfence.graph.EntityTypes;
import java.util.List;
import java.util.Locale;

/** The architectures of graph network. */
public enum Network {
    /** Heterogeneous GraphSAGE: one aggregator for each relation. */
    SAGE,
    /** Band-pass filters on the neighbourhood, for fraud that hides among the honest. */
    WAVE,
    /** A multigraph network on the transfers around an account. */
    TRANSFERS;

    /** The network of a name such as {@code sage}. */
    public static Network of(String name) {
        for (Network network : values()) {
            if (network.label().equals(name)) {
                return network;
            }
        }
        throw new IllegalArgumentException("network must be sage, wave or transfers, got " + name);
    }

    /** Its name on the command line and in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it sees of a graph with these entity types, of whose accounts it reads these attributes. */
    public GraphSampler sampler(EntityTypes types, List<String> attributes) {
        return switch (this) {
            case SAGE -> new NeighbourhoodSampler(types, attributes, SamplingParameters.DEFAULT);
            case WAVE -> new NeighbourhoodSampler(types, attributes, SamplingParameters.TWO_HOPS);
            case TRANSFERS -> new TransferSampler(attributes);
        };
    }
}
