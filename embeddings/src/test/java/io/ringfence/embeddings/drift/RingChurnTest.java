package io.ringfence.embeddings.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.ring.RingChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RingChurnTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private final List<RingChange> changes = new ArrayList<>();
    private int next;

    @Test
    void asManyAsBeforeIsNoAlarm() {
        born(0, 100);
        born(10, 8);
        born(17, 9);
        var churn = RingChurn.of(changes, day(20), WEEK).orElseThrow();
        assertThat(churn.before().rings()).isEqualTo(100);
        assertThat(churn.before().born()).isEqualTo(8);
        assertThat(churn.now().rings()).isEqualTo(108);
        assertThat(churn.now().born()).isEqualTo(9);
        assertThat(churn.alarm()).isEmpty();
    }

    @Test
    void aWaveOfNewRingsIsAnAlarmThatSaysSo() {
        born(0, 100);
        born(10, 8);
        born(17, 60);
        DriftAlarm alarm =
                RingChurn.of(changes, day(20), WEEK).orElseThrow().alarm().orElseThrow();
        assertThat(alarm.kind()).isEqualTo(DriftAlarm.RING_CHURN);
        assertThat(alarm.segment()).isEqualTo("rings born");
        assertThat(alarm.cause()).contains("60 rings came and 0 went", "8 came and 0 went");
    }

    @Test
    void ringsThatGoAreToldFromRingsThatCome() {
        born(0, 100);
        born(10, 5);
        for (int i = 0; i < 50; i++) {
            changes.add(new RingChange("r" + i, RingChange.Kind.GONE, day(17), List.of(), 4, 0));
        }
        DriftAlarm alarm =
                RingChurn.of(changes, day(20), WEEK).orElseThrow().alarm().orElseThrow();
        assertThat(alarm.segment()).isEqualTo("rings gone");
    }

    @Test
    void theFirstRunIsNoChurn() {
        born(0, 100);
        assertThat(RingChurn.of(changes, day(1), WEEK)).isEmpty();
        assertThat(RingChurn.of(List.of(), day(1), WEEK)).isEmpty();
    }

    private void born(int day, int count) {
        for (int i = 0; i < count; i++) {
            changes.add(new RingChange("r" + next++, RingChange.Kind.BORN, day(day), List.of(), 0, 4));
        }
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
