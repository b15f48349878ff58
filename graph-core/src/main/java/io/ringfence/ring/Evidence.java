package io.ringfence.ring;

import java.util.List;
import java.util.Objects;

/**
 * A reason, readable by an investigator, to believe that a ring is one: a claim in numbers, and all the stored facts
 * that the numbers count. {@link EvidenceAudit} derives each number again from the facts alone.
 *
 * @param claim what was seen
 * @param links the facts, by time; 1 to {@link #MAX_LINKS}
 */
public record Evidence(Claim claim, List<EvidenceLink> links) {
    /** Most facts behind one claim; a claim about more says less rather than cite only some. */
    public static final int MAX_LINKS = 800;

    public Evidence {
        Objects.requireNonNull(claim, "claim");
        if (links.isEmpty() || links.size() > MAX_LINKS) {
            throw new IllegalArgumentException("evidence needs 1 to " + MAX_LINKS + " links, got " + links.size());
        }
        links = links.stream().sorted(EvidenceLink.ORDER).toList();
    }

    /** The claim in one plain sentence. */
    public String sentence() {
        String clause = claim.clause(Subject.PLAIN);
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }
}
