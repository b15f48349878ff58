package io.ringfence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ringfence.evaluation.RingTruth;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MannerTest {
    private static final SimulationParameters SMALL = SimulationParameters.DEFAULT.withAccounts(2000);

    private static RingWorld world(Manner manner) {
        return RingWorld.simulate(SMALL.withManner(manner), RunControl.NONE);
    }

    private static Manner styled(RingStyle style) {
        return Manner.DEFAULT.withRings(new RingManner(style, 0, 0, 40, 0.9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDrawnWorldIsAWorld(long seed) {
        Manner manner = Manner.drawn(seed);
        assertThat(Manner.drawn(seed)).isEqualTo(manner).isNotEqualTo(Manner.drawn(seed + 1));
        var parameters = SMALL.withManner(manner).withSeed(seed).withFraudShare(0.05);
        RingWorld world = RingWorld.simulate(parameters, RunControl.NONE);
        List<Event> events = world.events();
        RingTruth truth = world.truth();

        Map<String, Instant> opened = new HashMap<>();
        events.forEach(event -> {
            if (event instanceof Event.AccountOpened account) {
                opened.put(account.accountId(), account.at());
            }
        });
        assertThat(opened).hasSize(2000);
        assertThat(events).allMatch(event -> !event.at().isBefore(opened.get(event.accountId())));
        assertThat(events).allMatch(event -> event.knownAt().isBefore(parameters.end()));
        assertThat(truth.fraud()).hasSize(100);
        assertThat(truth.rings())
                .isNotEmpty()
                .allSatisfy(ring -> assertThat(ring.members())
                        .allMatch(member -> !member.joinedAt().isBefore(opened.get(member.accountId())))
                        .allMatch(member -> member.joinedAt().isBefore(parameters.end())));
        assertThat(truth.decoys()).allMatch(group -> group.accounts().stream().noneMatch(truth.fraud()::containsKey));
    }

    @Test
    void drawnMannersDiffer() {
        var devices = new HashSet<Boolean>();
        var sharing = new HashSet<Long>();
        for (long seed = 0; seed < 100; seed++) {
            Manner manner = Manner.drawn(seed);
            devices.add(manner.recorded().devices() > 0);
            sharing.add(Math.round(10 * manner.rings().style().sharing()));
        }

        assertThat(devices).containsExactlyInAnyOrder(true, false);
        assertThat(sharing).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void ringsOfOneWorldDiffer() {
        RingManner manner = Manner.drawn(3).rings();
        var styles = new HashSet<RingStyle>();
        for (int ring = 0; ring < 20; ring++) {
            styles.add(manner.styleOf(7, ring));
        }

        assertThat(styles).hasSize(20);
        assertThat(manner.styleOf(7, 3)).isEqualTo(manner.styleOf(7, 3)).isNotEqualTo(manner.styleOf(8, 3));
    }

    @Test
    void whatIsNotRecordedIsNowhere() {
        var bare = new RecordedManner(0, 0, 0, 1, 1, 1, 0);
        List<Event> events = world(Manner.DEFAULT.withRecorded(bare)).events();
        assertThat(events)
                .noneMatch(event -> event instanceof Event.LinkSeen link
                        && List.of(EntityType.IP, EntityType.DEVICE)
                                .contains(link.entity().type()));
        assertThat(events)
                .noneMatch(event -> event instanceof Event.PaymentMade payment
                        && (payment.parties().ip() != null
                                || payment.parties().deviceId() != null
                                || payment.parties().cardId() != null));

        List<Event> still = world(Manner.DEFAULT.withRecorded(new RecordedManner(1, 1, 1, 0, 1, 1, 0)))
                .events();
        assertThat(still)
                .noneMatch(event -> event instanceof Event.PaymentMade payment
                        && payment.parties().toAccountId() != null)
                .anyMatch(event -> event instanceof Event.PaymentMade);
    }

    @Test
    void whatAPaymentDoesNotNameStandsAmongTheLinks() {
        List<Event> usual = world(Manner.DEFAULT).events();
        List<Event> apart = world(Manner.DEFAULT.withRecorded(new RecordedManner(1, 1, 1, 1, 1, 0, 0)))
                .events();

        assertThat(apart)
                .noneMatch(event -> event instanceof Event.PaymentMade payment
                        && payment.parties().cardId() != null);
        assertThat(apart.stream()
                        .filter(event -> event instanceof Event.LinkSeen link
                                && link.entity().type().equals(EntityType.CARD))
                        .count())
                .isEqualTo(usual.stream()
                        .filter(event -> event instanceof Event.PaymentMade payment
                                && payment.parties().cardId() != null)
                        .count());
    }

    @Test
    void amountsTakeTheScaleOfTheMarket() {
        var dear = new MarketManner(80, 2.2, 10, 1);

        assertThat(dear.cents(1200)).isEqualTo(12_000);
        assertThat(dear.cents(1299)).isEqualTo(12_990);
        assertThat(new MarketManner(80, 2.2, 0.3, 1).cents(500)).isEqualTo(200);
        assertThat(world(Manner.DEFAULT.withMarket(dear)).truth())
                .isEqualTo(world(Manner.DEFAULT).truth());
    }

    @Test
    void membersWithoutAnHonestLifeDoOnlyWhatTheRingDoes() {
        Manner farm = Manner.DEFAULT.withMixture(Mixture.DEFAULT.withOnly(Scheme.DEVICE_FARM));
        var idle = new RingStyle(1, 0, 10_000, 5, 0, 1, 1, 1, 0.3, 0.2, 0.25, 0, 0.5, 0, 0, 0);
        RingWorld world = world(farm.withRings(new RingManner(idle, 0, 0, 40, 0.9)));
        Map<String, String> ringOf = new HashMap<>();
        world.truth()
                .rings()
                .forEach(ring -> ring.members().forEach(member -> ringOf.put(member.accountId(), ring.id())));

        Map<String, Integer> devices = new HashMap<>();
        world.forEachEvent(event -> {
            if (event instanceof Event.PaymentMade payment
                    && payment.parties().deviceId() != null
                    && ringOf.containsKey(event.accountId())) {
                devices.merge(payment.parties().deviceId(), 1, Integer::sum);
            }
        });
        assertThat(devices).hasSizeLessThan(ringOf.size() / 2);
    }

    @Test
    void fewerLabelsAreGivenWhereFewerAreAskedFor() {
        Map<Double, Long> given = new HashMap<>();
        for (double share : new double[] {0, 1 / 3.0, 0.6}) {
            LabelManner labels = LabelManner.DEFAULT.withLabelled(share);
            var parameters = SimulationParameters.DEFAULT
                    .withAccounts(5000)
                    .withFraudShare(0.1)
                    .withManner(Manner.DEFAULT.withLabels(labels));
            long number = RingWorld.simulate(parameters, RunControl.NONE).events().stream()
                    .filter(event -> event instanceof Event.LabelGiven label && label.fraud())
                    .count();
            given.put(share, number);
        }

        assertThat(given.get(0.0)).isZero();
        assertThat(given.get(1 / 3.0) / 500.0).isBetween(0.27, 0.4);
        assertThat(given.get(0.6) / 500.0).isBetween(0.52, 0.68);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.03, 0.1})
    void anyShareOfFraudGoesWithAnyManner(double share) {
        for (long seed = 20; seed < 24; seed++) {
            RingWorld world =
                    RingWorld.simulate(SMALL.withManner(Manner.drawn(seed)).withFraudShare(share), RunControl.NONE);
            assertThat(world.truth().fraud()).hasSize((int) (2000 * share));
            assertThat(world.truth().rings()).isNotEmpty();
        }
    }

    @Test
    void eachEffortOfAnAdversaryDoesWhatItSays() {
        var farms = SMALL.withFraudShare(0.1)
                .withManner(Manner.DEFAULT.withMixture(Mixture.DEFAULT.withOnly(Scheme.DEVICE_FARM)));
        RingWorld calm = RingWorld.simulate(farms, RunControl.NONE);
        RingWorld camouflaged = RingWorld.simulate(farms.withAdversary(new Adversary(1, 0, 0, 0)), RunControl.NONE);
        RingWorld rotating = RingWorld.simulate(farms.withAdversary(new Adversary(0, 1, 0, 0)), RunControl.NONE);
        RingWorld hidden = RingWorld.simulate(farms.withAdversary(new Adversary(0, 0, 1, 0)), RunControl.NONE);

        assertThat(payments(camouflaged) - payments(calm)).isBetween(400L, 2500L);
        assertThat(shared(rotating, EntityType.DEVICE)).isLessThan(shared(calm, EntityType.DEVICE));
        assertThat(shared(calm, EntityType.IP)).isPositive();
        assertThat(shared(hidden, EntityType.IP)).isZero();
        assertThat(camouflaged.truth()).isEqualTo(calm.truth());
    }

    private static long payments(RingWorld world) {
        return world.events().stream()
                .filter(Event.PaymentMade.class::isInstance)
                .count();
    }

    @Test
    void anAdversaryMakesTiesFewerAndJoiningSlower() {
        RingWorld calm = world(Manner.DEFAULT);
        RingWorld careful = RingWorld.simulate(SMALL.withAdversary(new Adversary(1, 1, 1, 1)), RunControl.NONE);

        assertThat(shared(careful, EntityType.DEVICE)).isLessThan(shared(calm, EntityType.DEVICE));
        assertThat(hoursToJoin(careful)).isGreaterThan(3 * hoursToJoin(calm));
        assertThat(world(styled(RingStyle.DEFAULT)).truth()).isEqualTo(calm.truth());
    }

    private static double hoursToJoin(RingWorld world) {
        return world.truth().rings().stream()
                .mapToDouble(ring -> ring.members().stream()
                                .mapToLong(member -> member.joinedAt().getEpochSecond())
                                .max()
                                .orElseThrow()
                        - ring.members().getFirst().joinedAt().getEpochSecond())
                .average()
                .orElseThrow();
    }

    /** Things of a type that at least 3 fraud accounts and no others are linked to. */
    private static long shared(RingWorld world, String type) {
        var fraud = world.truth().fraud().keySet();
        return world.events().stream()
                .filter(Event.LinkSeen.class::isInstance)
                .map(Event.LinkSeen.class::cast)
                .filter(link -> link.entity().type().equals(type))
                .collect(Collectors.groupingBy(
                        Event.LinkSeen::entity, Collectors.mapping(Event.LinkSeen::accountId, Collectors.toSet())))
                .values()
                .stream()
                .filter(users -> users.size() >= 3 && fraud.containsAll(users))
                .count();
    }

    /** Per 33,732 users the public graph has 51,451 devices, 118,818 cards and 585,855 addresses; all within 5 %. */
    @Test
    void aPeerToPeerWorldSharesAsThePublicOneDoes() {
        RingWorld world = RingWorld.simulate(
                SimulationParameters.DEFAULT.withAccounts(4000).withManner(Manner.P2P), RunControl.NONE);
        Map<String, Set<String>> devices = new HashMap<>();
        Map<String, Set<String>> cards = new HashMap<>();
        Map<String, Set<String>> ips = new HashMap<>();
        world.forEachEvent(event -> {
            if (event instanceof Event.PaymentMade payment) {
                Event.Parties parties = payment.parties();
                use(devices, parties.deviceId(), event);
                use(cards, parties.cardId(), event);
                use(ips, parties.ip(), event);
            } else if (event instanceof Event.LinkSeen link) {
                switch (link.entity().type()) {
                    case EntityType.DEVICE -> use(devices, link.entity().id(), event);
                    case EntityType.IP -> use(ips, link.entity().id(), event);
                    default -> {}
                }
            }
        });
        assertThat(devices.size() / 4000.0).isCloseTo(51_451 / 33_732.0, withinPercentage(5));
        assertThat(cards.size() / 4000.0).isCloseTo(118_818 / 33_732.0, withinPercentage(5));
        assertThat(ips.size() / 4000.0).isCloseTo(585_855 / 33_732.0, withinPercentage(5));

        Set<String> fraud = world.truth().fraud().keySet();
        List<Set<String>> shared =
                cards.values().stream().filter(users -> users.size() > 1).toList();
        long clean = shared.stream()
                .filter(users -> users.stream().noneMatch(fraud::contains))
                .count();
        assertThat((double) clean / shared.size()).isBetween(0.93, 0.995);
    }

    private static void use(Map<String, Set<String>> users, String thing, Event event) {
        if (thing != null) {
            users.computeIfAbsent(thing, key -> new HashSet<>()).add(event.accountId());
        }
    }

    @Test
    void settingsOutOfBoundsAreNamed() {
        assertThatThrownBy(() -> new Adversary(0, 2, 0, 0)).hasMessage("rotation must be 0 to 1, got 2");
        assertThatThrownBy(() -> LabelManner.DEFAULT.withLabelled(0.95)).hasMessageContaining("labelled");
        assertThatThrownBy(() -> new NetworkManner(0.9, 0.2, 0, 4, 400, 8)).hasMessageContaining("home + gateway");
    }
}
