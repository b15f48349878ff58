package io.ringfence.embeddings.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinkTrainerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int HOUSEHOLDS = 150;
    private static final TemporalGraph GRAPH = households();
    private static final LinkTrainer.Moments MOMENTS =
            new LinkTrainer.Moments(GRAPH.asOf(day(40)), GRAPH.asOf(day(70)), GRAPH.latest());
    private static final LinkTrainer.Trained TRAINED =
            LinkTrainer.train(MOMENTS, 1, RunControl.NONE).orElseThrow();

    @Test
    void linksWithinAHouseholdAreForetoldAndDegreeAloneTellsNothing() {
        LinkReport report = TRAINED.report();
        assertThat(report.pairs()).isGreaterThan(50);
        assertThat(report.matched().decoder()).isGreaterThan(0.75);
        assertThat(report.matched().degree()).isBetween(0.4, 0.6);
    }

    @Test
    void javaAndDjlAgree() {
        assertThat(TRAINED.parity()).isLessThan(1e-5);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        var again = LinkTrainer.train(MOMENTS, 1, RunControl.NONE).orElseThrow();
        assertThat(again.decoder().bytes()).isEqualTo(TRAINED.decoder().bytes());
        assertThat(again.report()).isEqualTo(TRAINED.report());
    }

    @Test
    void anAccountIsExpectedWithWhatItsHouseholdUses() {
        var predictor = new LinkPredictor(TRAINED.decoder());
        var view = MOMENTS.before();
        int asked = 0;
        for (int household = 0; household < HOUSEHOLDS; household++) {
            int account = view.node(EntityId.account("a" + household + "-0"));
            if (account < 0) {
                continue;
            }
            List<ExpectedLink> links = predictor.expected(view, account, 2);
            assertThat(links).hasSizeLessThanOrEqualTo(2);
            for (ExpectedLink link : links) {
                asked++;
                assertThat(link.entity().id()).startsWith("h" + household + "-");
                assertThat(link.ways()).isPositive();
                assertThat(link.score()).isBetween(0.0, 1.0);
                assertThat(new Ties(view).linked(account, view.node(link.entity())))
                        .isFalse();
            }
        }
        assertThat(asked).isGreaterThan(20);
    }

    @Test
    void whatComesLaterChangesNoAnswer() {
        var early = new TemporalGraph(EntityTypes.DEFAULT);
        events().stream().filter(event -> !event.knownAt().isAfter(day(40))).forEach(early::append);
        var predictor = new LinkPredictor(TRAINED.decoder());
        for (int household = 0; household < 20; household++) {
            EntityId account = EntityId.account("a" + household + "-1");
            var view = early.asOf(day(40));
            if (view.node(account) < 0) {
                continue;
            }
            assertThat(predictor.expected(view, view.node(account), 5))
                    .isEqualTo(predictor.expected(
                            MOMENTS.before(), MOMENTS.before().node(account), 5));
        }
    }

    @Test
    void tooFewLinksTrainNothing() {
        var moments = new LinkTrainer.Moments(GRAPH.asOf(day(88)), GRAPH.asOf(day(89)), GRAPH.latest());
        assertThat(LinkTrainer.train(moments, 1, RunControl.NONE)).isEmpty();
    }

    @Test
    void aTornFileIsRefused() {
        byte[] whole = TRAINED.decoder().bytes();
        for (int length : new int[] {0, 7, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> LinkDecoder.read(Arrays.copyOf(whole, length)))
                    .isInstanceOf(IOException.class);
        }
    }

    private static Instant day(double days) {
        return START.plus(Duration.ofSeconds(Math.round(days * 86_400)));
    }

    private static TemporalGraph households() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        events().forEach(graph::append);
        return graph;
    }

    /** Three people of a household who come to use each other's six devices one by one. */
    private static List<Event> events() {
        var random = new SplittableRandom(5);
        var events = new java.util.ArrayList<Event>();
        for (int i = 0; i < 4200; i++) {
            int household = random.nextInt(HOUSEHOLDS);
            String account = "a" + household + "-" + random.nextInt(3);
            var device = new EntityId("device", "h" + household + "-" + random.nextInt(6));
            Instant at = day(i * 90.0 / 4200);
            if (random.nextInt(10) < 3) {
                events.add(new Event.LinkSeen(account, device, at, at, new Source("test", i)));
            }
        }
        return events;
    }
}
