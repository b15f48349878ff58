package io.ringfence.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How good found rings are.
 *
 * @param rings       precision, recall and F1 of whole rings at the Jaccard threshold that was asked for
 * @param beside      the same at 0.3, 0.5 and 0.7
 * @param members     the same for accounts: in any found ring against in any true ring
 * @param byTypology  recall of true rings by typology, at the threshold
 * @param bySize      recall of true rings by number of accounts: {@code 03-05}, {@code 06-10}, {@code 11-20},
 *                    {@code 21+}
 * @param atTop       precision among the first 10, 20, 50 and 100 found rings, as far as there are as many
 * @param decoys      innocent groups accused, in all and by kind
 * @param meanJaccard mean Jaccard of the matched pairs; NaN where nothing matched
 * @param shape       how found rings cut the true ones
 */
public record RingScores(
        Rates rings,
        List<Rates> beside,
        Rates members,
        SortedMap<String, Recall> byTypology,
        SortedMap<String, Recall> bySize,
        SortedMap<Integer, Double> atTop,
        Accusations decoys,
        double meanJaccard,
        Shape shape) {
    /**
     * Precision, recall and F1, each 0 where nothing could be right.
     *
     * @param jaccard   least overlap of a match; 0 for accounts
     * @param matched   right among the found, and found among the true: the matching is one to one
     * @param found     number found
     * @param trueTotal number there are
     */
    public record Rates(double jaccard, int matched, int found, int trueTotal) {
        public double precision() {
            return found == 0 ? 0 : (double) matched / found;
        }

        public double recall() {
            return trueTotal == 0 ? 0 : (double) matched / trueTotal;
        }

        public double f1() {
            return found + trueTotal == 0 ? 0 : 2.0 * matched / (found + trueTotal);
        }
    }

    /** How many of the true rings of one kind were found. */
    public record Recall(int matched, int trueTotal) {
        public double recall() {
            return trueTotal == 0 ? 0 : (double) matched / trueTotal;
        }
    }

    /**
     * Innocent groups of at least 3 accounts that were accused. A group is accused when some found ring holds at least
     * half of its accounts, or when at least half of some found ring's accounts are of the group.
     */
    public record Accusations(int accused, int groups, SortedMap<String, Recall> byKind) {
        public Accusations {
            byKind = Collections.unmodifiableSortedMap(new TreeMap<>(byKind));
        }

        /** Share of the groups that were accused. */
        public double share() {
            return groups == 0 ? 0 : (double) accused / groups;
        }
    }

    /**
     * How found rings cut the true ones. A found ring touches a true one when they have at least 2 accounts in common.
     *
     * @param fragmented   true rings that two or more found rings touch
     * @param overMerged   found rings that touch two or more true rings
     * @param touched      true rings that some found ring touches
     * @param foundTouches found rings that touch some true ring
     */
    public record Shape(int fragmented, int overMerged, int touched, int foundTouches) {}

    public RingScores {
        beside = List.copyOf(beside);
        byTypology = Collections.unmodifiableSortedMap(new TreeMap<>(byTypology));
        bySize = Collections.unmodifiableSortedMap(new TreeMap<>(bySize));
        atTop = Collections.unmodifiableSortedMap(new TreeMap<>(atTop));
    }

    public double precision() {
        return rings.precision();
    }

    public double recall() {
        return rings.recall();
    }

    public double f1() {
        return rings.f1();
    }

    /** The same rates by name, for reports. */
    public Map<String, Double> summary() {
        var named = new TreeMap<String, Double>();
        named.put("precision", precision());
        named.put("recall", recall());
        named.put("f1", f1());
        named.put("memberPrecision", members.precision());
        named.put("memberRecall", members.recall());
        named.put("memberF1", members.f1());
        named.put("decoysAccused", decoys.share());
        return Collections.unmodifiableMap(named);
    }
}
