package io.ringfence.evaluation.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.evaluation.Finder;
import io.ringfence.evaluation.FoundRing;
import io.ringfence.evaluation.RingEvaluation;
import io.ringfence.evaluation.RingEvaluation.Findings;
import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.RingTruth;
import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.RingTruth.TrueRing;
import io.ringfence.evaluation.Trial;
import io.ringfence.evaluation.figure.Measure;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.Event.Parties;
import io.ringfence.graph.EventOrder;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.ring.RingFinder;
import io.ringfence.ring.RingParameters;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");
    private static final EntityId DEVICE = new EntityId(EntityType.DEVICE, "d1");
    private static final Source SOURCE = new Source("test", 1);
    private static final Duration WEEK = Duration.ofDays(7);

    /** Says that all accounts that were seen on the one device are a ring, if they are three. */
    private static final Finder ON_THE_DEVICE = (view, control) -> {
        Set<String> accounts = new HashSet<>();
        int device = view.node(DEVICE);
        for (int i = 0; device >= 0 && i < view.degree(device); i++) {
            accounts.add(view.entity(view.neighbour(device, i)).id());
        }
        return accounts.size() < 3 ? List.of() : List.of(FoundRing.of(accounts));
    };

    @Test
    void theAlarmIsTheFirstDateOnWhichTheRingIsFound() {
        Alarm alarm = watch(trial(0, 2, 10)).getFirst();

        assertThat(alarm.thirdActAt()).isEqualTo(day(10));
        assertThat(alarm.raisedAt()).as("days 30, 23, 16, 9 are looked at").isEqualTo(day(16));
        assertThat(alarm.delayDays().orElseThrow()).isEqualTo(6, within(1e-9));
        assertThat(alarm.watchedDays()).isEqualTo(20, within(1e-9));
    }

    @Test
    void aLinkThatWasKnownLateRaisesTheAlarmLate() {
        var events = events(0, 2, 10);
        events.removeIf(event ->
                event instanceof Event.LinkSeen link && link.accountId().equals("m2"));
        events.add(new Event.LinkSeen("m2", DEVICE, day(10), day(29), SOURCE));

        assertThat(watch(trial(events, 0, 2, 10)).getFirst().raisedAt()).isEqualTo(day(30));
    }

    @Test
    void whoJoinsLaterDoesNotCountYet() {
        Finder prophet = (view, control) -> List.of(FoundRing.of(Set.of("m0", "m1", "m2")));

        List<Alarm> alarms = Alarms.watch(trial(0, 2, 20), prophet, WEEK, RunControl.NONE);

        assertThat(alarms.getFirst().raisedAt()).as("two had joined by day 16").isEqualTo(day(23));
    }

    @Test
    void theFinderSeesEachDateAsItWas() {
        var dates = new ArrayList<Instant>();
        Finder watched = (view, control) -> {
            dates.add(view.asOf());
            for (int payment = 0; payment < view.paymentCount(); payment++) {
                assertThat(view.payments().knownAt(payment))
                        .isLessThanOrEqualTo(view.asOf().toEpochMilli());
            }
            for (int link = 0; link < view.linkCount(); link++) {
                assertThat(view.links().knownAt(link))
                        .isLessThanOrEqualTo(view.asOf().toEpochMilli());
            }
            return List.of();
        };

        List<Alarm> alarms = Alarms.watch(trial(0, 2, 10), watched, WEEK, RunControl.NONE);

        assertThat(dates).containsExactly(day(16), day(23), day(30));
        assertThat(alarms.getFirst().raisedAt()).isNull();
        assertThat(alarms.getFirst().savedCents()).isZero();
    }

    @Test
    void theFutureChangesNoAlarm() {
        RingWorld world = RingWorld.simulate(
                SimulationParameters.DEFAULT.withAccounts(1500).withSeed(5).withFraudShare(0.06), RunControl.NONE);
        Instant end = world.parameters().end().minusMillis(1);
        Instant then = end.minus(Duration.ofDays(42));
        Finder finder = (view, control) -> RingFinder.find(view, RingParameters.DEFAULT, control).rings().stream()
                .map(FoundRing::of)
                .toList();
        Trial whole = new Trial("whole", graph(world.events(), event -> true, end), world.truth());
        Trial past = new Trial(
                "past", graph(world.events(), event -> !event.knownAt().isAfter(then), then), world.truth());
        Duration step = Duration.ofDays(14);

        List<Alarm> ofWhole = Alarms.watch(whole, finder, step, RunControl.NONE);
        List<Alarm> ofPast = Alarms.watch(past, finder, step, RunControl.NONE);

        List<Alarm> raised =
                ofPast.stream().filter(alarm -> alarm.raisedAt() != null).toList();
        assertThat(raised).isNotEmpty();
        for (Alarm alarm : raised) {
            assertThat(ofWhole)
                    .anyMatch(other -> other.ringId().equals(alarm.ringId())
                            && alarm.raisedAt().equals(other.raisedAt()));
        }
        assertThat(ofWhole)
                .filteredOn(
                        alarm -> alarm.raisedAt() != null && !alarm.raisedAt().isAfter(then))
                .hasSameSizeAs(raised);
    }

    @Test
    void moneyAfterTheAlarmIsSaved() {
        var events = events(0, 2, 10);
        pay(events, "m0", 100, -1); // before joining
        pay(events, "m0", 200, 1);
        pay(events, "m1", 300, 16); // at the alarm, too late to stop
        pay(events, "m2", 400, 20);
        pay(events, "stranger", 9000, 20);

        Alarm alarm = watch(trial(events, 0, 2, 10)).getFirst();

        assertThat(alarm.spentCents()).isEqualTo(900);
        assertThat(alarm.savedCents()).isEqualTo(400);
    }

    @Test
    void alarmsBecomeFigures() {
        Trial trial = trial(0, 2, 10);
        List<Alarm> alarms = watch(trial);

        RingScores scores =
                RingEvaluation.evaluate(new Findings(trial.truth(), List.of(), List.of(), alarms), Optional.empty());

        assertThat(scores.value(Measure.ALARM_RAISED, "")).isEqualTo(1);
        assertThat(scores.value(Measure.ALARM_DELAY, "median")).isEqualTo(6, within(1e-9));
        assertThat(scores.value(Measure.ALARM_WITHIN, "7")).isEqualTo(1);
        assertThat(scores.figure(Measure.ALARM_WITHIN, "30"))
                .as("watched for 20 days")
                .isEmpty();
        assertThat(AlarmCurve.of(alarms)).containsExactly(new AlarmCurve.Point(6, 1));
    }

    @Test
    void ringsThatWereWatchedForLessDoNotLowerTheCurve() {
        var early = new Alarm("r1", "T", day(0), day(5), day(30), 0, 0);
        var late = new Alarm("r2", "T", day(0), day(20), day(30), 0, 0);
        var young = new Alarm("r3", "T", day(20), null, day(30), 0, 0);

        List<AlarmCurve.Point> curve = AlarmCurve.of(List.of(early, late, young));

        assertThat(curve).extracting(AlarmCurve.Point::days).containsExactly(5.0, 20.0);
        assertThat(curve.getFirst().share()).as("one of three").isEqualTo(1.0 / 3, within(1e-12));
        assertThat(curve.getLast().share())
                .as("the one that was watched so long")
                .isEqualTo(1);
    }

    @Test
    void aStepIsPositive() {
        assertThatThrownBy(() -> Alarms.watch(trial(0, 2, 10), ON_THE_DEVICE, Duration.ZERO, RunControl.NONE))
                .hasMessageContaining("step must be positive");
    }

    private static List<Alarm> watch(Trial trial) {
        return Alarms.watch(trial, ON_THE_DEVICE, WEEK, RunControl.NONE);
    }

    /** A world of 30 days and a ring whose members use the device from the days on which they join. */
    private static Trial trial(int... joined) {
        return trial(events(joined), joined);
    }

    private static Trial trial(List<Event> events, int... joined) {
        var members = new ArrayList<TrueMember>();
        for (int m = 0; m < joined.length; m++) {
            members.add(new TrueMember("m" + m, "CORE", day(joined[m])));
        }
        var truth = new RingTruth(List.of(new TrueRing("r1", "DEVICE_FARM", members)), List.of(), Map.of());
        return new Trial("a device", graph(events, event -> true, day(30)), truth);
    }

    private static List<Event> events(int... joined) {
        var events = new ArrayList<Event>();
        for (int m = 0; m < joined.length; m++) {
            events.add(new Event.AccountOpened("m" + m, day(-10), day(-10), SOURCE));
            events.add(new Event.LinkSeen("m" + m, DEVICE, day(joined[m]), day(joined[m]), SOURCE));
        }
        return events;
    }

    private static void pay(List<Event> events, String account, long cents, int day) {
        var parties = new Parties(null, null, null, null, "shop");
        events.add(
                new Event.PaymentMade("p" + events.size(), account, cents, "EUR", parties, day(day), day(day), SOURCE));
    }

    /** The events that hold, and at a time one that changes nothing but the watermark. */
    private static TemporalGraph graph(List<Event> events, Predicate<Event> holds, Instant end) {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        events.stream().filter(holds).sorted(EventOrder.BY_KNOWN_TIME).forEach(graph::append);
        graph.append(new Event.AccountOpened("the end", end, end, SOURCE));
        graph.compact();
        return graph;
    }

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }
}
