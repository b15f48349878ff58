package io.ringfence.embeddings.published;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.feature.Feature;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.Split;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolTest {
    private static final Source SOURCE = new Source("test", 1);

    @Test
    void eachIsFoundByItsName() {
        for (Protocol protocol : Protocol.all()) {
            assertThat(Protocol.named(protocol.name())).contains(protocol);
        }
        assertThat(Protocol.named("nothing")).isEmpty();
    }

    @Test
    void ratingsReceivedAreHiddenAndThoseGivenAreNot() {
        var protocol = new BitcoinAlpha();
        List<String> allowed = FeatureCatalogue.DEFAULT.features().stream()
                .filter(protocol::allows)
                .map(Feature::name)
                .toList();
        assertThat(allowed)
                .contains("payments.mean_all", "transfer.out_accounts")
                .doesNotContain("transfer.in_count", "transfer.in_sum", "transfer.cycle", "label.transfer_fraud");
    }

    @Test
    void foldsTestEachLabelledUserOnce() throws Exception {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        for (int i = 0; i < 50; i++) {
            graph.append(new Event.AccountOpened("a" + i, day(0), day(0), SOURCE));
        }
        for (int i = 0; i < 40; i++) {
            graph.append(new Event.LabelGiven("a" + i, i % 2 == 0, "test", day(1), SOURCE));
        }
        GraphView end = graph.latest();
        List<Protocol.Fold> folds = new BitcoinAlpha().folds(end, Path.of("unused"));

        assertThat(folds).hasSize(10);
        int[] tested = new int[end.nodeCount()];
        for (Protocol.Fold fold : folds) {
            int fraud = 0;
            for (int node = 0; node < 40; node++) {
                if (fold.assignment().split(end, node, -1) == Split.TEST) {
                    tested[node]++;
                    fraud += end.label(node) == GraphView.FRAUD ? 1 : 0;
                }
            }
            assertThat(fraud).isEqualTo(2);
        }
        assertThat(tested).startsWith(new int[] {1, 1, 1}).satisfies(all -> {
            for (int node = 0; node < 40; node++) {
                assertThat(all[node]).isEqualTo(1);
            }
        });
    }

    @Test
    void cardsKnownCompromisedAreNotTestedOn() throws Exception {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        Instant start = Instant.parse("2018-07-11T12:00:00Z");
        // caught while training, on the day before its first test day, and not at all
        pay(graph, "caught", start.plus(Duration.ofDays(3)), true);
        pay(graph, "later", start.plus(Duration.ofDays(8)), true);
        pay(graph, "honest", start.plus(Duration.ofDays(4)), false);
        for (int day = 14; day < 22; day++) {
            for (String card : List.of("caught", "later", "honest")) {
                pay(graph, card, start.plus(Duration.ofDays(day)), false);
            }
        }
        GraphView end = graph.latest();
        Protocol.Fold fold = new CardHandbook().folds(end, Path.of("unused")).getFirst();
        int caught = 0;
        int later = 0;
        int honest = 0;
        int trained = 0;
        for (int payment = 0; payment < end.paymentCount(); payment++) {
            int account = end.payments().account(payment);
            Split split = fold.assignment().split(end, account, payment);
            boolean tested = split == Split.TEST;
            trained += split == Split.TRAIN ? 1 : 0;
            String card = end.entity(account).id();
            caught += tested && card.equals("caught") ? 1 : 0;
            later += tested && card.equals("later") ? 1 : 0;
            honest += tested && card.equals("honest") ? 1 : 0;
        }
        assertThat(trained).isEqualTo(2);
        assertThat(caught).isZero();
        assertThat(honest).isEqualTo(7);
        // fraud of day 8 is known from test day 16 on
        assertThat(later).isEqualTo(2);
    }

    @Test
    void thePublishedWeekIsTestedWhereItsLabelsAreThere() throws Exception {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        Instant start = Instant.parse("2018-06-13T12:00:00Z");
        for (int day = 0; day < 62; day++) {
            pay(graph, "card", start.plus(Duration.ofDays(day)), false);
        }
        assertThat(names(graph))
                .containsExactly("test from 2018-07-25", "test from 2018-07-11", "test from 2018-06-27");

        Instant last = Instant.parse("2018-08-14T12:00:00Z");
        graph.append(new Event.PaymentMade("last", "card", 100, "EUR", Event.Parties.NONE, last, last, SOURCE));
        assertThat(names(graph)).hasSize(3);
        graph.append(new Event.LabelGiven("card", "last", false, "test", last, last.plus(Duration.ofDays(7)), SOURCE));
        assertThat(names(graph)).hasSize(4).startsWith("test from 2018-08-08");

        GraphView end = graph.latest();
        Protocol.Fold published =
                new CardHandbook().folds(end, Path.of("unused")).getFirst();
        for (int payment = 0; payment < end.paymentCount(); payment++) {
            String day =
                    Instant.ofEpochMilli(end.payments().at(payment)).toString().substring(0, 10);
            boolean trained = day.compareTo("2018-07-25") >= 0 && day.compareTo("2018-07-31") <= 0;
            boolean tested = day.compareTo("2018-08-08") >= 0 && day.compareTo("2018-08-14") <= 0;
            assertThat(published.assignment().split(end, end.payments().account(payment), payment))
                    .as(day)
                    .isEqualTo(trained ? Split.TRAIN : tested ? Split.TEST : null);
        }
    }

    @Test
    void theOfficialTestPartIsTestedWhereItsLabelsAreThere(@TempDir Path folder) throws Exception {
        try (var out = new PrintStream(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("nodes.csv.gz"))), false, UTF_8)) {
            out.println("node,0,label,split");
            for (int i = 0; i < 12; i++) {
                out.println(
                        i + ",0.5,0," + List.of("train", "train", "val", "test").get(i % 4));
            }
        }
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        for (int i = 0; i < 12; i++) {
            graph.append(new Event.AccountOpened("" + i, day(0), day(0), SOURCE));
        }
        for (int i = 0; i < 12; i++) {
            if (i % 4 != 3) {
                graph.append(new Event.LabelGiven("" + i, i % 5 == 0, "test", day(1), SOURCE));
            }
        }
        assertThat(new Tolokers().folds(graph.latest(), folder))
                .hasSize(5)
                .first()
                .satisfies(fold -> {
                    assertThat(split(graph, fold, "0")).isEqualTo(Split.TRAIN);
                    assertThat(split(graph, fold, "2")).isEqualTo(Split.TEST);
                    assertThat(split(graph, fold, "3")).isNull();
                });

        graph.append(new Event.LabelGiven("3", true, "test", day(1), SOURCE));
        assertThat(new Tolokers().folds(graph.latest(), folder)).singleElement().satisfies(fold -> {
            assertThat(fold.name()).isEqualTo("official test");
            assertThat(split(graph, fold, "0")).isEqualTo(Split.TRAIN);
            assertThat(split(graph, fold, "2")).isEqualTo(Split.TRAIN);
            assertThat(split(graph, fold, "3")).isEqualTo(Split.TEST);
        });
    }

    private static @Nullable Split split(TemporalGraph graph, Protocol.Fold fold, String id) {
        GraphView end = graph.latest();
        return fold.assignment().split(end, end.node(EntityId.account(id)), -1);
    }

    private static List<String> names(TemporalGraph graph) throws Exception {
        return new CardHandbook()
                .folds(graph.latest(), Path.of("unused")).stream()
                        .map(Protocol.Fold::name)
                        .toList();
    }

    private static int payments;

    private static void pay(TemporalGraph graph, String card, Instant at, boolean fraud) {
        String id = "p" + payments++;
        graph.append(new Event.PaymentMade(id, card, 100, "EUR", Event.Parties.NONE, at, at, SOURCE));
        graph.append(new Event.LabelGiven(card, id, fraud, "test", at, at, SOURCE));
    }

    private static Instant day(int day) {
        return Instant.parse("2020-01-01T00:00:00Z").plus(Duration.ofDays(day));
    }
}
