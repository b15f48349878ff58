package io.ringfence.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedIdentifiersTest {
    private final TemporalGraph graph = new TemporalGraph(EntityTypes.DEFAULT);

    @Test
    void whoeverIsTiedThroughIdentifiersIsOneGroup() {
        link("a", EntityType.DEVICE, "d1");
        link("b", EntityType.DEVICE, "d1");
        link("b", EntityType.CARD, "c1");
        link("c", EntityType.CARD, "c1");
        link("x", EntityType.PHONE, "p1");
        link("y", EntityType.PHONE, "p1");

        assertThat(find()).as("a pair is no ring").containsExactly(Set.of("a", "b", "c"));
    }

    @Test
    void networksAddressesAndWhatManyShareJoinNobody() {
        for (int i = 0; i < 4; i++) {
            link("a" + i, EntityType.IP, "10.0.0.1");
            link("a" + i, EntityType.ADDRESS, "street 1");
        }
        for (int i = 0; i <= SharedIdentifiers.CAP; i++) {
            link("b" + i, EntityType.DEVICE, "kiosk");
        }

        assertThat(find()).isEmpty();
    }

    @Test
    void largerGroupsComeFirst() {
        for (String account : List.of("a", "b", "c")) {
            link(account, EntityType.DEVICE, "d1");
        }
        for (String account : List.of("q", "r", "s", "t")) {
            link(account, EntityType.DEVICE, "d2");
            link(account, EntityType.DEVICE, "d2");
        }

        assertThat(find()).containsExactly(Set.of("q", "r", "s", "t"), Set.of("a", "b", "c"));
    }

    private List<Set<String>> find() {
        return new SharedIdentifiers()
                .find(graph.latest(), RunControl.NONE).stream()
                        .map(FoundRing::accounts)
                        .toList();
    }

    private void link(String account, String type, String id) {
        Instant at = Instant.parse("2026-04-01T00:00:00Z");
        graph.append(new Event.LinkSeen(account, new EntityId(type, id), at, at, new Source("test", 1)));
    }
}
