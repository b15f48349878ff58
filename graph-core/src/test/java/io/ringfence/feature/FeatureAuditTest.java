package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.RunControl;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class FeatureAuditTest {
    @Property(tries = 60)
    void aLiveDecisionGetsTheNumbersOfItsTrainingRow(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 250) int events) {
        var report = FeatureAudit.parity(World.random(seed, events).graph, AuditParameters.DEFAULT, RunControl.NONE);

        assertThat(report.differences()).isEmpty();
    }

    @Property(tries = 60)
    void nothingThatComesLaterChangesAFeature(@ForAll long seed, @ForAll @IntRange(min = 1, max = 250) int events) {
        var report =
                FeatureAudit.timeTravel(World.random(seed, events).graph, AuditParameters.DEFAULT, RunControl.NONE);

        assertThat(report.differences()).isEmpty();
    }

    @Example
    void theAuditLooksAtDecisions() {
        var graph = World.random(1, 400).graph;

        assertThat(FeatureAudit.parity(graph, AuditParameters.DEFAULT, RunControl.NONE)
                        .checked())
                .isGreaterThan(200);
        assertThat(FeatureAudit.timeTravel(graph, AuditParameters.DEFAULT, RunControl.NONE)
                        .checked())
                .isGreaterThan(200);
    }

    @Property(tries = 40)
    void whatClaimsToKnowNoLabelKnowsNone(@ForAll long seed, @ForAll @IntRange(min = 1, max = 250) int events) {
        var report =
                new FeatureAudit(World.random(seed, events).graph, AuditParameters.DEFAULT).labels(RunControl.NONE);

        assertThat(report.differences()).isEmpty();
    }

    @Example
    void aFeatureThatReadsTheFutureIsCaughtAndNamed() {
        var graph = World.random(1, 400).graph;
        var catalogue = FeatureCatalogue.of(graph);
        var extractor = new FeatureExtractor(catalogue);
        int leaking = catalogue.require("payments.count_all");
        FeatureFunction leak = (view, point) -> {
            float[] row = extractor.extract(view, point);
            if (point.account() >= 0) {
                row[leaking] = view.graph().latest().paidCount(point.account());
            }
            return row;
        };
        var audit = new FeatureAudit(graph, catalogue, leak, AuditParameters.DEFAULT);

        assertThat(audit.timeTravel(RunControl.NONE).leaks()).containsOnlyKeys("payments.count_all");
        var parity = audit.parity(RunControl.NONE);
        assertThat(parity.passed()).isFalse();
        assertThat(parity.leaks()).containsOnlyKeys("payments.count_all");
        assertThat(parity.differences().getFirst().feature()).isEqualTo("payments.count_all");
        assertThat(audit.labels(RunControl.NONE).leaks()).containsOnlyKeys("payments.count_all");
    }

    @Example
    void aFeatureThatHidesALabelIsCaughtAndNamed() {
        var graph = World.random(2, 400).graph;
        var catalogue = FeatureCatalogue.of(graph);
        var extractor = new FeatureExtractor(catalogue);
        int leaking = catalogue.require("account.age");
        FeatureFunction leak = (view, point) -> {
            float[] row = extractor.extract(view, point);
            if (point.account() >= 0 && point.account() < view.nodeCount()) {
                row[leaking] += view.label(point.account());
            }
            return row;
        };
        var audit = new FeatureAudit(graph, catalogue, leak, AuditParameters.DEFAULT);

        assertThat(audit.parity(RunControl.NONE).passed()).isTrue();
        assertThat(audit.labels(RunControl.NONE).leaks()).containsOnlyKeys("account.age");
    }
}
