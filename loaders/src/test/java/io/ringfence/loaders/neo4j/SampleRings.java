package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Source;
import io.ringfence.ring.Claim;
import io.ringfence.ring.Counterfactual;
import io.ringfence.ring.Coverage;
import io.ringfence.ring.Evidence;
import io.ringfence.ring.EvidenceLink;
import io.ringfence.ring.Member;
import io.ringfence.ring.Money;
import io.ringfence.ring.Ring;
import io.ringfence.ring.Role;
import io.ringfence.ring.Typology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A ring with evidence of several kinds, on accounts a, b and c. */
final class SampleRings {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00.123Z");
    private static final Source SOURCE = new Source("links.csv", 3);

    private SampleRings() {}

    static Ring ring(String id, double score) {
        var device = new EntityId("device", "d:1");
        var link = new EvidenceLink(EvidenceLink.Kind.TIE, EntityId.account("a"), device, 0, NOON, NOON, SOURCE, 4);
        List<EvidenceLink> links = List.of(link);
        List<Evidence> evidence = List.of(
                new Evidence(new Claim.SharedEntities("device", 3, List.of(device), 1), links),
                new Evidence(new Claim.OpenedTogether(3, Duration.ofSeconds(9)), links),
                new Evidence(new Claim.MoneyCycle(List.of("a", "b"), 700, 690, Duration.ofHours(5)), links),
                new Evidence(new Claim.Burst(2, NOON, Duration.ofHours(1), 9, 8, Duration.ofDays(1)), links),
                new Evidence(
                        new Claim.IdentityChain(List.of(EntityId.account("a"), device, EntityId.account("b"))), links),
                new Evidence(new Claim.KnownFraud(1), links));
        List<Member> members = List.of(
                new Member("a", 1, Role.CORE, NOON, List.of("shares")),
                new Member("b", 0.5, Role.MULE, NOON, List.of("paid")),
                new Member("c", 0.25, Role.PERIPHERY, NOON, List.of("shared")),
                new Member("d", 0.05, Role.BYSTANDER, NOON, List.of("seen")));
        return new Ring(
                id,
                score,
                Typology.DEVICE_FARM,
                "3 accounts, 1 device",
                members,
                List.of(device),
                evidence,
                List.of("lives together"),
                new Counterfactual(List.of(device), links, 3, 1, 1),
                new Coverage(5, 1, Map.of("device", 1L), List.of(new Coverage.Hub(device, 1, 900, true)), false),
                new Money(1, 2, 3, 4, 5, 6),
                NOON,
                NOON.plusSeconds(77));
    }
}
