package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Source;
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
        var link = new EvidenceLink(EntityId.account("a"), device, false, 0, NOON, NOON, SOURCE, 0.1 + 0.2);
        List<EvidenceLink> links = List.of(link);
        List<Evidence> evidence = List.of(
                new Evidence.SharedEntity(device, 3, 4, "3 share it", links),
                new Evidence.SignUpBurst(3, NOON, NOON.plusSeconds(9), "3 at once", links),
                new Evidence.TransferFlow(List.of("a", "b"), true, 700, Duration.ofHours(5), "money went round", links),
                new Evidence.KnownFraud(List.of("b"), "1 is known", links));
        List<Member> members = List.of(
                new Member("a", 1, Role.CORE, List.of("shares")),
                new Member("b", 0.5, Role.MULE, List.of("paid")),
                new Member("c", 0.25, Role.BYSTANDER, List.of("seen")));
        return new Ring(
                id,
                score,
                Typology.DEVICE_FARM,
                "3 accounts, 1 device",
                members,
                List.of(device),
                evidence,
                List.of("lives together"),
                links,
                new Coverage(5, 1, Map.of("device", 1L), false),
                new Money(1, 2, 3, 4),
                NOON,
                NOON.plusSeconds(77));
    }
}
