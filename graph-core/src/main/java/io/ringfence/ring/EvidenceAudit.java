package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts every claim of a ring again, in the facts that it cites and in nothing else. What it finds wrong is named; a
 * ring that was written by {@link RingFinder} and not altered since has nothing wrong.
 */
public final class EvidenceAudit {
    /**
     * What came of it.
     *
     * @param claims   that were counted again, the summary and the reasons of members included
     * @param links    that they cite
     * @param failures what does not follow from the facts, in sentences
     */
    public record Result(int claims, int links, List<String> failures) {
        public Result {
            failures = List.copyOf(failures);
        }

        /** Whether everything follows from the facts. */
        public boolean passed() {
            return failures.isEmpty();
        }
    }

    private EvidenceAudit() {}

    /** Audits a ring; O(facts log facts) and, for reasons, O(members × facts). */
    public static Result check(Ring ring) {
        var failures = new ArrayList<String>();
        var accounts = new TreeSet<>(ring.accountIds());
        int links = 0;
        for (Evidence piece : ring.evidence()) {
            links += piece.links().size();
            recount(piece).ifPresent(failures::add);
            if (!piece.sealed()) {
                failures.add("the facts behind \"" + piece.sentence() + "\" were altered");
            }
            if (!membersOnly(piece, accounts)) {
                failures.add("\"" + piece.sentence() + "\" is about accounts outside the ring");
            }
        }
        String summary = Summary.of(ring.typology(), accounts.size(), ring.evidence());
        if (!summary.equals(ring.summary())) {
            failures.add("the summary does not say what the evidence does: \"" + summary + "\"");
        }
        int reasons = 0;
        for (Member member : ring.members()) {
            List<String> own = Reasons.of(member.accountId(), ring.evidence());
            reasons += own.size();
            if (!own.isEmpty() && !own.equals(member.reasons())) {
                failures.add("the reasons given for account " + member.accountId() + " are not those of the evidence");
            }
        }
        return new Result(ring.evidence().size() + 1 + reasons, links, failures);
    }

    /** What is wrong with one claim, if anything is. */
    static Optional<String> recount(Evidence piece) {
        Optional<Claim> again = Recount.of(piece);
        if (again.isEmpty()) {
            return Optional.of("\"" + piece.sentence() + "\" cites facts of another sort");
        }
        return again.get().equals(piece.claim())
                ? Optional.empty()
                : Optional.of("\"" + piece.sentence() + "\" does not follow from its facts, which say: \""
                        + new Evidence(again.get(), piece.links()).sentence() + "\"");
    }

    /** Facts are of the ring's own accounts, except that money may come from outside or go there. */
    private static boolean membersOnly(Evidence piece, Set<String> accounts) {
        for (EvidenceLink link : piece.links()) {
            boolean from = accounts.contains(link.from().id());
            EntityId other = link.to();
            boolean to = other.isAccount() && accounts.contains(other.id());
            if (!from && !(link.transfer() && to)) {
                return false;
            }
        }
        return true;
    }
}
