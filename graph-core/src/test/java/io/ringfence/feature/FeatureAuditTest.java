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

    @Example
    void aFeatureReadFromAllThatIsKnownWouldBeCaught() {
        var world = World.random(1, 400);
        var extractor = new FeatureExtractor(FeatureCatalogue.of(world.graph));
        int payment = 5;
        DecisionPoint point = DecisionPoint.ofPayment(world.graph, payment);
        float[] honest =
                extractor.extract(world.graph.before(world.graph.payments().sequence(payment)), point);

        assertThat(extractor.extract(world.graph.latest(), point)).isNotEqualTo(honest);
    }
}
