package io.ringfence.ring;

import java.util.List;

/** Evidence and how much it speaks for a ring, in nats, for its place in the order. */
record Weighed(double nats, Evidence evidence) {
    static Weighed of(double nats, Claim claim, List<EvidenceLink> links) {
        return new Weighed(nats, new Evidence(claim, links));
    }
}
