package io.ringfence.feature;

import io.ringfence.feature.Feature.Group;
import java.util.List;

/** How often transfers around an account form patterns, by window. */
final class MotifFeatures {
    private final int first;

    MotifFeatures(FeatureCatalogue catalogue) {
        first = catalogue.require("motif.fan_in_1d");
    }

    static List<Feature> declare() {
        return new Declarations(Group.MOTIF)
                .windows("motif.fan_in", "accounts", "Accounts it had money from", "1d", "7d", "30d")
                .windows("motif.fan_out", "accounts", "Accounts it sent money to", "1d", "7d", "30d")
                .windows("motif.gather_scatter", "accounts", "Least of those two counts", "1d", "7d", "30d")
                .windows("motif.cycle2", "cycles", "Accounts that sent back what it sent", "1d", "7d", "30d")
                .windows("motif.cycle3", "cycles", "Money that came back to it by two others", "1d", "7d", "30d")
                .windows(
                        "motif.scatter_gather",
                        "accounts",
                        "Accounts by which one other got its money",
                        "1d",
                        "7d",
                        "30d")
                .add("motif.closes", "cycles", "Cycles of money that this transfer would close.")
                .features();
    }

    void fill(Moment moment, FeatureExtractor.Walk walk, float[] row) {
        Motifs motifs = walk.motifs;
        motifs.walk(moment, walk.paid, walk.other);
        for (int w = 0; w < Motifs.WINDOWS; w++) {
            int at = first + w;
            row[at] = motifs.fanIn[w];
            row[at + Motifs.WINDOWS] = motifs.fanOut[w];
            row[at + 2 * Motifs.WINDOWS] = Math.min(motifs.fanIn[w], motifs.fanOut[w]);
            row[at + 3 * Motifs.WINDOWS] = motifs.cycles2[w];
            row[at + 4 * Motifs.WINDOWS] = motifs.cycles3[w];
            row[at + 5 * Motifs.WINDOWS] = motifs.gathered[w];
        }
        row[first + 6 * Motifs.WINDOWS] = motifs.closes;
    }
}
