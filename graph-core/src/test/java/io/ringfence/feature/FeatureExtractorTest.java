package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;

final class FeatureExtractorTest {
    private static final float DAY = 86_400;

    @Example
    void countsPaymentsInWindowsOfEventTime() {
        World.Values values = new World()
                .opened("ann", 0)
                .paid("ann", 1000, 1)
                .paid("ann", 3000, 9)
                .paid("ann", 5000, 9.98)
                .paying(10, "ann", 6000, "device:d");

        assertThat(values.get("account.age")).isEqualTo(10 * DAY);
        assertThat(values.get("payments.count_1h")).isEqualTo(1);
        assertThat(values.get("payments.count_1d")).isEqualTo(2);
        assertThat(values.get("payments.count_7d")).isEqualTo(2);
        assertThat(values.get("payments.count_30d")).isEqualTo(3);
        assertThat(values.get("payments.sum_1d")).isEqualTo(8000);
        assertThat(values.get("payments.mean_all")).isEqualTo(3000);
        assertThat(values.get("payments.max_all")).isEqualTo(5000);
        assertThat(values.get("payments.recency")).isCloseTo(0.02f * DAY, within(1f));
        assertThat(values.get("payment.amount")).isEqualTo(6000);
        assertThat(values.get("payment.ratio")).isEqualTo(2);
    }

    @Example
    void tellsTheTimeOfDayAndWeekInUtc() {
        World.Values thursdayAtSix = new World().opened("ann", 0).at(3.25, "ann");

        assertThat(thursdayAtSix.get("time.hour_sin")).isCloseTo(1, within(1e-6f));
        assertThat(thursdayAtSix.get("time.hour_cos")).isCloseTo(0, within(1e-6f));
        assertThat(thursdayAtSix.get("time.weekday_sin")).isCloseTo((float) Math.sin(6 * Math.PI / 7), within(1e-6f));
    }

    @Example
    void seesWhoSharesWithTheAccountAndWhatTheyDid() {
        World.Values values = new World()
                .opened("ann", 0)
                .opened("bob", 0.5)
                .opened("cat", 4)
                .seen("bob", "device:d", 1)
                .seen("cat", "device:d", 4)
                .seen("bob", "phone:p", 1)
                .paid("bob", 700, 2)
                .paid("bob", 300, 9.5)
                .seen("ann", "device:d", 5)
                .seen("ann", "phone:p", 5)
                .at(10, "ann");

        assertThat(values.get("device.shared_max")).isEqualTo(2);
        assertThat(values.get("phone.shared_max")).isEqualTo(1);
        assertThat(values.get("card.shared_max")).isZero();
        assertThat(values.get("shared.hard")).isEqualTo(1);
        assertThat(values.get("shared.soft")).isEqualTo(2);
        assertThat(values.get("shared.types")).isEqualTo(2);
        double device = Math.log(2) / Math.log(3);
        assertThat(values.get("shared.rarity")).isCloseTo((float) (device + 1.5), within(1e-6f));
        assertThat(values.get("others.count")).isEqualTo(2);
        assertThat(values.get("others.count_7d")).isEqualTo(1);
        assertThat(values.get("others.age_min")).isEqualTo(6 * DAY);
        assertThat(values.get("others.age_mean")).isEqualTo(7.75f * DAY);
        assertThat(values.get("others.payments_sum")).isEqualTo(2);
        assertThat(values.get("others.payments_mean")).isEqualTo(1);
        assertThat(values.get("others.amount_max")).isEqualTo(1000);
        assertThat(values.get("others.amount_1d")).isEqualTo(300);
        assertThat(values.get("others.signup_gap")).isEqualTo(0.5f * DAY);
        assertThat(values.get("others.signup_1d")).isEqualTo(0.5f);
    }

    @Example
    void aPendingLinkCountsAsPresentAndOnlyOnce() {
        var world = new World().opened("ann", 0).opened("bob", 0).seen("bob", "device:d", 1);

        World.Values without = world.at(2, "ann");
        World.Values pending = world.at(2, "ann", "device:d");
        assertThat(without.get("device.shared_max")).isZero();
        assertThat(pending.get("device.shared_max")).isEqualTo(1);
        assertThat(pending.get("pending.shared_max")).isEqualTo(1);
        assertThat(pending.get("pending.other_recency")).isEqualTo(DAY);
        assertThat(pending.get("links.fresh")).isEqualTo(1);

        world.seen("ann", "device:d", 1.5);
        World.Values repeated = world.at(2, "ann", "device:d");
        assertThat(repeated.get("own.device")).isEqualTo(1);
        assertThat(repeated.get("device.shared_max")).isEqualTo(1);
        assertThat(repeated.get("others.count")).isEqualTo(1);
        assertThat(repeated.get("links.fresh")).isZero();
    }

