package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.graph.RunControl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.Example;

final class TrainingSetTest {
    /** A payment by a new account each day; some are found out 5 days later. */
    private static World history() {
        var world = new World();
        for (int day = 0; day < 100; day++) {
            world.opened("a" + day, day).paid("a" + day, 100 + day, day + 0.5);
            if (day >= 5 && (day - 5) % 10 == 0) {
                world.labelled("a" + (day - 5), true, day + 0.75);
            }
        }
        return world;
    }

    private static TrainingSet build(World world, TrainingSetParameters parameters) {
        return TrainingSet.build(world.graph, parameters, RunControl.NONE);
    }

    @Example
    void splitsAreInTimeOrderAndLabelsAreThoseKnownAtTheEndOfTheSplit() {
        TrainingSet set = build(history(), cuts(60, 80, Duration.ofDays(8)));

        for (int row = 0; row < set.size(); row++) {
            Instant at = set.decidedAt(row);
            Split split = set.split(row);
            assertThat(at.isAfter(set.trainCut())).isEqualTo(split != Split.TRAIN);
            assertThat(at.isAfter(set.validationCut())).isEqualTo(split == Split.TEST);
            int day = Integer.parseInt(set.accountId(row).substring(1));
            assertThat(set.fraud(row)).as("account %d", day).isEqualTo(day % 10 == 0);
        }
        assertThat(set.rows(Split.TRAIN)).hasSize(52);
        assertThat(set.rows(Split.VALIDATION)).hasSize(12);
        assertThat(set.leftOut().immature()).isEqualTo(100 - set.size());
    }

    @Example
    void trainingDoesNotKnowALabelThatCameLater() {
        var world = history();
        world.labelled("a3", true, 99.9);
        TrainingSet set = build(world, cuts(60, 80, Duration.ofDays(8)));
        int row = IntStream.range(0, set.size())
                .filter(i -> set.accountId(i).equals("a3"))
                .findFirst()
                .orElseThrow();

        assertThat(set.split(row)).isEqualTo(Split.TRAIN);
        assertThat(set.fraud(row)).isFalse();
    }

    @Example
    void withoutCutsTheDecisionsThatCanBeLabelledAreInTheWantedShares() {
        TrainingSet set = build(history(), TrainingSetParameters.DEFAULT.withMaturity(Duration.ofDays(8)));

        assertThat(set.maturity()).isEqualTo(Duration.ofDays(8));
        int train = set.rows(Split.TRAIN).length;
        int validation = set.rows(Split.VALIDATION).length;
        int test = set.rows(Split.TEST).length;
        assertThat(train).isBetween(44, 48);
        assertThat(validation).isBetween(14, 16);
        assertThat(test).isBetween(14, 17);
        for (int row : set.rows(Split.VALIDATION)) {
            assertThat(set.decidedAt(row).plus(set.maturity())).isBeforeOrEqualTo(set.validationCut());
        }
    }

    @Example
    void aFewClearedAccountsDoNotMeanThatInnocenceIsLabelled() {
        assertThat(build(cleared(14), cuts(60, 80, Duration.ofDays(8)))
                        .leftOut()
                        .unlabelled())
                .isZero();
        assertThat(build(cleared(40), cuts(60, 80, Duration.ofDays(8)))
                        .leftOut()
                        .unlabelled())
                .isPositive();
    }

    /** Ten accounts are fraud; so many others were looked at and found legitimate. */
    private static World cleared(int accounts) {
        var world = history();
        for (int day = 1, left = accounts; left > 0; day++) {
            if (day % 10 != 0) {
                world.labelled("a" + day, false, 99.9);
                left--;
            }
        }
        return world;
    }

    @Example
    void aShortHistoryShortensMaturity() {
        TrainingSet set = build(history(), cuts(60, 80, Duration.ofDays(30)));

        assertThat(set.maturity()).isLessThanOrEqualTo(Duration.ofDays(10)).isPositive();
    }

    @Example
    void anAccountLabelledInTrainingIsNotTestedOn() {
        var world = history().paid("a10", 1, 99.95);
        TrainingSet set = build(world, cuts(60, 80, Duration.ofDays(8)));

        assertThat(set.leftOut().labelledBefore()).isEqualTo(1);
        assertThat(IntStream.of(set.rows(Split.TEST)).mapToObj(set::accountId)).doesNotContain("a10");
    }

