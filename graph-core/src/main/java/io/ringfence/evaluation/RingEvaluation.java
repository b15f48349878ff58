package io.ringfence.evaluation;

import io.ringfence.evaluation.BinaryMetrics.BootstrapPlan;
import io.ringfence.evaluation.RingMatching.Overlap;
import io.ringfence.evaluation.RingTruth.DecoyGroup;
import io.ringfence.evaluation.RingTruth.TrueRing;
import io.ringfence.evaluation.alarm.Alarm;
import io.ringfence.evaluation.figure.Sheet;
import io.ringfence.ring.Typology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares found rings with the true ones. A found ring is right when it is matched with a true ring of at least 0.5
 * Jaccard (accounts in both by accounts in either); a greedy matching takes the best pair first, one to one. Rings and
 * innocent groups of fewer than 3 accounts are left out on both sides. Members that the truth calls bystanders are none.
 *
 * <p>Time O(accounts + overlaps log overlaps + rounds × rings). Deterministic; independent of the order of accounts within
 * rings.
 */
public final class RingEvaluation {
    /** Least number of accounts of a ring. */
    public static final int SMALLEST = 3;

    /** The part of a figure that is taken at the usual threshold, a Jaccard of 0.5. */
    public static final String USUAL = "0.5";

    static final int USUAL_LEAST = 1;

    private RingEvaluation() {}

    /**
     * What is to be compared.
     *
     * @param truth    the truth, cut to a time by {@link RingTruth#asOf} where the rings were found as of one
     * @param found    by falling score
     * @param accounts ids of all accounts, for figures of accounts; may be empty
     * @param alarms   when each ring was noticed; may be empty
     */
    public record Findings(RingTruth truth, List<FoundRing> found, List<String> accounts, List<Alarm> alarms) {
        public Findings {
            found = List.copyOf(found);
            accounts = List.copyOf(accounts);
            alarms = List.copyOf(alarms);
        }

        /** Found rings, and nothing else known. */
        public static Findings of(RingTruth truth, List<FoundRing> found) {
            return new Findings(truth, found, List.of(), List.of());
        }
    }

    /**
     * The scores of a finder in one world.
     *
     * @param plan how to resample rings and groups for intervals; none where intervals are not wanted
     */
    public static RingScores evaluate(Findings findings, Optional<BootstrapPlan> plan) {
        var sides = new RingSides(findings.truth(), findings.found());
        List<DecoyGroup> groups = new ArrayList<>();
        List<Set<String>> groupSets = new ArrayList<>();
        for (DecoyGroup group : findings.truth().decoys()) {
            Set<String> accounts =
                    group.accounts().stream().filter(sides::innocent).collect(Collectors.toUnmodifiableSet());
            if (accounts.size() >= SMALLEST) {
                groups.add(group);
                groupSets.add(accounts);
            }
        }
        var sheet = new Sheet(sides.rings.size(), sides.partnersOfFound(0), groups.size());
        var members = new MemberFigures(sides, sheet);
        var scores = new ScoreFigures(sides);
        new RingFigures(sides, sheet).add();
        members.add(groupSets, groups.stream().map(DecoyGroup::kind).toList());
        scores.add(sheet);
        if (!findings.accounts().isEmpty()) {
            ScoreFigures.addAccounts(sides, findings.accounts(), sheet);
        }
        AlarmFigures.add(sides, findings.alarms(), sheet);
        var tallies = new RingTallies(
                sides.rings.size(),
                sides.found.size(),
                groups.size(),
                accounts(sides, findings.accounts().size()),
                typologies(sides),
                members.roles(),
                unnamed(sides),
                scores.scored(),
                findings.alarms());
        return new RingScores(1, sheet.estimate(plan), tallies);
    }

    /** The scores of groups of accounts of which nothing more is known, without intervals. */
    public static RingScores evaluate(RingTruth truth, List<Set<String>> found) {
        return evaluate(Findings.of(truth, found.stream().map(FoundRing::of).toList()), Optional.empty());
    }

    /**
     * The ids of the true rings that found ones give away: that reach a Jaccard of 0.5 with a found ring, or of which one
     * accuses at least 3 accounts that are at least half of all that it accuses.
     */
    public static Set<String> noticed(RingTruth truth, List<FoundRing> found) {
        List<TrueRing> rings = truth.rings().stream()
                .filter(ring -> RingSides.accounts(ring).size() >= SMALLEST)
                .toList();
        List<Set<String>> sets = rings.stream().map(RingSides::accounts).toList();
        var ids = new TreeSet<String>();
        var all = new RingMatching(sets, found.stream().map(FoundRing::accounts).toList());
        for (Overlap overlap : all.overlaps()) {
            if (overlap.jaccard() >= RingSides.LEAST[USUAL_LEAST]) {
                ids.add(rings.get(overlap.trueRing()).id());
            }
        }
        List<Set<String>> accused = found.stream().map(FoundRing::accused).toList();
        for (Overlap overlap : RingMatching.common(sets, accused)) {
            if (overlap.common() >= SMALLEST
                    && 2 * overlap.common() >= accused.get(overlap.foundRing()).size()) {
                ids.add(rings.get(overlap.trueRing()).id());
            }
        }
        return ids;
    }

    private static SortedMap<String, Integer> accounts(RingSides sides, int all) {
        var counts = new TreeMap<String, Integer>();
        int innocent =
                (int) sides.accusedBy.keySet().stream().filter(sides::innocent).count();
        int bystanders = (int) sides.found.stream()
                .flatMap(ring -> ring.members().stream())
                .filter(member -> !member.accused())
                .count();
        if (all > 0) {
            counts.put("all", all);
        }
        counts.put("fraud", sides.guilty());
        counts.put("in true rings", sides.ringOf.size());
        counts.put("accused", sides.accusedBy.size());
        counts.put("accused, serving no fraud", innocent);
        counts.put("called bystanders", bystanders);
        return counts;
    }

    private static Confusion typologies(RingSides sides) {
        var counts = new TreeMap<String, SortedMap<String, Integer>>();
        for (int ring = 0; ring < sides.rings.size(); ring++) {
            int partner = sides.partnerOfTrue(USUAL_LEAST, ring);
            Confusion.count(
                    counts,
                    TypologyNames.normal(sides.rings.get(ring).typology()),
                    partner < 0 ? RingTallies.NOTHING : name(sides.found.get(partner)));
        }
        int[] partners = sides.partnersOfFound(USUAL_LEAST);
        for (int ring = 0; ring < partners.length; ring++) {
            if (partners[ring] < 0) {
                Confusion.count(counts, RingTallies.NOTHING, name(sides.found.get(ring)));
            }
        }
        return new Confusion(counts);
    }

    private static String name(FoundRing ring) {
        Typology typology = ring.typology();
        return typology == null ? "RING" : typology.name();
    }

    private static SortedSet<String> unnamed(RingSides sides) {
        return sides.rings.stream()
                .map(ring -> TypologyNames.normal(ring.typology()))
                .filter(typology -> TypologyNames.of(typology).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
