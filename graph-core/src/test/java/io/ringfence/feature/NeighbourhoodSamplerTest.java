package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityTypes;
import java.util.List;
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
    void aRowForEachNeighbourAndNoneForPlacesNotUsed() {
        var world = new World()
                .opened("ann", 0)
                .opened("bob", 0)
                .seen("bob", "device:d", 1)
                .sent("bob", "ann", 5, 1);
        Sample sample = sample(world, "ann", "device:d");

        assertThat(sample.root()).hasSize(sampler.rootDim());
        int[] counts = new int[sample.relations()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = sample.count(i);
            assertThat(sample.length(i)).isEqualTo(counts[i] * sampler.relationDim());
        }
        assertThat(counts).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(sample.row(0, 0)).isEqualTo(1);
        assertThat(sample.row(0, 1)).isEqualTo((float) StrictMath.log1p(1));
        assertThat(sample.row(9, 0)).isEqualTo(1);
        assertThat(sample.node(9, 0)).isEqualTo(world.node("bob"));
    }

    @Example
    void aNeighbourCanBeLeftOut() {
        var world = new World().opened("ann", 0).seen("ann", "device:d", 0).seen("ann", "device:e", 1);
        Sample both = sample(world, "ann");
        Sample one = both.without(0, 0);

        assertThat(one.count(0)).isEqualTo(1);
        assertThat(one.node(0, 0)).isEqualTo(both.node(0, 1));
        for (int i = 0; i < sampler.relationDim(); i++) {
            assertThat(one.row(0, i)).isEqualTo(both.row(0, sampler.relationDim() + i));
        }
    }

    @Example
    void theSecondHopIsTheMeanOfThoseTiedToTheAccountsBehind() {
        var two = new NeighbourhoodSampler(EntityTypes.DEFAULT, List.of(), SamplingParameters.TWO_HOPS);
        var world = new World().opened("ann", 0).opened("bob", 0).opened("cat", 0);
        world.seen("ann", "device:d", 1).seen("bob", "device:d", 1);
        world.seen("bob", "card:c", 1).seen("cat", "card:c", 1).paid("cat", 90, 1.5);
        var view = world.graph.latest();
        Sample sample = two.sample(view, DecisionPoint.ofAccount(world.node("ann"), World.day(2)), 1);
        int most = NeighbourhoodSampler.OWN_DIM + 8;

        assertThat(sample.row(0, most)).isZero();
        // behind bob are ann, who paid nothing, by the device, and cat by the card
        assertThat(sample.row(0, most + AccountVector.DIM)).isEqualTo(AccountVector.logAmount(90) / 2);
    }

    @Example
    void anAccountWithNobodyAroundIsItsOwnMean() {
        var two = new NeighbourhoodSampler(EntityTypes.DEFAULT, List.of(), SamplingParameters.TWO_HOPS);
        var world = new World().opened("ann", 0).seen("ann", "device:d", 1).paid("ann", 500, 1);
        Sample sample = two.sample(world.graph.latest(), DecisionPoint.ofAccount(world.node("ann"), World.day(2)), 1);

        for (int i = 0; i < AccountVector.DIM; i++) {
            assertThat(sample.row(0, NeighbourhoodSampler.OWN_DIM + i)).isEqualTo(sample.root(i));
            assertThat(sample.row(0, NeighbourhoodSampler.OWN_DIM + AccountVector.DIM + i))
                    .isEqualTo(sample.root(i));
        }
    }

    @Example
    void theMeanBehindAnEntityLeavesTheAccountItselfOut() {
        var world = new World().opened("ann", 0).opened("bob", 0).opened("cat", 0);
        world.seen("ann", "device:d", 1).seen("bob", "device:d", 1).seen("cat", "device:d", 1);
        world.paid("ann", 999_900, 1.5).paid("bob", 90, 1.5);
        float[] device = sample(world, "ann").rows(0);
        int most = sampler.relationDim() - AccountVector.DIM + 8;

        assertThat(device[most]).isEqualTo(AccountVector.logAmount(90) / 2);
    }

    @Example
    void aHubHasNoAccountsBehindIt() {
        var world = new World(World.deviceCap(3)).opened("ann", 0);
        for (int i = 0; i < 5; i++) {
            world.opened("o" + i, 0).seen("o" + i, "device:d", 1);
        }
        float[] device = sample(world, "ann", "device:d").rows(0);

        assertThat(device[2]).isEqualTo(1);
        for (int i = sampler.relationDim() - AccountVector.DIM - 1; i < sampler.relationDim(); i++) {
            assertThat(device[i]).isZero();
        }
    }

    @Example
    void attributesOfAccountsEndTheirVectors() {
        var reading =
                new NeighbourhoodSampler(EntityTypes.DEFAULT, List.of("nobody's", "age"), SamplingParameters.DEFAULT);
        var world = new World().opened("ann", 0).opened("bob", 0);
        world.graph.append(new io.ringfence.graph.Event.AttributeGiven(
                "bob", "age", "30", World.day(0), World.day(0), new io.ringfence.graph.Source("test", 1)));
        world.seen("ann", "device:d", 1).seen("bob", "device:d", 1);
        Sample sample =
                reading.sample(world.graph.latest(), DecisionPoint.ofAccount(world.node("ann"), World.day(2)), 1);

        assertThat(reading.relationDim()).isEqualTo(sampler.relationDim() + 2);
        assertThat(sample.root(AccountVector.DIM + 1)).isZero();
        assertThat(sample.row(0, sampler.relationDim())).isZero();
        assertThat(sample.row(0, sampler.relationDim() + 1)).isEqualTo((float) StrictMath.log1p(30));
    }

    @Example
    void manyTiesAreSampledByTheSeed() {
        var world = new World().opened("ann", 0);
        for (int i = 0; i < 40; i++) {
            world.opened("o" + i, 0).seen("ann", "account:o" + i, 1);
        }
        var point = DecisionPoint.ofAccount(world.node("ann"), World.day(2));
        Sample one = sampler.sample(world.graph.latest(), point, 1);
        int ties = sampler.relations().indexOf(NeighbourhoodSampler.ACCOUNT);

        assertThat(one.count(ties)).isEqualTo(SamplingParameters.DEFAULT.ties());
        assertThat(sampler.sample(world.graph.latest(), point, 1)).isEqualTo(one);
        assertThat(sampler.sample(world.graph.latest(), point, 2)).isNotEqualTo(one);
    }

    @Property(tries = 20)
    void theSameSeedGivesTheSameSampleOfFiniteNumbers(@ForAll long seed) {
        var world = World.random(seed, 200);
        var typed = new NeighbourhoodSampler(
                world.graph.types(), List.of(), new SamplingParameters(5, 4, 10, (int) (seed & 3)));
        var view = world.graph.latest();
        for (int i = 0; i < 14; i++) {
            var point = DecisionPoint.ofAccount(world.node("a" + i), World.day(60));
            Sample sample = typed.sample(view, point, seed);

            assertThat(typed.sample(view, point, seed)).isEqualTo(sample);
            requireFinite(sample.root());
            for (int relation = 0; relation < sample.relations(); relation++) {
                requireFinite(sample.rows(relation));
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

    private static void requireFinite(float[] values) {
        for (float value : values) {
            assertThat(Float.isFinite(value)).isTrue();
        }
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
