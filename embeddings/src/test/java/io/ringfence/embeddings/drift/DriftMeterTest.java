package io.ringfence.embeddings.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.FeatureExtractor;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A simulated world goes on as it was, or is changed after the moment of training. */
final class DriftMeterTest {
    private static final SimulationParameters WORLD =
            SimulationParameters.DEFAULT.withAccounts(2500).withSeed(11);
    private static final Instant TRAINED = WORLD.start().plus(Duration.ofDays(90));
    private static final List<Event> EVENTS =
            List.copyOf(RingWorld.simulate(WORLD, RunControl.NONE).events());
    private static final Watched WATCHED = watched();
    private static final DriftReference REFERENCE = meter(graph(event -> event)).reference(TRAINED);

    @Test
    void aWorldThatGoesOnAsItWasRaisesNoAlarm() {
        DriftReport report = measure(event -> event);
        assertThat(report.decisions()).isGreaterThan(500);
        assertThat(report.movements()).hasSameSizeAs(REFERENCE.quantities());
        assertThat(report.alarms()).isEmpty();
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void amountsThatGrowTenfoldAreNamedAsTheCause() {
        DriftReport report = measure(event -> event instanceof Event.PaymentMade payment
                ? new Event.PaymentMade(
                        payment.paymentId(),
                        payment.accountId(),
                        10 * payment.amountCents(),
                        payment.currency(),
                        payment.parties(),
                        payment.at(),
                        payment.knownAt(),
                        payment.source())
                : event);
        DriftAlarm alarm = only(report, "feature");
        assertThat(alarm.subject()).isEqualTo("payment.amount");
        assertThat(alarm.cause()).contains("has the mean", "was");
        assertThat(alarm.measured()).isGreaterThan(alarm.limit());
    }

    @Test
    void aBotThatComesFromOneDeviceShowsInTheRarityOfIdentifiersAndWhereItIsWorst() {
        Map<String, Instant> opened = new HashMap<>();
        for (Event event : EVENTS) {
            if (event instanceof Event.AccountOpened account) {
                opened.put(account.accountId(), account.at());
            }
        }
        DriftReport report = measure(event -> {
            if (event instanceof Event.PaymentMade payment && young(opened.get(payment.accountId()), payment.at())) {
                var parties = payment.parties();
                return new Event.PaymentMade(
                        payment.paymentId(),
                        payment.accountId(),
                        payment.amountCents(),
                        payment.currency(),
                        new Event.Parties(
                                parties.cardId(), "bot", parties.ip(), parties.toAccountId(), parties.merchantId()),
                        payment.at(),
                        payment.knownAt(),
                        payment.source());
            }
            return event;
        });
        DriftAlarm alarm = only(report, "identifier_rarity");
        assertThat(alarm.cause()).startsWith("identifier_users.device has the mean");
        assertThat(alarm.segment()).contains("account age");
        assertThat(alarm.segmentMeasured()).isGreaterThan(alarm.measured());
    }

    @Test
    void aFieldThatIsNoLongerFilledIsSaidToBeMissing() {
        DriftReport report = measure(event -> {
            if (event instanceof Event.PaymentMade payment) {
                return new Event.PaymentMade(
                        payment.paymentId(),
                        payment.accountId(),
                        payment.amountCents(),
                        payment.currency(),
                        new Event.Parties(
                                null,
                                null,
                                null,
                                payment.parties().toAccountId(),
                                payment.parties().merchantId()),
                        payment.at(),
                        payment.knownAt(),
                        payment.source());
            }
            return event;
        });
        assertThat(only(report, "identifier_rarity").cause()).contains("is missing in");
    }

    @Test
    void tooFewDecisionsAreNoGroundForAnAlarm() {
        TemporalGraph early = new TemporalGraph(EntityTypes.DEFAULT);
        for (Event event : EVENTS) {
            if (!event.knownAt().isAfter(TRAINED.plus(Duration.ofHours(6)))) {
                early.append(event);
            }
        }
        DriftReport report = meter(early).report(REFERENCE);
        assertThat(report.alarms()).isEmpty();
        assertThat(report.notes()).singleElement().asString().contains("are needed to tell drift from chance");
    }

    @Test
    void aModelThatScoresAtRandomDoesNotKeepItsPromise() {
        TemporalGraph graph = graph(event -> event);
        Duration maturity = Duration.ofDays(10);
        var blind = new DelayedLabels.Promise(
                (view, point) -> (point.account() * 7919L + point.at().toEpochMilli()) % 1000 / 1000.0,
                TRAINED,
                maturity,
                0.4);
        DelayedLabels.Kept kept = DelayedLabels.measure(graph, blind, RunControl.NONE);
        assertThat(kept.weeks()).hasSizeBetween(4, 6);
        assertThat(kept.weeks().getFirst().mature()).isTrue();
        assertThat(kept.weeks().getLast().mature()).isFalse();
        assertThat(kept.alarm(0.4, 0.8)).hasValueSatisfying(alarm -> {
            assertThat(alarm.kind()).isEqualTo(DriftAlarm.PERFORMANCE);
            assertThat(alarm.cause()).contains("promised 0.400");
            assertThat(alarm.segment()).startsWith("decided in the week from");
        });
        var perfect = new DelayedLabels.Promise(
                (view, point) -> graph.latest().label(point.account()) == 1 ? 1 : 0, TRAINED, maturity, 0.4);
        assertThat(DelayedLabels.measure(graph, perfect, RunControl.NONE).alarm(0.4, 0.8))
                .isEmpty();
    }

    private static boolean young(Instant opened, Instant at) {
        return opened != null && Duration.between(opened, at).toDays() < 30;
    }

    private static DriftAlarm only(DriftReport report, String kind) {
        List<DriftAlarm> some = report.alarms().stream()
                .filter(alarm -> alarm.kind().equals(kind))
                .toList();
        assertThat(some).as("%s", report.alarms()).isNotEmpty();
        return some.getFirst();
    }

    private static DriftReport measure(UnaryOperator<Event> later) {
        return meter(graph(later)).report(REFERENCE);
    }

    private static DriftMeter meter(TemporalGraph graph) {
        return new DriftMeter(graph, WATCHED, DriftParameters.DEFAULT, RunControl.NONE);
    }

    private static TemporalGraph graph(UnaryOperator<Event> later) {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        EVENTS.forEach(event -> graph.append(event.knownAt().isAfter(TRAINED) ? later.apply(event) : event));
        return graph;
    }

    /** A score by hand: the more accounts on the device, the higher. */
    private static Watched watched() {
        FeatureCatalogue catalogue = FeatureCatalogue.DEFAULT;
        var extractor = new FeatureExtractor(catalogue);
        int shared = catalogue.indexOf("pending.shared_max");
        var names = new ArrayList<String>();
        catalogue.features().forEach(feature -> names.add(feature.name()));
        assertThat(new EntityId("device", "bot").type()).isEqualTo("device");
        return new Watched("m", catalogue, names, (view, point) -> {
            float value = shared < 0 ? 0 : extractor.extract(view, point)[shared];
            return Float.isNaN(value) ? 0 : value / (1.0 + value);
        });
    }
}
