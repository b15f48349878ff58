package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.feature.DecisionPoint;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.loaders.LoadRequest;
import io.ringfence.loaders.Loaded;
import io.ringfence.loaders.PaymentFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PaymentScoresTest {
    private static final String FILE = """
            payment_id,account_id,amount,currency,paid_at,device_id,merchant_id
            n2,ann,2.00,EUR,2026-01-12T00:00:00Z,d9,m2
            n1,ann,1.00,EUR,2026-01-11T00:00:00Z,d9,m1
            n3,new,3.00,EUR,2026-01-12T00:00:00Z,d9,m1
            old,ann,9.00,EUR,2026-01-05T00:00:00Z,,m1
            """;

    @TempDir
    Path folder;

    /** What a decision may know, as a number: earlier payments, labels of payments known, uses of the device. */
    private static double known(GraphView view, DecisionPoint point) {
        int labels = 0;
        for (int payment = 0; payment < view.paymentCount(); payment++) {
            labels += view.paymentLabel(payment) == GraphView.UNLABELLED ? 0 : 1;
        }
        int device = view.node(new EntityId("device", "d9"));
        return view.paymentCount() + 100.0 * labels + 10_000.0 * (device < 0 ? 0 : view.degree(device));
    }

    @Test
    void eachPaymentIsScoredOnWhatWasKnownBeforeItThoughHistoryKnowsMore() throws Exception {
        TemporalGraph history = history();
        int before = history.latest().paymentCount();

        List<PaymentScores.Scored> scored =
                PaymentScores.of(history, file(), PaymentScoresTest::known, RunControl.NONE);

        assertThat(scored)
                .extracting(one -> one.payment().paymentId(), PaymentScores.Scored::risk)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("n2", 2 + 100 + 10_000.0),
                        org.assertj.core.api.Assertions.tuple("n1", 1.0),
                        org.assertj.core.api.Assertions.tuple("n3", 3 + 100 + 20_000.0),
                        org.assertj.core.api.Assertions.tuple("old", 0.0));
        assertThat(history.latest().paymentCount()).isEqualTo(before);
    }

    @Test
    void whatComesAfterAPaymentChangesNothingForIt() throws Exception {
        TemporalGraph more = history();
        more.append(label("old", false, 25));
        more.append(payment("later", 24));

        assertThat(PaymentScores.of(more, file(), PaymentScoresTest::known, RunControl.NONE))
                .isEqualTo(PaymentScores.of(history(), file(), PaymentScoresTest::known, RunControl.NONE));
    }

    @Test
    void theDecisionIsThatOfTraining() throws Exception {
        var points = new ArrayList<DecisionPoint>();
        var whole = new TemporalGraph(EntityTypes.DEFAULT);
        history().replay(event -> {
            if (event.knownAt().isBefore(day(11))) {
                whole.append(event);
            }
        });
        file().events().stream()
                .filter(event -> event.knownAt().equals(day(11)))
                .forEach(whole::append);
        int payment = whole.latest().payment("n1");

        PaymentScores.of(
                history(),
                file(),
                (view, point) -> {
                    points.add(point);
                    return 0;
                },
                RunControl.NONE);

        assertThat(points).contains(DecisionPoint.ofPayment(whole, payment));
    }

    private Loaded file() throws Exception {
        Path file = Files.writeString(folder.resolve("new.csv"), FILE);
        return PaymentFile.read(
                new LoadRequest(List.of(file.toString()), Optional.empty(), folder.resolve("rejected")),
                RunControl.NONE);
    }

    /** A payment, its label known after the first payment of the file, and what is known after all of them. */
    private static TemporalGraph history() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        graph.append(payment("old", 5));
        graph.append(label("old", true, 11).withKnownAt(day(11).plusSeconds(1)));
        graph.append(payment("future", 20));
        graph.append(label("future", true, 21));
        return graph;
    }

    private static Event payment(String id, int day) {
        var parties = new Event.Parties(null, null, null, null, "m1");
        return new Event.PaymentMade(id, "ann", 900, "EUR", parties, day(day), day(day), new Source("p.csv", 1));
    }

    private static Event label(String payment, boolean fraud, int day) {
        return new Event.LabelGiven("ann", payment, fraud, "", day(day), day(day), new Source("l.csv", 1));
    }

    private static Instant day(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * (day - 1));
    }
}