    @Example
    void featuresAreThoseKnownBeforeTheDecision() {
        TrainingSet set = build(history(), TrainingSetParameters.DEFAULT);
        int count = set.catalogue().indexOf("payments.count_all");
        int amount = set.catalogue().indexOf("payment.amount");
        for (int row = 0; row < set.size(); row++) {
            assertThat(set.features(row)[count]).isZero();
            assertThat(set.features(row)[amount]).isGreaterThanOrEqualTo(100);
        }
        int[] rows = set.rows(Split.TEST);
        assertThat(set.matrix(rows)).hasSize(rows.length * set.catalogue().size());
        assertThat(set.labels(rows)).hasSize(rows.length);
    }

    @Example
    void paymentsAreSpreadOverTheLifeOfAnAccount() {
        var world = new World().opened("ann", 0);
        for (int day = 0; day < 90; day++) {
            world.paid("ann", 100, day);
        }
        List<Decisions.Decision> drawn = Decisions.draw(
                        world.graph.latest(), TrainingSetParameters.DEFAULT, RunControl.NONE)
                .drawn();

        assertThat(drawn).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(drawn.get(i).point(world.graph).at()).isBetween(World.day(30 * i), World.day(30 * i + 29.5));
        }
    }

    @Example
    void anAccountWithoutPaymentsIsDecidedOnItsLastSightingOrItsOpening() {
        var world = new World()
                .opened("ann", 0)
                .seen("ann", "device:d", 1)
                .seen("ann", "card:c", 2)
                .opened("bob", 3)
                .sent("cat", "eve", 5, 4);
        Decisions decisions = Decisions.draw(world.graph.latest(), TrainingSetParameters.DEFAULT, RunControl.NONE);

        assertThat(decisions.drawn())
                .extracting(decision -> decision.point(world.graph).at())
                .containsExactly(World.day(2), World.day(3), World.day(4));
        assertThat(decisions.withoutEvent()).isEqualTo(1);
    }

    @Example
    void threadsAndRepeatsChangeNothing() {
        var world = World.random(11, 1500);
        TrainingSet one = build(world, TrainingSetParameters.DEFAULT);
        var again = new TrainingSetParameters(
                3, TrainingSetParameters.Period.DEFAULT, Duration.ofDays(30), 200, 42, 300_000, 1);
        TrainingSet two = build(world, again);
        int[] all = IntStream.range(0, one.size()).toArray();

        assertThat(one.size()).isPositive();
        assertThat(two.matrix(all)).containsExactly(one.matrix(all));
        assertThat(two.labels(all)).containsExactly(one.labels(all));
    }

    @Example
    void labelledPaymentsAreDecidedOnByTheirOwnLabel() {
        var world = new World();
        for (int day = 0; day < 100; day++) {
            world.paid("ann", 100 + day, day).labelledPayment("ann", "p" + day, day % 10 == 0, day + 1);
        }
        world.paid("ann", 7, 100);
        TrainingSet set = build(world, TrainingSetParameters.DEFAULT.withMaturity(Duration.ofDays(2)));
        int known = set.catalogue().indexOf("label.own_fraud_all");

        assertThat(set.aboutPayments()).isTrue();
        assertThat(set.byTime()).isTrue();
        assertThat(set.size()).isGreaterThan(85);
        for (int row = 0; row < set.size(); row++) {
            int day = set.payment(row);
            assertThat(set.fraud(row)).isEqualTo(day % 10 == 0);
            long foundOut = IntStream.range(0, day)
                    .filter(paid -> paid % 10 == 0 && paid + 1 <= day)
                    .count();
            assertThat((long) set.features(row)[known]).isBetween(foundOut - 1, foundOut);
        }
    }

    @Example
    void labelsWithoutTimeSplitByAccountAndHideWhatIsHeldOut() {
        var world = new World();
        for (int i = 0; i < 300; i++) {
            world.opened("a" + i, 0);
        }
        for (int i = 0; i < 300; i++) {
            for (int step = 1; step <= 5; step++) {
                world.seen("a" + i, "account:a" + (i + step) % 300, 1);
            }
        }
        for (int i = 0; i < 300; i++) {
            if (i % 4 != 3) {
                world.labelled("a" + i, i % 4 == 0, 2);
            }
        }
        TrainingSet set = build(world, TrainingSetParameters.DEFAULT);
        int known = set.catalogue().indexOf("label.neighbour_known");

        assertThat(set.byTime()).isFalse();
        assertThat(set.size()).isEqualTo(225);
        for (Split split : Split.values()) {
            assertThat(set.rows(split)).hasSizeGreaterThan(20);
        }
        for (int row = 0; row < set.size(); row++) {
            boolean test = set.split(row) == Split.TEST;
            int seen = 0;
            for (int other = 0; other < set.size(); other++) {
                int apart = Math.abs(set.account(row) - set.account(other));
                boolean tied = apart != 0 && Math.min(apart, 300 - apart) <= 5;
                boolean shown = set.split(other) == Split.TRAIN || (test && set.split(other) == Split.VALIDATION);
                seen += tied && shown ? 1 : 0;
            }
            assertThat(set.features(row)[known]).isEqualTo(seen);
        }
    }

    @Example
    void aCapKeepsAllFraudOfTrainingAndWeighsTheRest() {
        var world = new World();
        for (int i = 0; i < 4000; i++) {
            world.paid("a" + i, 100, i / 40.0);
            if (i % 20 == 0) {
                world.labelled("a" + i, true, i / 40.0 + 0.001);
            }
        }
        var parameters = TrainingSetParameters.DEFAULT.withMaturity(Duration.ofDays(1));
        TrainingSet whole = build(world, parameters);
        TrainingSet capped = build(world, parameters.withMaxRows(1000));

        assertThat(capped.size()).isBetween(900, 1100);
        assertThat(capped.leftOut().capped()).isEqualTo(whole.size() - capped.size());
        assertThat(fraud(capped, Split.TRAIN)).isEqualTo(fraud(whole, Split.TRAIN));
        double weight = 0;
        for (int row : capped.rows(Split.TRAIN)) {
            weight += capped.weight(row);
        }
        assertThat(weight).isCloseTo(whole.rows(Split.TRAIN).length, within(150.0));
        assertThat(IntStream.of(capped.rows(Split.TEST))).allMatch(row -> capped.weight(row) == 1);
    }

    private static long fraud(TrainingSet set, Split split) {
        return IntStream.of(set.rows(split)).filter(set::fraud).count();
    }

    @Example
    void groupsFollowSharingAndStopAtTheCap() {
        var world = new World();
        for (int i = 0; i < 6; i++) {
            world.opened("a" + i, i).seen("a" + i, "card:c" + i / 2, i + 0.1).seen("a" + i, "device:d", i + 0.2);
        }
        int[] whole = AccountGroups.find(world.graph.latest(), 200);
        int[] capped = AccountGroups.find(world.graph.latest(), 3);

        assertThat(IntStream.range(0, 6)
                        .map(i -> whole[world.node("a" + i)])
                        .distinct()
                        .count())
                .isEqualTo(1);
        assertThat(IntStream.range(0, 6)
                        .map(i -> capped[world.node("a" + i)])
                        .distinct()
                        .count())
                .isEqualTo(3);
        assertThat(capped[world.node("a1")]).isEqualTo(capped[world.node("a0")]);
    }

    @Example
    void nothingToLearnFromIsSaid() {
        assertThatThrownBy(() -> build(new World(), TrainingSetParameters.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing to learn from");
        assertThatThrownBy(() -> build(new World().opened("a", 1), TrainingSetParameters.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be split by time");
    }

    @Example
    void aRunCanBeStopped() {
        assertThatThrownBy(() -> TrainingSet.build(
                        history().graph, TrainingSetParameters.DEFAULT, (phase, done, total) -> false))
                .isInstanceOf(CancellationException.class);
    }

    @Example
    void rowsOfAnExportAreAsOfTheirOwnMoment() {
        var world = new World().opened("ann", 0).paid("ann", 100, 1).paid("ann", 100, 5);
        var extractor = new FeatureExtractor(FeatureCatalogue.of(world.graph.types()));
        var rows = List.of(
                new FeatureRows.AccountAt("ann", World.day(2)),
                new FeatureRows.AccountAt("ann", World.day(6)),
                new FeatureRows.AccountAt("nobody", World.day(6)));
        float[][] values = FeatureRows.compute(world.graph, extractor, rows, RunControl.NONE);
        int count = extractor.catalogue().indexOf("payments.count_all");

        assertThat(List.of(values)).extracting(row -> row[count]).containsExactly(1f, 2f, 0f);
    }

    private static TrainingSetParameters cuts(int train, int validation, Duration maturity) {
        return TrainingSetParameters.DEFAULT
                .withCuts(World.day(train), World.day(validation))
                .withMaturity(maturity);
    }
}
