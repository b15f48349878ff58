package io.ringfence.ring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes down what was seen of the accounts of a ring, each claim with all the stored facts that it counts. */
final class EvidenceWriter {
    private EvidenceWriter() {}

    /** Strongest first; none only of accounts that neither share, pay nor send anything. */
    static List<Evidence> write(Group group, StoredLinks links) {
        var all = new ArrayList<Weighed>();
        all.addAll(BehaviourEvidence.of(group, links));
        all.addAll(SharingEvidence.of(group, links));
        all.addAll(MoneyEvidence.of(group, links));
        all.sort(Comparator.comparingDouble(Weighed::nats)
                .reversed()
                .thenComparing(weighed -> weighed.evidence().sentence()));
        return all.stream().map(Weighed::evidence).toList();
    }
}
