package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityId;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class TransferSamplerTest {
    private static final int PORT = 4;
    private static final int PARALLEL = 5;
    private static final int PENDING = 6;
    private static final int RETURNS = 8;

    private final TransferSampler sampler = new TransferSampler();

    @Example
    void eachTransferIsAnEdgeWithThePortOfItsOtherEnd() {
        var world =
                world().sent("ann", "bob", 500, 1).sent("ann", "cat", 600, 1.1).sent("ann", "bob", 700, 1.2);
        Sample sample = sample(world, "ann");

        assertThat(sample.count(0)).isEqualTo(3);
        assertThat(sample.count(1)).isZero();
        assertThat(sample.node(0, 0)).isEqualTo(world.node("bob"));
        assertThat(sample.node(0, 1)).isEqualTo(world.node("cat"));
        assertThat(at(sample, 0, 0, PORT)).isZero();
        assertThat(at(sample, 0, 1, PORT)).isEqualTo(AccountVector.log(1));
        assertThat(at(sample, 0, 2, PORT)).isZero();
        assertThat(at(sample, 0, 0, PARALLEL)).isEqualTo(AccountVector.log(2));
        assertThat(at(sample, 0, 1, PARALLEL)).isEqualTo(AccountVector.log(1));
    }

    @Example
    void moneyThatComesBackIsMarked() {
        var world =
                world().sent("ann", "bob", 500, 1).sent("bob", "ann", 490, 1.1).sent("bob", "cat", 10, 1.2);
        Sample sample = sample(world, "ann");
        int nested = TransferSampler.EDGE_DIM + AccountVector.DIM;

        assertThat(sample.count(1)).isEqualTo(1);
        assertThat(at(sample, 0, 0, nested + RETURNS)).isZero();
        assertThat(at(sample, 0, 0, nested + TransferSampler.EDGE_DIM + RETURNS))
                .isEqualTo(1);
    }

    @Example
    void theTransferDecidedOnIsTheFirstThatWasSent() {
        var world = world().sent("ann", "bob", 500, 1);
        var view = world.graph.latest();
        var point = DecisionPoint.of(view, "ann", List.of(EntityId.account("cat")), 900, World.day(2));
        Sample sample = sampler.sample(view, point, 1);

        assertThat(sample.count(0)).isEqualTo(2);
        assertThat(sample.node(0, 0)).isEqualTo(world.node("cat"));
        assertThat(at(sample, 0, 0, PENDING)).isEqualTo(1);
        assertThat(at(sample, 0, 0, PORT)).isEqualTo(AccountVector.log(1));
        assertThat(at(sample, 0, 1, PENDING)).isZero();
    }

    @Property(tries = 20)
    void whatComesLaterChangesNothing(@ForAll long seed) {
        var early = World.random(seed, 150);
        var moment = early.graph.watermark().minusMillis(1);
        var view = early.graph.asOf(moment);
        var before = World.random(seed, 300).graph.asOf(moment);
        assertThat(before.paymentCount()).isEqualTo(view.paymentCount());
        for (int i = 0; i < 14; i++) {
            int node = view.node(EntityId.account("a" + i));
            if (node >= 0) {
                var point = DecisionPoint.ofAccount(node, World.day(60));
                assertThat(sampler.sample(before, point, 1)).isEqualTo(sampler.sample(view, point, 2));
            }
        }
    }

    private float at(Sample sample, int relation, int row, int place) {
        return sample.row(relation, row * sampler.relationDim() + place);
    }

    private static World world() {
        return new World().opened("ann", 0).opened("bob", 0).opened("cat", 0);
    }

    private Sample sample(World world, String account) {
        return sampler.sample(world.graph.latest(), DecisionPoint.ofAccount(world.node(account), World.day(2)), 1);
    }
}
