package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;

final class RingAndMotifFeaturesTest {
    @Example
    void aNewcomerOnADeviceOfKnownFraudLooksUnlikeAnother() {
        var world = new World();
        for (String account : List.of("bad1", "bad2", "bad3")) {
            world.opened(account, 9).seen(account, "device:farm", 9.1).seen(account, "phone:p", 9.1);
        }
        world.opened("fine", 2).seen("fine", "device:home", 3);
        world.paid("bad1", 500, 9.5).labelled("bad1", true, 9.8).labelled("bad2", true, 9.8);
        world.opened("new", 9.9).opened("clean", 9.9);
        World.Values shady = world.paying(10, "new", 500, "device:farm");
        World.Values clean = world.paying(10, "clean", 500, "device:home");

        assertThat(shady.get("label.on_device")).isEqualTo(2);
        assertThat(clean.get("label.on_device")).isZero();
        assertThat(shady.get("ring.signup_burst_1d")).isEqualTo(4);
        assertThat(shady.get("ring.signup_burst_1h")).isEqualTo(3);
        assertThat(clean.get("ring.signup_burst_1d")).isEqualTo(1);
        assertThat(shady.get("ring.density")).isEqualTo(1);
        assertThat(shady.get("ring.closure")).isEqualTo(1);
        assertThat(clean.get("ring.closure")).isNaN();
        assertThat(shady.get("ring.young_7d")).isEqualTo(3);
        assertThat(shady.get("ring.active_1d")).isEqualTo(1);
        assertThat(shady.get("ring.same_amount_7d")).isEqualTo(1);
        assertThat(clean.get("ring.same_amount_7d")).isZero();
    }

    @Example
    void hardIdentifiersTieAComponent() {
        var world =
                new World().opened("ann", 0).opened("bob", 0).opened("cat", 0).opened("dan", 0);
        world.seen("ann", "phone:1", 1)
                .seen("bob", "phone:1", 1)
                .seen("bob", "card:2", 1)
                .seen("cat", "card:2", 1);
        world.seen("cat", "device:3", 1).seen("dan", "device:3", 1).labelled("cat", true, 2);
        World.Values values = world.at(3, "ann");

        assertThat(values.get("ring.hard_component")).isEqualTo(2);
        assertThat(values.get("label.component_fraud")).isEqualTo(1);
        assertThat(values.get("label.component_share")).isEqualTo(1f / 3);
        assertThat(world.at(3, "dan").get("ring.hard_component")).isZero();
    }

    @Example
    void countsPatternsOfTransfersInTheOrderOfTime() {
        var world = new World();
        for (String account : List.of("ann", "bob", "cat", "dan")) {
            world.opened(account, 0);
        }
        world.sent("ann", "bob", 100, 10).sent("ann", "cat", 100, 10.1);
        world.sent("bob", "dan", 90, 10.2).sent("cat", "dan", 90, 10.3).sent("dan", "ann", 80, 10.4);
        World.Values values = world.at(10.5, "ann");

        assertThat(values.get("motif.fan_out_1d")).isEqualTo(2);
        assertThat(values.get("motif.fan_in_1d")).isEqualTo(1);
        assertThat(values.get("motif.gather_scatter_1d")).isEqualTo(1);
        assertThat(values.get("motif.scatter_gather_1d")).isEqualTo(2);
        assertThat(values.get("motif.cycle3_1d")).isEqualTo(2);
        assertThat(values.get("motif.cycle2_1d")).isZero();
        assertThat(world.at(11.3, "ann").get("motif.cycle3_1d")).isZero();
        assertThat(world.at(11.3, "ann").get("motif.cycle3_7d")).isEqualTo(2);
        assertThat(world.at(60, "ann").get("motif.fan_out_30d")).isZero();
        // dan had it all last; money back to ann earlier than it left is no cycle
        assertThat(world.at(10.5, "bob").get("motif.cycle3_1d")).isEqualTo(0);
        assertThat(world.paying(10.5, "ann", 5, "account:bob").get("motif.closes"))
                .isEqualTo(1);
        assertThat(world.paying(10.5, "dan", 5, "account:ann").get("motif.closes"))
                .isEqualTo(2);
    }

    @Example
    void moneySentBackIsACycleOfTwo() {
        var world = new World().opened("ann", 0).opened("bob", 0);
        world.sent("ann", "bob", 100, 1).sent("bob", "ann", 100, 2);

        assertThat(world.at(3, "ann").get("motif.cycle2_7d")).isEqualTo(1);
        assertThat(world.at(3, "bob").get("motif.cycle2_7d")).isZero();
        assertThat(world.paying(3, "bob", 5, "account:ann").get("motif.closes")).isEqualTo(1);
    }

    @Example
    void groupsCanBeLeftOut() {
        var world = World.random(5, 200);
        var all = FeatureCatalogue.of(world.graph);
        var some = all.without(Feature.Group.MOTIF).without(Feature.Group.LABEL);
        var point = DecisionPoint.ofAccount(world.node("a1"), World.day(50));
        float[] wide = new FeatureExtractor(all).extract(world.graph.latest(), point);
        float[] narrow = new FeatureExtractor(some).extract(world.graph.latest(), point);

        assertThat(some.has(Feature.Group.MOTIF)).isFalse();
        for (int i = 0; i < narrow.length; i++) {
            Float same = wide[all.indexOf(some.features().get(i).name())];
            assertThat((Float) narrow[i]).isEqualTo(same);
        }
    }
}
