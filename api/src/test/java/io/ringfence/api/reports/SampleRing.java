package io.ringfence.api.reports;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Source;
import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.Claim;
import io.ringfence.ring.Counterfactual;
import io.ringfence.ring.Coverage;
import io.ringfence.ring.Evidence;
import io.ringfence.ring.EvidenceLink;
import io.ringfence.ring.Member;
import io.ringfence.ring.Money;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingChange;
import io.ringfence.ring.Role;
import io.ringfence.ring.Typology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A ring whose identifiers try to break every format. */
final class SampleRing {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final String FORMULA = "=HYPERLINK(\"evil\")";
    static final String TAG = "<script>alert('x')</script>";
    static final EntityId DEVICE = new EntityId("device", "d-\u0416\u4E2D & co");

    private SampleRing() {}

    static Ring ring(int accounts) {
        var members = new ArrayList<Member>();
        var links = new ArrayList<EvidenceLink>();
        for (int i = 0; i < accounts; i++) {
            String id = i == 0 ? FORMULA : i == 1 ? TAG : "account-" + i;
            members.add(new Member(
                    id,
                    1.0 / (i + 1),
                    i < 2 ? Role.CORE : Role.PERIPHERY,
                    START.plusSeconds(60L * i),
                    List.of("was seen with the device", "is new")));
            links.add(new EvidenceLink(
                    EvidenceLink.Kind.TIE,
                    EntityId.account(id),
                    DEVICE,
                    0,
                    START.plusSeconds(60L * i),
                    START.plusSeconds(86_400),
                    new Source("links.csv", i + 2),
                    accounts + 1));
        }
        links.add(new EvidenceLink(
                EvidenceLink.Kind.TRANSFER,
                EntityId.account(FORMULA),
                EntityId.account(TAG),
                123_456,
                START,
                START,
                new Source("payments.csv", 9),
                1));
        return new Ring(
                "R-00000000ab",
                0.91,
                Typology.DEVICE_FARM,
                accounts + " accounts share one device.",
                members,
                List.of(DEVICE),
                List.of(
                        new Evidence(
                                new Claim.SharedEntities("device", accounts, List.of(DEVICE), 1),
                                links.subList(0, accounts)),
                        new Evidence(
                                new Claim.TransfersInside(2, 1, 123_456, java.time.Duration.ZERO),
                                List.of(links.getLast()))),
                List.of("Two accounts are older than a year."),
                new Counterfactual(List.of(DEVICE), List.of(links.getFirst()), accounts, 1, 1),
                new Coverage(
                        1234,
                        1001,
                        Map.of("ip", 1000L, "device", 1L),
                        List.of(new Coverage.Hub(new EntityId("ip", "10.0.0.1"), 2, 1000, false)),
                        true),
                new Money(999_999, 123_456, 0, 900_000, 55_000, 17),
                START,
                START.plusSeconds(7200));
    }

    static ReportContext context() {
        return new ReportContext(
                START.plusSeconds(100_000),
                "policy-1",
                null,
                "0.1.0",
                List.of(new RingDecision(
                        "R-00000000ab",
                        RingDecision.Verdict.CONFIRM,
                        "called them",
                        List.of(),
                        "ana",
                        START.plusSeconds(200_000))),
                List.of(new RingChange("R-00000000ab", RingChange.Kind.BORN, START, List.of(), 0, 4)));
    }
}
