package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import net.jqwik.api.Example;

final class CounterpartyFeaturesTest {
    private static final float DAY = 86_400;

    private static Event.Parties at(String merchant) {
        return new Event.Parties(null, null, null, null, merchant);
    }

    @Example
    void measuresTheMerchantOfTheDecision() {
        var world = new World().opened("ann", 0).opened("bob", 0);
        world.paid("bob", 1000, 1, at("m")).paid("bob", 3000, 35, at("m")).paid("ann", 2000, 39.5, at("m"));
        World.Values values = world.paying(40, "ann", 9000, "merchant:m");

        assertThat(values.get("merchant.seen_1d")).isEqualTo(1);
        assertThat(values.get("merchant.seen_7d")).isEqualTo(2);
        assertThat(values.get("merchant.seen_all")).isEqualTo(3);
        assertThat(values.get("merchant.mean_30d")).isEqualTo(2500);
        assertThat(values.get("merchant.z_30d")).isCloseTo(6500f / 501, within(1e-3f));
        assertThat(values.get("merchant.accounts")).isEqualTo(2);
        assertThat(values.get("merchant.age")).isEqualTo(30 * DAY);
        assertThat(world.paying(20, "ann", 1, "merchant:m").get("merchant.age")).isEqualTo(19 * DAY);
        assertThat(values.get("merchant.recency")).isEqualTo(DAY / 2);
        assertThat(values.get("merchant.pair_count")).isEqualTo(1);
        assertThat(values.get("merchant.pair_recency")).isEqualTo(DAY / 2);
        assertThat(values.get("card.seen_all")).isNaN();
        assertThat(world.paying(40, "ann", 1, "merchant:new").get("merchant.seen_all"))
                .isZero();
        assertThat(world.at(40, "ann").get("merchant.seen_all")).isEqualTo(3);
    }

    @Example
    void countsManySightingsInFullAndLooksAtSome() {
        var world = new World().opened("ann", 0);
        for (int i = 0; i < 1000; i++) {
            world.paid("bob" + i % 50, 500, 1 + i / 100.0, at("m"));
        }
        World.Values values = world.paying(11, "ann", 500, "merchant:m");

        assertThat(values.get("merchant.seen_1d")).isBetween(99f, 101f);
        assertThat(values.get("merchant.seen_all")).isEqualTo(1000);
        assertThat(values.get("merchant.mean_30d")).isEqualTo(500);
        assertThat(values.get("merchant.accounts")).isBetween(10f, 50f);
    }

    @Example
    void countsFraudAtTheMerchantWhenItIsFoundOut() {
        var world = new World().opened("ann", 0);
        world.paid("bob", 100, 1, at("m")).paid("cat", 100, 2, at("m")).paid("ann", 100, 3, at("m"));
        world.labelledPayment("bob", "p0", true, 8).labelledPayment("cat", "p1", false, 9);
        world.labelledPayment("ann", "p2", true, 10);

        World.Values before = world.paying(8.5, "ann", 5, "merchant:m");
        assertThat(before.get("label.merchant_fraud_all")).isEqualTo(1);
        assertThat(before.get("label.own_fraud_all")).isZero();
        World.Values values = world.paying(10.5, "ann", 5, "merchant:m");
        assertThat(values.get("label.merchant_fraud_1d")).isEqualTo(1);
        assertThat(values.get("label.merchant_fraud_7d")).isEqualTo(2);
        assertThat(values.get("label.merchant_share_7d")).isEqualTo(2.1f / 4);
        assertThat(values.get("label.merchant_known")).isEqualTo(3);
        assertThat(values.get("label.merchant_recency")).isEqualTo(DAY / 2);
        // the newest judged is ann's own, of day 3; before it cat's was legitimate
        assertThat(values.get("label.merchant_newest")).isEqualTo(1);
        assertThat(values.get("label.merchant_streak")).isEqualTo(1);
        assertThat(values.get("label.merchant_streak_age")).isEqualTo(7.5f * DAY);
        assertThat(values.get("label.merchant_legit_recency")).isEqualTo(8.5f * DAY);
        assertThat(values.get("merchant.change")).isEqualTo(-95);
        assertThat(values.get("label.own_fraud_7d")).isEqualTo(1);
        assertThat(values.get("label.own_share_all")).isEqualTo(1.1f / 2);
    }

    @Example
    void judgesAPaymentByItsAccountWhereNoPaymentHasALabel() {
        var world = new World().opened("ann", 0);
        world.paid("bob", 100, 1, at("m")).paid("ann", 100, 2, at("m"));
        world.labelled("bob", true, 3).labelled("ann", true, 3);

        assertThat(world.paying(4, "ann", 5, "merchant:m").get("label.merchant_fraud_all"))
                .isEqualTo(1);
        assertThat(world.paying(4, "ann", 5, "merchant:m").get("label.own_fraud_all"))
                .isNaN();
    }

    @Example
    void labelsThatAreHeldOutAreNotSeen() {
        var world = new World().opened("ann", 0).seen("ann", "phone:p", 1).opened("bob", 0);
        world.seen("bob", "phone:p", 1).paid("bob", 100, 1, at("m")).labelled("bob", true, 2);
        var none = new KnownLabels() {
            @Override
            public int account(GraphView view, int account) {
                return GraphView.UNLABELLED;
            }

            @Override
            public int payment(GraphView view, int payment) {
                return GraphView.UNLABELLED;
            }
        };
        var catalogue = FeatureCatalogue.of(world.graph);
        var point = DecisionPoint.ofAccount(world.node("ann"), World.day(3));

        assertThat(new FeatureExtractor(catalogue)
                        .extract(world.graph.latest(), point)[catalogue.require("label.fraud")])
                .isEqualTo(1);
        assertThat(new FeatureExtractor(catalogue, none)
                        .extract(world.graph.latest(), point)[catalogue.require("label.fraud")])
                .isZero();
    }
}
