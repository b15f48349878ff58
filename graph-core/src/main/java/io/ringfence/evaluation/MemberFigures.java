package io.ringfence.evaluation;

import static io.ringfence.evaluation.figure.Draw.Unit.FOUND;
import static io.ringfence.evaluation.figure.Draw.Unit.GROUP;
import static io.ringfence.evaluation.figure.Draw.Unit.TRUE;

import io.ringfence.evaluation.FoundRing.FoundMember;
import io.ringfence.evaluation.figure.Draw;
import io.ringfence.evaluation.figure.Measure;
import io.ringfence.evaluation.figure.Share;
import io.ringfence.evaluation.figure.Sheet;
import io.ringfence.evaluation.figure.Statistic;
import io.ringfence.ring.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which accounts and which innocent groups are accused. An account that two rings accuse counts in the first. */
final class MemberFigures {
    private static final String CORE = "core";
    private static final String PERIPHERY = "periphery";

    private final RingSides sides;
    private final Sheet sheet;

    MemberFigures(RingSides sides, Sheet sheet) {
        this.sides = sides;
        this.sheet = sheet;
    }

    void add(List<Set<String>> groups, List<String> kinds) {
        members();
        innocent();
        groups(groups, kinds);
    }

    private void members() {
        Map<String, Share> precision = new TreeMap<>();
        sides.accusedBy.forEach((account, ring) -> {
            boolean right = sides.ringOf.containsKey(account);
            share(precision, "", FOUND).add(ring, right);
            share(precision, foundPart(account), FOUND).add(ring, right);
        });
        Map<String, Share> recall = new TreeMap<>();
        var roles = new Share(TRUE);
        sides.ringOf.forEach((account, ring) -> {
            boolean right = sides.accusedBy.containsKey(account);
            share(recall, "", TRUE).add(ring, right);
            share(recall, truePart(account), TRUE).add(ring, right);
            if (right) {
                roles.add(ring, truePart(account).equals(foundPart(account)));
            }
        });
        recall.forEach((part, share) -> {
            Share of = precision.getOrDefault(part, new Share(FOUND));
            sheet.add(Measure.MEMBER_RECALL, part, share);
            sheet.add(Measure.MEMBER_PRECISION, part, of);
            sheet.add(Measure.MEMBER_F1, part, Statistic.harmonic(of, share));
        });
        sheet.add(Measure.ROLE_RIGHT, "", roles);
    }

    private void innocent() {
        var all = new Share(FOUND);
        var ofRight = new Share(FOUND);
        int[] partners = sides.partnersOfFound(RingEvaluation.USUAL_LEAST);
        sides.accusedBy.forEach((account, ring) -> {
            all.add(ring, sides.innocent(account));
            if (partners[ring] >= 0) {
                ofRight.add(ring, sides.innocent(account));
            }
        });
        sheet.add(Measure.INNOCENT_ACCUSED, "", all);
        sheet.add(Measure.INNOCENT_ACCUSED, "in right rings", ofRight);
    }

    /**
     * A group is accused when some found ring accuses at least half of its accounts, or when at least half of the accounts
     * that some found ring accuses are of the group.
     */
    private void groups(List<Set<String>> groups, List<String> kinds) {
        Set<Integer> accused = new HashSet<>();
        for (RingMatching.Overlap overlap : RingMatching.common(groups, sides.accusedSets)) {
            int ofGroup = groups.get(overlap.trueRing()).size();
            int ofRing = sides.accusedSets.get(overlap.foundRing()).size();
            if (2 * overlap.common() >= ofGroup || 2 * overlap.common() >= ofRing) {
                accused.add(overlap.trueRing());
            }
        }
        Map<String, Share> shares = new TreeMap<>();
        for (int group = 0; group < groups.size(); group++) {
            share(shares, "", GROUP).add(group, accused.contains(group));
            share(shares, kinds.get(group), GROUP).add(group, accused.contains(group));
        }
        shares.forEach((kind, share) -> sheet.add(Measure.GROUPS_ACCUSED, kind, share));
    }

    /** True roles against found ones. */
    Confusion roles() {
        var counts = new TreeMap<String, SortedMap<String, Integer>>();
        sides.trueRole.forEach((account, role) -> {
            FoundMember member = sides.foundMember.get(account);
            Confusion.count(
                    counts,
                    role,
                    member == null ? RingTallies.NOTHING : member.role().name());
        });
        sides.foundMember.forEach((account, member) -> {
            if (!sides.trueRole.containsKey(account)) {
                Confusion.count(counts, RingTallies.NOTHING, member.role().name());
            }
        });
        return new Confusion(counts);
    }

    private String truePart(String account) {
        return PERIPHERY.equalsIgnoreCase(sides.trueRole.get(account)) ? PERIPHERY : CORE;
    }

    private String foundPart(String account) {
        FoundMember member = sides.foundMember.get(account);
        return member != null && member.role() == Role.PERIPHERY ? PERIPHERY : CORE;
    }

    private static Share share(Map<String, Share> shares, String part, Draw.Unit unit) {
        return shares.computeIfAbsent(part, key -> new Share(unit));
    }
}
