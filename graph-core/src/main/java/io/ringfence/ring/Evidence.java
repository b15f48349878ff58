package io.ringfence.ring;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A reason, readable by an investigator, to believe that a ring is one: a claim in numbers, and all the stored facts
 * that the numbers count. {@link EvidenceAudit} derives each number again from the facts alone.
 *
 * @param claim what was seen
 * @param links the facts, by time; 1 to {@link #MAX_LINKS}
 * @param seal  a hash of the facts when the claim was made, so that one altered since is noticed even where no number
 *              depends on it, such as its source row
 */
public record Evidence(Claim claim, List<EvidenceLink> links, String seal) {
    /** Most facts behind one claim; a claim about more says less rather than cite only some. */
    public static final int MAX_LINKS = 800;

    public Evidence {
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(seal, "seal");
        if (links.isEmpty() || links.size() > MAX_LINKS) {
            throw new IllegalArgumentException("evidence needs 1 to " + MAX_LINKS + " links, got " + links.size());
        }
        links = links.stream().sorted(EvidenceLink.ORDER).toList();
    }

    /** A claim just made from these facts. */
    public Evidence(Claim claim, List<EvidenceLink> links) {
        this(claim, links, sealOf(links));
    }

    /** Whether the facts are those that the claim was made from. */
    boolean sealed() {
        return seal.equals(sealOf(links));
    }

    private static String sealOf(List<EvidenceLink> links) {
        var text = new StringBuilder();
        for (EvidenceLink link : links.stream().sorted(EvidenceLink.ORDER).toList()) {
            text.append(link.kind()).append('\t').append(link.from()).append('\t');
            text.append(link.to()).append('\t').append(link.amountCents()).append('\t');
            text.append(link.millis()).append('\t').append(link.knownAt().toEpochMilli());
            text.append('\t').append(link.source().file()).append('\t');
            text.append(link.source().row()).append('\t').append(link.sharers()).append('\n');
        }
        return ContentHash.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The claim in one plain sentence. */
    public String sentence() {
        String clause = claim.clause(Subject.PLAIN);
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }
}