    @Example
    void aHubIsCountedAndNotWalked() {
        var world = new World(World.deviceCap(3)).opened("ann", 0);
        for (int i = 0; i < 10; i++) {
            world.opened("other" + i, 0).seen("other" + i, "device:kiosk", 1).labelled("other" + i, true, 2);
        }
        World.Values values = world.at(3, "ann", "device:kiosk");

        assertThat(values.get("device.shared_max")).isEqualTo(3);
        assertThat(values.get("shared.hubs")).isEqualTo(1);
        assertThat(values.get("others.count")).isZero();
        assertThat(values.get("label.fraud")).isZero();
        assertThat(values.coverage().hubsByType()).containsExactly(java.util.Map.entry("device", 1));
        assertThat(values.coverage().truncated()).isFalse();
    }

    @Example
    void aPlaceholderTiesNobody() {
        World.Values values = new World()
                .opened("ann", 0)
                .opened("bob", 0)
                .seen("bob", "device:00000000", 1)
                .seen("ann", "device:00000000", 1)
                .at(2, "ann");

        assertThat(values.get("device.shared_max")).isZero();
        assertThat(values.get("others.count")).isZero();
        assertThat(values.coverage().hubs()).isEqualTo(1);
    }

    @Example
    void sharingOutsideTheWindowOfTheTypeTiesNobody() {
        var world = new World().opened("ann", 0).opened("bob", 0).seen("bob", "ip:10.0.0.1", 1);

        assertThat(world.at(14, "ann", "ip:10.0.0.1").get("ip.shared_max")).isEqualTo(1);
        assertThat(world.at(16, "ann", "ip:10.0.0.1").get("ip.shared_max")).isZero();
    }

    @Example
    void whatIsCutOffIsSaid() {
        var world = new World().opened("ann", 0);
        for (int i = 0; i < 70; i++) {
            world.seen("ann", "card:c" + i, 1 + i / 1000.0);
        }
        World.Values values = world.at(2, "ann");

        assertThat(values.get("own.card")).isEqualTo(70);
        assertThat(values.coverage().entities()).isEqualTo(70);
        assertThat(values.coverage().truncated()).isTrue();
    }

    @Example
    void followsMoneyThroughTheAccount() {
        var world = new World()
                .opened("ann", 0)
                .sent("bob", "ann", 4000, 8)
                .sent("cat", "ann", 6000, 9.5)
                .sent("dan", "mule", 1, 1)
                .sent("ann", "mule", 5000, 9.75)
                .sent("bob", "eve", 1, 9);
        World.Values values = world.at(10, "ann");

        assertThat(values.get("transfer.in_count")).isEqualTo(2);
        assertThat(values.get("transfer.in_sum_1d")).isEqualTo(6000);
        assertThat(values.get("transfer.out_sum_1d")).isEqualTo(5000);
        assertThat(values.get("transfer.pass_through_1d")).isEqualTo(5f / 6);
        assertThat(values.get("transfer.in_to_out")).isEqualTo(DAY / 4);
        assertThat(values.get("transfer.fan_in")).isEqualTo(1);
        assertThat(values.get("transfer.fan_out")).isEqualTo(1);
        assertThat(values.get("transfer.cycle")).isZero();
        assertThat(values.get("payee.new")).isNaN();

        World.Values paying = world.paying(10, "ann", 1000, "account:bob");
        assertThat(paying.get("transfer.cycle")).isEqualTo(1);
        assertThat(paying.get("transfer.pass_through_1d")).isEqualTo(1);
        assertThat(paying.get("payee.new")).isEqualTo(1);
        assertThat(paying.get("payee.senders")).isZero();
        assertThat(paying.get("shared.tied")).isZero();
        assertThat(world.paying(10, "ann", 1, "account:mule").get("payee.new")).isZero();
        assertThat(world.paying(10, "ann", 1, "account:nobody").get("payee.new"))
                .isEqualTo(1);
    }

