package io.ringfence.embeddings.drift;

import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the decisions of the last window before training were distributed; counts in intervals, no decision itself.
 *
 * @param from       start of the window
 * @param to         its end, the moment of training
 * @param decisions  decisions looked at
 * @param quantities what is watched, features first
 */
public record DriftReference(Instant from, Instant to, int decisions, List<Quantity> quantities) {
    /** Keeps a copy. */
    public DriftReference {
        quantities = List.copyOf(quantities);
    }

    /**
     * What a model is to be held against later. The two windows before the last show how far things move anyway.
     *
     * @param asOf     the moment of training
     * @param features names of the features that the model reads
     */
    public static DriftReference of(
            TemporalGraph graph, Instant asOf, Watched watched, DriftParameters parameters, RunControl control) {
        Duration window = parameters.window();
        Profile last = Profile.of(graph, asOf, watched, parameters, control);
        Profile before = Profile.of(graph, asOf.minus(window), watched, parameters, control);
        Profile earlier = Profile.of(graph, asOf.minus(window.multipliedBy(2)), watched, parameters, control);
        var quantities = new ArrayList<Quantity>();
        for (String name : last.names()) {
            double[] values = last.values(name);
            List<Double> edges = Histogram.edges(values, parameters.bins());
            Histogram all = Histogram.of(values, edges);
            Map<String, Histogram> segments = new TreeMap<>();
            last.segments().forEach((segment, places) -> {
                if (places.length >= parameters.least() / 4) {
                    segments.put(segment, Histogram.of(last.values(name, places), edges));
                }
            });
            quantities.add(new Quantity(
                    name,
                    last.kind(name),
                    Profile.mean(values),
                    all,
                    segments,
                    Math.max(
                            usual(all, before, name, parameters),
                            usual(all, earlier, name, parameters) / 4))); // twice the time: four times the index
        }
        return new DriftReference(asOf.minus(window), asOf, last.size(), quantities);
    }

    private static double usual(Histogram last, Profile earlier, String name, DriftParameters parameters) {
        if (earlier.size() < parameters.least()) {
            return 0;
        }
        Histogram then = Histogram.of(earlier.values(name), last.edges());
        return Math.max(0, last.psi(then) - last.noise(then) / 2);
    }

    /**
     * What is watched.
     *
     * @param catalogue where the features are
     * @param features  names of those that the model reads
     * @param scoring   the model
     */
    public record Watched(FeatureCatalogue catalogue, List<String> features, Scoring scoring) {
        /** Keeps a copy. */
        public Watched {
            features = List.copyOf(features);
        }
    }
}
