package io.ringfence.embeddings.linkprediction;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well links of a later time are told from pairs that were not linked, half and half, by the decoder and by what is to
 * be had without learning.
 *
 * @param pairs      links tested
 * @param matched    these against entities of the same type and degree from the whole graph
 * @param candidates of the links tested, those that were among the account's candidates before
 * @param near       these against other candidates of the account of the same type
 */
public record LinkReport(int pairs, Scores matched, int candidates, Scores near) {
    /**
     * Areas under the ROC curve, 0.5 is chance.
     *
     * @param decoder the trained decoder
     * @param degree  degree of the entity
     * @param ways    ways of three links between the two
     */
    public record Scores(double decoder, double degree, double ways) {}

    /** By name, for a model's provenance. */
    public Map<String, String> describe() {
        var texts = new TreeMap<String, String>();
        texts.put("links.pairs", Integer.toString(pairs));
        texts.put("links.candidates", Integer.toString(candidates));
        put(texts, "links.matched.", matched);
        put(texts, "links.near.", near);
        return texts;
    }

    private static void put(Map<String, String> texts, String prefix, Scores scores) {
        texts.put(prefix + "auroc", String.format(Locale.ROOT, "%.4f", scores.decoder));
        texts.put(prefix + "aurocOfDegree", String.format(Locale.ROOT, "%.4f", scores.degree));
        texts.put(prefix + "aurocOfWays", String.format(Locale.ROOT, "%.4f", scores.ways));
    }
}
