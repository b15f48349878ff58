package io.ringfence.embeddings.published;

import io.ringfence.feature.Assignment;
import io.ringfence.feature.Feature;
import io.ringfence.graph.GraphView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A public dataset and how others were measured on it. */
public sealed interface Protocol permits BitcoinAlpha, CardHandbook, Ecommerce, SFfsd, Tolokers {
    /** All protocols, in the order in which they are shown. */
    static List<Protocol> all() {
        return List.of(new Tolokers(), new SFfsd(), new CardHandbook(), new BitcoinAlpha(), new Ecommerce());
    }

    /** The protocol of a name. */
    static Optional<Protocol> named(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** As it is asked for; also the folder of the data and the mapping. */
    String name();

    /** How rows are split, in a sentence. */
    String split();

    /** The best that others have published in this protocol, in words. */
    String published();

    /** Whether a feature may be looked at. */
    default boolean allows(Feature feature) {
        return true;
    }

    /**
     * One training and test after another; empty where rows are split by time as `train` does.
     *
     * @param end  the loaded data
     * @param data the folder of the data, for what a mapping leaves aside
     */
    List<Fold> folds(GraphView end, Path data) throws IOException;

    /** More of a fold's scores than AUROC and average precision say. */
    default List<Measure> more(FoldScores scores) {
        return List.of();
    }

    /** One training and test. */
    record Fold(String name, Assignment assignment) {}

    /** A figure of one fold. */
    record Measure(String name, double trees, double noGraph) {}
}
