package io.ringfence.evaluation;

import io.ringfence.evaluation.RingMatching.Overlap;
import io.ringfence.evaluation.RingScores.Accusations;
import io.ringfence.evaluation.RingScores.Rates;
import io.ringfence.evaluation.RingScores.Recall;
import io.ringfence.evaluation.RingTruth.DecoyGroup;
import io.ringfence.evaluation.RingTruth.TrueRing;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares found rings with the true ones. A found ring is right when it is matched with a true ring of at least the
 * threshold's Jaccard (accounts in both by accounts in either); a greedy matching takes the best pair first, one to one.
 * Rings and innocent groups of fewer than 3 accounts are left out on both sides.
 *
 * <p>Time O(accounts + overlaps log overlaps). Deterministic; independent of the order of accounts within rings.
 */
public final class RingEvaluation {
    /** Least number of accounts of a ring. */
    public static final int SMALLEST = 3;

    private static final double[] BESIDE = {0.3, 0.5, 0.7};
    private static final int[] TOP = {10, 20, 50, 100};

    private RingEvaluation() {}

    /**
     * The scores of found rings.
     *
     * @param truth   the truth, cut to a time by {@link RingTruth#asOf} where the rings were found as of one
     * @param found   the account ids of each found ring, by falling score
     * @param jaccard least overlap of a match, above 0 and at most 1
     */
    public static RingScores evaluate(RingTruth truth, List<Set<String>> found, double jaccard) {
        if (!(jaccard > 0 && jaccard <= 1)) {
            throw new IllegalArgumentException("jaccard must be above 0 and at most 1, got " + jaccard);
        }
        List<TrueRing> rings = truth.rings().stream()
                .filter(ring -> accounts(ring).size() >= SMALLEST)
                .toList();
        List<Set<String>> trueSets =
                rings.stream().map(RingEvaluation::accounts).toList();
        List<Set<String>> foundSets = found.stream()
                .filter(ring -> ring.size() >= SMALLEST)
                .map(Set::copyOf)
                .toList();
        var matching = new RingMatching(trueSets, foundSets);
        List<Overlap> matches = matching.matches(jaccard);
        Set<Integer> matchedTrue = matches.stream().map(Overlap::trueRing).collect(Collectors.toSet());
        List<Rates> beside = Arrays.stream(BESIDE)
                .mapToObj(least -> rates(least, matching, foundSets, trueSets))
                .toList();
        return new RingScores(
                rates(jaccard, matching, foundSets, trueSets),
                beside,
                members(trueSets, foundSets),
                recallBy(rings, matchedTrue, TrueRing::typology),
                recallBy(rings, matchedTrue, RingEvaluation::sizeClass),
                atTop(matches, foundSets.size()),
                accusations(truth.decoys(), foundSets),
                matches.stream().mapToDouble(Overlap::jaccard).average().orElse(Double.NaN),
                matching.shape());
    }

    private static Rates rates(
            double jaccard, RingMatching matching, List<Set<String>> found, List<Set<String>> truth) {
        return new Rates(jaccard, matching.matches(jaccard).size(), found.size(), truth.size());
    }

    private static Rates members(List<Set<String>> truth, List<Set<String>> found) {
        Set<String> guilty = union(truth);
        Set<String> accused = union(found);
        int right = (int) accused.stream().filter(guilty::contains).count();
        return new Rates(0, right, accused.size(), guilty.size());
    }

    private static SortedMap<String, Recall> recallBy(
            List<TrueRing> rings, Set<Integer> matched, Function<TrueRing, String> kind) {
        var result = new TreeMap<String, Recall>();
        for (int i = 0; i < rings.size(); i++) {
            add(result, kind.apply(rings.get(i)), matched.contains(i));
        }
        return result;
    }

    private static SortedMap<Integer, Double> atTop(List<Overlap> matches, int found) {
        var result = new TreeMap<Integer, Double>();
        for (int k : TOP) {
            if (k <= found) {
                long right =
                        matches.stream().filter(match -> match.foundRing() < k).count();
                result.put(k, (double) right / k);
            }
        }
        return result;
    }

    private static Accusations accusations(List<DecoyGroup> all, List<Set<String>> found) {
        List<DecoyGroup> groups = all.stream()
                .filter(group -> group.accounts().size() >= SMALLEST)
                .toList();
        List<Set<String>> sets = groups.stream().map(DecoyGroup::accounts).toList();
        Set<Integer> accused = new HashSet<>();
        for (Overlap overlap : RingMatching.common(sets, found)) {
            int ofGroup = sets.get(overlap.trueRing()).size();
            int ofRing = found.get(overlap.foundRing()).size();
            if (2 * overlap.common() >= ofGroup || 2 * overlap.common() >= ofRing) {
                accused.add(overlap.trueRing());
            }
        }
        var byKind = new TreeMap<String, Recall>();
        for (int i = 0; i < groups.size(); i++) {
            add(byKind, groups.get(i).kind(), accused.contains(i));
        }
        return new Accusations(accused.size(), groups.size(), byKind);
    }

    private static void add(SortedMap<String, Recall> counts, String kind, boolean matched) {
        counts.merge(
                kind,
                new Recall(matched ? 1 : 0, 1),
                (a, b) -> new Recall(a.matched() + b.matched(), a.trueTotal() + b.trueTotal()));
    }

    private static String sizeClass(TrueRing ring) {
        int size = accounts(ring).size();
        if (size > 20) {
            return "21+";
        }
        int low = size <= 5 ? 3 : size <= 10 ? 6 : 11;
        int high = size <= 5 ? 5 : size <= 10 ? 10 : 20;
        return String.format(Locale.ROOT, "%02d-%02d", low, high);
    }

    private static Set<String> accounts(TrueRing ring) {
        return ring.members().stream().map(RingTruth.TrueMember::accountId).collect(Collectors.toSet());
    }

    private static Set<String> union(List<Set<String>> sets) {
        Set<String> all = new HashSet<>();
        sets.forEach(all::addAll);
        return all;
    }
}