    @Example
    void countsOnlyLabelsOfOthersThatWereKnownByThen() {
        var world = new World();
        for (String account : List.of("ann", "bob", "cat")) {
            world.opened(account, 0).seen(account, "phone:p", 1);
        }
        world.opened("dan", 0).seen("dan", "card:c", 1).seen("cat", "card:c", 1);
        world.sent("ann", "bob", 100, 2);
        assertThat(world.at(3, "ann").get("label.fraud")).isZero();
        assertThat(world.at(3, "ann").get("label.fraud_hops")).isNaN();

        world.labelled("dan", true, 4);
        assertThat(world.at(5, "ann").get("label.fraud_hops")).isEqualTo(2);

        world.labelled("bob", true, 10).labelled("cat", false, 10).labelled("ann", true, 10);
        World.Values values = world.at(12, "ann");
        assertThat(values.get("label.fraud")).isEqualTo(1);
        assertThat(values.get("label.fraud_share")).isEqualTo(0.25f);
        assertThat(values.get("label.fraud_hard")).isEqualTo(1);
        assertThat(values.get("label.fraud_soft")).isZero();
        assertThat(values.get("label.fraud_recency")).isEqualTo(2 * DAY);
        assertThat(values.get("label.fraud_hops")).isEqualTo(1);
        assertThat(values.get("label.legit")).isEqualTo(1);
        assertThat(values.get("label.transfer_fraud")).isEqualTo(1);
        assertThat(world.at(9, "ann").get("label.fraud")).isZero();
    }

    @Example
    void theOwnLabelChangesNothing() {
        var world = new World()
                .opened("ann", 0)
                .opened("bob", 0)
                .seen("ann", "card:c", 1)
                .seen("bob", "card:c", 1);
        float[] before = world.at(3, "ann").extraction().values();
        world.labelled("ann", true, 2);

        assertThat(world.at(3, "ann").extraction().values()).containsExactly(before);
    }

    @Example
    void aStrangerIsAnswered() {
        World.Values values =
                new World().opened("bob", 0).seen("bob", "device:d", 1).paying(2, "nobody", 5, "device:d", "card:new");

        assertThat(values.get("account.age")).isNaN();
        assertThat(values.get("payments.count_all")).isZero();
        assertThat(values.get("own.card")).isEqualTo(1);
        assertThat(values.get("links.fresh")).isEqualTo(2);
        assertThat(values.get("device.shared_max")).isEqualTo(1);
        assertThat(values.get("others.signup_gap")).isNaN();
    }

    @Example
    void everyFeatureIsWritten() {
        var world = World.random(7, 300);
        var extractor = new FeatureExtractor(FeatureCatalogue.of(world.graph));
        float[] row = new float[extractor.catalogue().size()];
        java.util.Arrays.fill(row, -12345f);
        extractor.fill(world.graph.latest(), DecisionPoint.ofAccount(world.node("a1"), World.day(60)), row);

        assertThat(row).doesNotContain(-12345f);
    }

    @Example
    void aCatalogueOfOtherTypesReadsByName() {
        var world = new World()
                .opened("ann", 0)
                .opened("bob", 0)
                .seen("ann", "card:c", 1)
                .seen("bob", "card:c", 1);
        var reversed = new java.util.ArrayList<>(EntityTypes.DEFAULT.all().reversed());
        reversed.addFirst(reversed.removeLast());
        var catalogue = FeatureCatalogue.of(new EntityTypes(reversed));
        var point = DecisionPoint.ofAccount(world.node("ann"), World.day(2));
        float[] row = new FeatureExtractor(catalogue).extract(world.graph.latest(), point);

        assertThat(row[catalogue.require("card.shared_max")]).isEqualTo(1);
        assertThat(row[catalogue.require("own.card")]).isEqualTo(1);
        assertThat(row[catalogue.require("phone.shared_max")]).isZero();
    }

    @Example
    void manyThreadsGetTheSameNumbers() {
        var world = World.random(3, 600);
        var extractor = new FeatureExtractor(FeatureCatalogue.of(world.graph));
        var view = world.graph.latest();
        List<float[]> alone = IntStream.range(0, 14)
                .mapToObj(i -> extractor.extract(view, DecisionPoint.ofAccount(world.node("a" + i), World.day(90))))
                .toList();
        boolean same = IntStream.range(0, 4000).parallel().allMatch(n -> {
            int i = n % 14;
            float[] row = extractor.extract(view, DecisionPoint.ofAccount(world.node("a" + i), World.day(90)));
            return java.util.Arrays.equals(row, alone.get(i));
        });

        assertThat(same).isTrue();
    }

    @Example
    void aPaymentOfThePastReadsAsTheCallerWouldSayIt() {
        var world = new World().opened("ann", 0).paid("ann", 500, 1, new Event.Parties("c", "d", "i", "bob", "m"));
        DecisionPoint point = DecisionPoint.ofPayment(world.graph, 0);

        assertThat(point.links())
                .extracting(PendingLink::type)
                .containsExactly("card", "device", "ip", "account", "merchant");
        assertThat(point.amountCents()).isEqualTo(500);
        assertThat(point.at()).isEqualTo(World.day(1));
        assertThat(DecisionPoint.of(world.graph.before(1), "ann", List.of(new EntityId("card", "c")), 500, World.day(1))
                        .links())
                .containsExactly(new PendingLink("card", PendingLink.NEVER_SEEN));
    }
}
