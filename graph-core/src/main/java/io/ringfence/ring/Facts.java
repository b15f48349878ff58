package io.ringfence.ring;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Numbers counted in cited facts. */
final class Facts {
    private Facts() {}

    /** From the first moment to the last. */
    static Duration span(List<EvidenceLink> links) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (EvidenceLink link : links) {
            first = Math.min(first, link.millis());
            last = Math.max(last, link.millis());
        }
        return links.isEmpty() ? Duration.ZERO : Duration.ofMillis(last - first);
    }

    static long cents(List<EvidenceLink> links) {
        return links.stream().mapToLong(EvidenceLink::amountCents).sum();
    }

    /** The accounts that the facts are of. */
    static Set<String> from(List<EvidenceLink> links) {
        var accounts = new TreeSet<String>();
        links.forEach(link -> accounts.add(link.from().id()));
        return accounts;
    }

    static List<EvidenceLink> of(EvidenceLink.Kind kind, List<EvidenceLink> links) {
        return links.stream().filter(link -> link.kind() == kind).toList();
    }
}
