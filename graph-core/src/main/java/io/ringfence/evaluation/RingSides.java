package io.ringfence.evaluation;

import io.ringfence.evaluation.FoundRing.FoundMember;
import io.ringfence.evaluation.RingMatching.Overlap;
import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.RingTruth.TrueRing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** True and found rings of at least 3 accounts beside one another, and how they overlap. */
final class RingSides {
    /** The least Jaccard of a match, smallest first; the second is the usual one. */
    static final double[] LEAST = {0.3, 0.5, 0.7};

    final RingTruth truth;
    final List<TrueRing> rings;
    final List<Set<String>> trueSets;
    final List<FoundRing> found;
    final List<Set<String>> foundSets;
    final List<Set<String>> accusedSets;
    final RingMatching matching;

    /** The true ring of an account; the first of several. */
    final Map<String, Integer> ringOf = new HashMap<>();

    /** The true role of the member of a ring. */
    final Map<String, String> trueRole = new HashMap<>();

    /** The found ring that accuses an account; the first of several. */
    final Map<String, Integer> accusedBy = new HashMap<>();

    /** The part that this found ring gives it. */
    final Map<String, FoundMember> foundMember = new HashMap<>();

    private final Set<String> guilty = new HashSet<>();
    private final int[][] partnerOfTrue = new int[LEAST.length][];

    RingSides(RingTruth truth, List<FoundRing> allFound) {
        this.truth = truth;
        rings = truth.rings().stream()
                .filter(ring -> accounts(ring).size() >= RingEvaluation.SMALLEST)
                .toList();
        trueSets = rings.stream().map(RingSides::accounts).toList();
        found = allFound.stream()
                .filter(ring -> ring.members().size() >= RingEvaluation.SMALLEST)
                .toList();
        foundSets = found.stream().map(FoundRing::accounts).toList();
        accusedSets = found.stream().map(FoundRing::accused).toList();
        matching = new RingMatching(trueSets, foundSets);
        for (int i = 0; i < LEAST.length; i++) {
            partnerOfTrue[i] = new int[rings.size()];
            Arrays.fill(partnerOfTrue[i], -1);
            for (Overlap match : matching.matches(LEAST[i])) {
                partnerOfTrue[i][match.trueRing()] = match.foundRing();
            }
        }
        index();
    }

    private void index() {
        guilty.addAll(truth.fraud().keySet());
        truth.rings().forEach(ring -> guilty.addAll(accounts(ring)));
        for (int ring = 0; ring < rings.size(); ring++) {
            for (TrueMember member : rings.get(ring).members()) {
                if (!member.isBystander() && ringOf.putIfAbsent(member.accountId(), ring) == null) {
                    trueRole.put(member.accountId(), TypologyNames.normal(member.role()));
                }
            }
        }
        for (int ring = 0; ring < found.size(); ring++) {
            for (FoundMember member : found.get(ring).members()) {
                if (member.accused() && accusedBy.putIfAbsent(member.accountId(), ring) == null) {
                    foundMember.put(member.accountId(), member);
                }
            }
        }
    }

    /** The found ring that a true one is matched with at one of {@link #LEAST}, or −1. */
    int partnerOfTrue(int least, int ring) {
        return partnerOfTrue[least][ring];
    }

    /** The true ring that each found one is matched with at one of {@link #LEAST}, or −1. */
    int[] partnersOfFound(int least) {
        int[] partners = new int[found.size()];
        Arrays.fill(partners, -1);
        for (int ring = 0; ring < rings.size(); ring++) {
            if (partnerOfTrue[least][ring] >= 0) {
                partners[partnerOfTrue[least][ring]] = ring;
            }
        }
        return partners;
    }

    /** The number of accounts that serve fraud. */
    int guilty() {
        return guilty.size();
    }

    /** Whether an account serves no fraud, in a ring of any size or alone. */
    boolean innocent(String account) {
        return !guilty.contains(account);
    }

    /** The class of a number of accounts. */
    static String sizeClass(int size) {
        if (size > 20) {
            return "21+";
        }
        int low = size <= 5 ? 3 : size <= 10 ? 6 : 11;
        int high = size <= 5 ? 5 : size <= 10 ? 10 : 20;
        return String.format(Locale.ROOT, "%02d-%02d", low, high);
    }

    static Set<String> accounts(TrueRing ring) {
        return ring.members().stream()
                .filter(member -> !member.isBystander())
                .map(TrueMember::accountId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
