package io.ringfence.loaders.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.ring.ClearedGroup;
import io.ringfence.ring.Coverage;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingChange;
import io.ringfence.ring.RingSet;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RingStoreIT {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00.123Z");
    private static final Source SOURCE = new Source("links.csv", 3);

    private GraphStore store;

    @BeforeEach
    void clear() throws IOException {
        store = TestDatabase.cleared().store();
    }

    @Test
    void withoutARunThereAreNoRings() {
        assertThat(store.rings()).isEqualTo(RingSet.EMPTY);
        assertThat(store.history("R-1")).isEmpty();
    }

    @Test
    void theLatestRunComesBackAsItWas() {
        for (String account : List.of("a", "b", "c")) {
            store.append(List.of(new Event.AccountOpened(account, NOON, NOON, SOURCE)), RunControl.NONE);
        }
        RingSet first = set(NOON, SampleRings.ring("R-1", 0.9), SampleRings.ring("R-2", 1.0 / 3));
        RingSet second = set(NOON.plusSeconds(5), SampleRings.ring("R-2", 0.8));
        var born = new RingChange("R-1", RingChange.Kind.BORN, NOON, List.of(), 0, 3);
        var merged = new RingChange("R-1", RingChange.Kind.MERGED, NOON.plusSeconds(5), List.of("R-2"), 3, 0);

        store.saveRings(first, List.of(born));
        assertThat(store.rings()).isEqualTo(first);

        store.saveRings(second, List.of(merged));
        assertThat(store.rings()).isEqualTo(second);
        assertThat(store.history("R-1")).containsExactly(born, merged);
        assertThat(store.ringChanges()).contains(born, merged);
    }

    private static RingSet set(Instant asOf, Ring... rings) {
        var cleared = new ClearedGroup(List.of("x", "y"), "a family", 0.125);
        return new RingSet(asOf, "v1", List.of(rings), List.of(cleared), new Coverage(9, 2, Map.of("ip", 2L), true));
    }
}
