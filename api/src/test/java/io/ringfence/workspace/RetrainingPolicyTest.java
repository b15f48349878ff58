package io.ringfence.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.embeddings.drift.DriftAlarm;
import io.ringfence.embeddings.drift.DriftReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetrainingPolicyTest {
    private static final Instant THEN = Instant.parse("2026-05-31T00:00:00Z");
    private static final DriftAlarm MOVED =
            new DriftAlarm("feature", "payment.amount", 1, 0.25, "payment.amount has the mean 9, was 3", null, 0);
    private static final DriftAlarm WORSE =
            new DriftAlarm(DriftAlarm.PERFORMANCE, "average precision", 0.1, 0.3, "it finds less", null, 0);

    @Test
    void aYoungModelOfACalmWorldIsLeftAlone() {
        RetrainingPolicy.Verdict verdict = judge(RetrainingPolicy.DEFAULT, 10, 110);
        assertThat(verdict.train()).isFalse();
        assertThat(verdict.reasons())
                .containsExactly(
                        "model m knows nothing of the last 10 days, 30 are allowed",
                        "10 labels came since, 10 % of the 100 that it was trained with; from 20 % on it is trained anew",
                        "nothing drifted");
    }

    @Test
    void eachReasonAloneIsEnoughAndIsNamed() {
        assertThat(judge(RetrainingPolicy.DEFAULT, 31, 100).reasons())
                .containsExactly("model m knows nothing of the last 31 days, 30 are allowed");
        assertThat(judge(RetrainingPolicy.DEFAULT, 1, 125).reasons())
                .singleElement()
                .asString()
                .startsWith("25 labels came since, 25 %");
        assertThat(judge(RetrainingPolicy.DEFAULT, 1, 100, MOVED).reasons())
                .containsExactly("feature: payment.amount has the mean 9, was 3");
        assertThat(judge(RetrainingPolicy.DEFAULT, 1, 100, WORSE).reasons())
                .containsExactly("performance: it finds less");
        assertThat(RetrainingPolicy.first().train()).isTrue();
    }

    @Test
    void driftCanBeLeftOutButNotPoorPerformance() {
        var calm = new RetrainingPolicy(Duration.ofDays(30), 0.2, false, 0.8);
        assertThat(judge(calm, 1, 100, MOVED).train()).isFalse();
        assertThat(judge(calm, 1, 100, MOVED, WORSE).train()).isTrue();
    }

    @Test
    void aPolicyThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new RetrainingPolicy(Duration.ZERO, 0.2, true, 0.8))
                .hasMessageContaining("greatest age must be positive");
        assertThatThrownBy(() -> new RetrainingPolicy(Duration.ofDays(1), 0.2, true, 1.2))
                .hasMessageContaining("at most 1");
    }

    private static RetrainingPolicy.Verdict judge(
            RetrainingPolicy policy, int days, long labels, DriftAlarm... alarms) {
        var drift =
                new DriftReport("m", THEN, THEN, THEN, THEN, 1000, List.of(), List.of(alarms), List.of(), List.of());
        return policy.judge(new RetrainingPolicy.Situation("m", Duration.ofDays(days), 100, labels, drift));
    }
}
