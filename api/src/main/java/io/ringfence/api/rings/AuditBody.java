package io.ringfence.api.rings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Whether what is said of a ring follows from the facts cited: each claim was counted again in its links alone.
 *
 * @param claims   claims that were counted again
 * @param links    facts that they cite
 * @param failures what did not agree, in sentences; none of a ring that can be believed
 */
@Schema(name = "EvidenceAudit")
public record AuditBody(int claims, int links, List<String> failures) {
    public AuditBody {
        failures = List.copyOf(failures);
    }
}
