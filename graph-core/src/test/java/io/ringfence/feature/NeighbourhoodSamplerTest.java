package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityTypes;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class NeighbourhoodSamplerTest {
    private final NeighbourhoodSampler sampler = new NeighbourhoodSampler(EntityTypes.DEFAULT);

    @Example
    void aRelationForEachTypeThatTiesAndEachDirectionOfMoney() {
        assertThat(sampler.relations())
                .containsExactly(
                        "device",
                        "card",
                        "ip",
                        "email",
                        "phone",
                        "address",
                        "bank_account",
                        "account",
                        "transfer_out",
                        "transfer_in");
    }

    @Example
    void shapesAreFixedAndUnusedPlacesAreZero() {
        var world = new World()
                .opened("ann", 0)
                .opened("bob", 0)
                .seen("bob", "device:d", 1)
                .sent("bob", "ann", 5, 1);
        Sample sample = sample(world, "ann", "device:d");

        assertThat(sample.root()).hasSize(sampler.rootDim());
        assertThat(sample.counts()).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        float[] devices = sample.byRelation()[0];
        assertThat(devices).hasSize(sampler.fanout() * sampler.relationDim());
        assertThat(devices[0]).isEqualTo(1);
        assertThat(devices[1]).isEqualTo((float) StrictMath.log1p(1));
        for (int i = sampler.relationDim(); i < devices.length; i++) {
            assertThat(devices[i]).isZero();
        }
        assertThat(sample.byRelation()[1]).containsOnly(0f);
        assertThat(sample.byRelation()[9][0]).isEqualTo(1);
    }

    @Example
    void theMeanBehindAnEntityLeavesTheAccountItselfOut() {
        var world = new World().opened("ann", 0).opened("bob", 0).opened("cat", 0);
        world.seen("ann", "device:d", 1).seen("bob", "device:d", 1).seen("cat", "device:d", 1);
        world.paid("ann", 999_900, 1.5).paid("bob", 90, 1.5);
        float[] device = sample(world, "ann").byRelation()[0];
        int most = sampler.relationDim() - AccountVector.DIM + 8;

        assertThat(device[most]).isEqualTo(AccountVector.logAmount(90) / 2);
    }

    @Example
    void aHubHasNoAccountsBehindIt() {
        var world = new World(World.deviceCap(3)).opened("ann", 0);
        for (int i = 0; i < 5; i++) {
            world.opened("o" + i, 0).seen("o" + i, "device:d", 1);
        }
        float[] device = sample(world, "ann", "device:d").byRelation()[0];

        assertThat(device[2]).isEqualTo(1);
        for (int i = sampler.relationDim() - AccountVector.DIM - 1; i < sampler.relationDim(); i++) {
            assertThat(device[i]).isZero();
        }
    }

    @Property(tries = 20)
    void theSameSeedGivesTheSameSampleOfFiniteNumbers(@ForAll long seed) {
        var world = World.random(seed, 200);
        var typed = new NeighbourhoodSampler(world.graph.types());
        var view = world.graph.latest();
        for (int i = 0; i < 14; i++) {
            var point = DecisionPoint.ofAccount(world.node("a" + i), World.day(60));
            Sample sample = typed.sample(view, point, seed);
            float[] flat = new float[typed.rootDim() + typed.relations().size() * typed.fanout() * typed.relationDim()];
            sample.copyTo(flat, 0);

            assertThat(typed.sample(view, point, seed)).isEqualTo(sample);
            for (float value : flat) {
                assertThat(Float.isFinite(value)).isTrue();
            }
        }
    }

    @Example
    void labelsDoNotEnter() {
        var world = new World()
                .opened("ann", 0)
                .opened("bob", 0)
                .seen("ann", "card:c", 1)
                .seen("bob", "card:c", 1);
        Sample before = sample(world, "ann");
        world.labelled("bob", true, 1.5).labelled("ann", true, 1.5);

        assertThat(sample(world, "ann")).isEqualTo(before);
    }

    private Sample sample(World world, String account, String... links) {
        var view = world.graph.latest();
        var entities = java.util.stream.Stream.of(links)
                .map(io.ringfence.graph.EntityId::parse)
                .toList();
        var point = DecisionPoint.of(view, account, entities, DecisionPoint.NO_AMOUNT, World.day(2));
        return sampler.sample(view, point, 1);
    }
}
