package io.ringfence.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Found rings against true ones: all overlaps, and the one-to-one matching that takes the best Jaccard first; ties go
 * to the earlier true ring, then to the earlier found one.
 */
final class RingMatching {
    private final List<Set<String>> truth;
    private final List<Set<String>> found;
    private final List<Overlap> overlaps;

    /** Two rings with accounts in common. */
    record Overlap(int trueRing, int foundRing, int common, double jaccard) {}

    RingMatching(List<Set<String>> truth, List<Set<String>> found) {
        this.truth = truth;
        this.found = found;
        overlaps = new ArrayList<>();
        for (var entry : common(truth, found)) {
            int union = truth.get(entry.trueRing()).size()
                    + found.get(entry.foundRing()).size()
                    - entry.common();
            overlaps.add(
                    new Overlap(entry.trueRing(), entry.foundRing(), entry.common(), (double) entry.common() / union));
        }
        overlaps.sort(Comparator.comparingDouble(Overlap::jaccard)
                .reversed()
                .thenComparingInt(Overlap::trueRing)
                .thenComparingInt(Overlap::foundRing));
    }

    /** The matched pairs of at least this Jaccard, best first. */
    List<Overlap> matches(double jaccard) {
        boolean[] trueTaken = new boolean[truth.size()];
        boolean[] foundTaken = new boolean[found.size()];
        List<Overlap> matched = new ArrayList<>();
        for (Overlap overlap : overlaps) {
            if (overlap.jaccard() < jaccard) {
                break;
            }
            if (!trueTaken[overlap.trueRing()] && !foundTaken[overlap.foundRing()]) {
                trueTaken[overlap.trueRing()] = true;
                foundTaken[overlap.foundRing()] = true;
                matched.add(overlap);
            }
        }
        return matched;
    }

    /** All pairs with something in common, best first. */
    List<Overlap> overlaps() {
        return Collections.unmodifiableList(overlaps);
    }

    /** All pairs of a set of the first list and one of the second that have something in common; their Jaccard unset. */
    static List<Overlap> common(List<Set<String>> left, List<Set<String>> right) {
        Map<String, List<Integer>> where = new HashMap<>();
        for (int i = 0; i < left.size(); i++) {
            for (String account : left.get(i)) {
                where.computeIfAbsent(account, key -> new ArrayList<>()).add(i);
            }
        }
        List<Overlap> pairs = new ArrayList<>();
        for (int j = 0; j < right.size(); j++) {
            Map<Integer, Integer> counts = new TreeMap<>();
            for (String account : right.get(j)) {
                for (int i : where.getOrDefault(account, List.of())) {
                    counts.merge(i, 1, Integer::sum);
                }
            }
            int foundRing = j;
            counts.forEach((i, number) -> pairs.add(new Overlap(i, foundRing, number, 0)));
        }
        return pairs;
    }
}
