package io.ringfence.loaders.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.ring.Ring;
import org.junit.jupiter.api.Test;

final class RingJsonTest {
    @Test
    void aRingComesBackAsItWas() {
        Ring ring = SampleRings.ring("R-1", 1.0 / 3);

        assertThat(RingJson.read(RingJson.write(ring), Ring.class)).isEqualTo(ring);
    }

    @Test
    void evidenceNamesItsKindAndTimesAreReadable() {
        String json = RingJson.write(SampleRings.ring("R-1", 0.5));

        assertThat(json)
                .contains(
                        "\"kind\":\"SharedEntities\"",
                        "\"firstSeen\":\"2025-03-01T12:00:00.123Z\"",
                        "\"span\":\"PT5H\"");
    }

    @Test
    void saysWhatToDoAboutRingsOfAnotherVersion() {
        assertThatThrownBy(() -> RingJson.read("{\"id\": \"R-1\"}", Ring.class))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("detect again");
    }
}
