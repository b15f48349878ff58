package io.ringfence.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TemporalGraphTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final EntityId PHONE = new EntityId(EntityType.DEVICE, "phone");

    @Example
    void aViewShowsOnlyWhatWasKnownByThen() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        graph.append(link("alice", PHONE, 1, 1));
        graph.append(link("bob", PHONE, 2, 30));

        GraphView early = graph.asOf(day(29));
        GraphView late = graph.asOf(day(30));

        assertThat(early.degree(early.node(PHONE))).isEqualTo(1);
        assertThat(early.node(EntityId.account("bob"))).isEqualTo(-1);
        assertThat(late.degree(late.node(PHONE))).isEqualTo(2);
        assertThat(late.entity(late.neighbour(late.node(PHONE), 1))).isEqualTo(EntityId.account("bob"));
    }

    @Example
    void aViewTakenBeforeAnAppendNeverChanges() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        graph.append(link("alice", PHONE, 1, 1));
        GraphView before = graph.latest();
        for (int i = 0; i < 100; i++) {
            graph.append(link("a" + i, PHONE, 2, 2));
        }

        assertThat(before.degree(before.node(PHONE))).isEqualTo(1);
        assertThat(graph.latest().degree(before.node(PHONE))).isEqualTo(101);
    }

    @Example
    void aPaymentTiesItsPartiesAndARepeatChangesNothing() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        var parties = new Event.Parties("4111", "phone", null, "bob", "shop");
        var payment = new Event.PaymentMade(
                "p1", "alice", 1250, "EUR", parties, day(1), day(1), new Source("payments.csv", 2));

        assertThat(graph.append(payment)).isTrue();
        assertThat(graph.append(payment)).isFalse();

        GraphView view = graph.latest();
        int alice = view.node(EntityId.account("alice"));
        int bob = view.node(EntityId.account("bob"));
        assertThat(view.degree(alice)).isEqualTo(4);
        assertThat(view.paidCount(alice)).isEqualTo(1);
        assertThat(view.receivedCount(bob)).isEqualTo(1);
        assertThat(graph.payments().amountCents(view.received(bob, 0))).isEqualTo(1250);
        assertThat(graph.sourceOfPayment(0)).isEqualTo(new Source("payments.csv", 2));
    }

    @Example
    void aLabelCountsFromWhenItWasKnownAndALaterOneReplacesIt() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        graph.append(link("alice", PHONE, 1, 1));
        graph.append(label("alice", true, 10));
        graph.append(label("alice", false, 20));
        int alice = graph.latest().node(EntityId.account("alice"));

        assertThat(graph.asOf(day(9)).label(alice)).isEqualTo(GraphView.UNLABELLED);
        assertThat(graph.asOf(day(10)).label(alice)).isEqualTo(GraphView.FRAUD);
        assertThat(graph.asOf(day(20)).label(alice)).isEqualTo(GraphView.LEGIT);
        assertThat(graph.append(label("alice", false, 20))).isFalse();
    }

    @Example
    void aPaymentsLabelIsItsOwnAndNotItsAccounts() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        graph.append(payment("p1", 1));
        graph.append(payment("p2", 1));
        assertThat(graph.latest().hasPaymentLabels()).isFalse();
        graph.append(paymentLabel("p1", true, 10));
        graph.append(paymentLabel("p1", false, 20));

        assertThat(graph.append(paymentLabel("p1", false, 20))).isFalse();
        assertThat(graph.latest().label(0)).isEqualTo(GraphView.UNLABELLED);
        assertThat(graph.asOf(day(9)).hasPaymentLabels()).isFalse();
        assertThat(graph.asOf(day(9)).paymentLabel(0)).isEqualTo(GraphView.UNLABELLED);
        assertThat(graph.asOf(day(10)).paymentLabel(0)).isEqualTo(GraphView.FRAUD);
        assertThat(graph.latest().paymentLabel(0)).isEqualTo(GraphView.LEGIT);
        assertThat(graph.latest().paymentLabelKnownAt(0)).hasValue(day(20).toEpochMilli());
        assertThat(graph.latest().paymentLabel(1)).isEqualTo(GraphView.UNLABELLED);
    }

    @Example
    void aLabelThatComesBeforeItsPaymentWaitsForIt() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        assertThat(graph.append(paymentLabel("p1", true, 1))).isTrue();
        assertThat(graph.append(paymentLabel("p1", true, 1))).isFalse();
        graph.compact();
        graph.append(payment("p1", 5));

        assertThat(graph.latest().paymentLabel(0)).isEqualTo(GraphView.FRAUD);
        assertThat(graph.latest().paymentLabelKnownAt(0)).hasValue(day(1).toEpochMilli());
        assertThat(graph.append(paymentLabel("p1", true, 1))).isFalse();
    }

    @Example
    void anAttributeIsANumberWhereItIsWrittenAsOneAndElseACategory() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        graph.append(attribute("alice", "age", "42.5", 1));
        graph.append(attribute("alice", "browser", "Opera", 1));
        graph.append(attribute("bob", "browser", "FireFox", 2));
        graph.append(attribute("carol", "browser", "Opera", 3));
        graph.append(attribute("alice", "browser", "FireFox", 4));

        assertThat(graph.attributes()).containsExactly("age", "browser");
        assertThat(graph.latest().attribute(0, 0)).isEqualTo(42.5f);
        assertThat(graph.latest().attribute(1, 0)).isNaN();
        float opera = graph.latest().attribute(2, 1);
        float firefox = graph.latest().attribute(1, 1);
        assertThat(opera).isNotEqualTo(firefox);
        assertThat(graph.asOf(day(3)).attribute(0, 1)).isEqualTo(opera);
        assertThat(graph.latest().attribute(0, 1)).isEqualTo(firefox);
        assertThat(graph.latest().attributeText(2, 1)).isEqualTo("Opera");
    }

    @Example
    void attributesOfManyNamesAreToldApart() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        for (int i = 0; i < 600; i++) {
            graph.append(attribute("alice", "n" + i, i % 2 == 0 ? "red" : "blue", 1));
            graph.append(attribute("bob", "n" + i, i % 3 == 0 ? "red" : "blue", 1));
        }

        assertThat(graph.attributes()).hasSize(600);
        float red = graph.latest().attribute(1, 300);
        assertThat(graph.latest().attribute(1, 302))
                .isNotEqualTo(red)
                .isEqualTo(graph.latest().attribute(0, 599));
        assertThat(graph.latest().attributeText(1, 302)).isEqualTo("blue");
        assertThat(graph.latest().attributeText(0, 599)).isEqualTo("blue");
    }

    @Example
    void aCategoryMeansTheSameInWhateverOrderValuesComeAndWhateverWasErased() {
        var one = new TemporalGraph(EntityTypes.DEFAULT);
        one.append(attribute("alice", "browser", "Opera", 1));
        one.append(attribute("bob", "browser", "FireFox", 2));
        var other = new TemporalGraph(EntityTypes.DEFAULT);
        other.append(attribute("bob", "browser", "FireFox", 1));
        other.append(attribute("alice", "browser", "Opera", 2));
        float opera = one.latest().attribute(0, 0);
        assertThat(other.latest().attribute(1, 0)).isEqualTo(opera).isBetween(0f, 16_777_215f);

        other.erase(Set.of(EntityId.account("bob")), RunControl.NONE);
        other.append(attribute("carol", "browser", "FireFox", 3));
        assertThat(other.latest().attribute(1, 0)).isEqualTo(opera);
        assertThat(other.latest().attribute(2, 0)).isEqualTo(one.latest().attribute(1, 0));
    }

    @Example
    void whatWasKnownIsNeverRewritten() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        graph.append(link("alice", PHONE, 1, 10));
        graph.append(link("bob", PHONE, 1, 5)); // arrives late

        assertThat(graph.asOf(day(7)).linkCount()).isZero();
        assertThat(graph.asOf(day(10)).linkCount()).isEqualTo(2);
    }

    @Example
    void anOpeningIsUnknownUntilItIsKnown() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        graph.append(link("alice", PHONE, 5, 5));
        graph.append(new Event.AccountOpened("alice", day(1), day(8), Source.API));
        int alice = graph.latest().node(EntityId.account("alice"));

        assertThat(graph.asOf(day(7)).openedAt(alice)).isEmpty();
        assertThat(graph.asOf(day(8)).openedAt(alice)).hasValue(day(1).toEpochMilli());
    }

    @Example
    void anUndeclaredTypeIsRefused() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.append(link("alice", new EntityId("tattoo", "anchor"), 1, 1)))
                .withMessageContaining("tattoo");
        assertThat(graph.latest().nodeCount()).isZero();
    }

    @Property(tries = 200)
    void theViewBeforeAnEventIsTheGraphOfTheEventsBeforeIt(@ForAll("streams") List<Event> events) {
        var whole = new TemporalGraph(EntityTypes.DEFAULT);
        var step = new TemporalGraph(EntityTypes.DEFAULT);
        for (Event event : events) {
            whole.append(event);
        }
        var sequence = new int[1];
        whole.replay(event -> {
            GraphView then = whole.before(sequence[0]++);
            GraphView now = step.latest();
            assertThat(then.nodeCount()).isEqualTo(now.nodeCount());
            assertThat(then.linkCount()).isEqualTo(now.linkCount());
            assertThat(then.paymentCount()).isEqualTo(now.paymentCount());
            for (int node = 0; node < now.nodeCount(); node++) {
                assertThat(then.degree(node)).isEqualTo(now.degree(node));
                assertThat(then.label(node)).isEqualTo(now.label(node));
                assertThat(then.openedAt(node)).isEqualTo(now.openedAt(node));
                for (int attribute = 0; attribute < whole.attributes().size(); attribute++) {
                    assertThat(then.attribute(node, attribute))
                            .isEqualTo(Float.valueOf(now.attribute(node, attribute)));
                }
                assertThat(then.paidCount(node)).isEqualTo(now.paidCount(node));
                assertThat(then.receivedCount(node)).isEqualTo(now.receivedCount(node));
            }
            for (int payment = 0; payment < now.paymentCount(); payment++) {
                assertThat(then.paymentLabel(payment)).isEqualTo(now.paymentLabel(payment));
            }
            assertThat(step.append(event)).isTrue();
        });
    }

    @Property(tries = 100)
    void aFileGivesTheSameEventsBack(@ForAll("streams") List<Event> events) throws IOException {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        events.forEach(graph::append);
        Path file = Files.createTempFile("graph", ".bin");
        try {
            GraphFile.write(graph, file);
            assertThat(events(GraphFile.read(file))).isEqualTo(events(graph));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Example
    void aDamagedOrTornFileIsRefused() throws IOException {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        for (int i = 0; i < 50; i++) {
            graph.append(link("a" + i, PHONE, 1, i));
        }
        Path file = Files.createTempFile("graph", ".bin");
        try {
            GraphFile.write(graph, file);
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < whole.length; i += 7) {
                byte[] damaged = whole.clone();
                damaged[i] ^= 0x20;
                Files.write(file, damaged);
                assertThatThrownBy(() -> GraphFile.read(file)).isInstanceOf(IOException.class);
                Files.write(file, java.util.Arrays.copyOf(whole, i));
                assertThatThrownBy(() -> GraphFile.read(file)).isInstanceOf(IOException.class);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Example
    void readersSeeConsistentViewsWhileOneWrites() throws InterruptedException {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        var failure = new AtomicReference<Throwable>();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                for (GraphView view = graph.latest(); view.linkCount() < 50_000; view = graph.latest()) {
                    int node = view.node(PHONE);
                    if (node >= 0) {
                        // every link so far is one of the phone's
                        assertThat(view.degree(node)).isEqualTo(view.linkCount());
                        int last = view.degree(node) - 1;
                        if (last >= 0) {
                            assertThat(view.link(node, last)).isEqualTo(last);
                            assertThat(view.isAccount(view.neighbour(node, last)))
                                    .isTrue();
                        }
                    }
                }
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        for (int i = 0; i < 50_000; i++) {
            graph.append(link("a" + i, PHONE, 1, 1));
        }
        reader.join();

        assertThat(failure.get()).isNull();
    }

    @Provide
    Arbitrary<List<Event>> streams() {
        Arbitrary<Integer> account = Arbitraries.integers().between(0, 4);
        Arbitrary<Integer> other = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> at = Arbitraries.integers().between(0, 20);
        Arbitrary<Integer> delay = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> kind = Arbitraries.integers().between(0, 5);
        return Combinators.combine(account, other, at, delay, kind)
                .as(TemporalGraphTest::event)
                .list()
                .ofMaxSize(60);
    }

    private static Event event(int account, int other, int at, int delay, int kind) {
        var source = new Source("stream.csv", 1 + at);
        String id = "a" + account;
        return switch (kind) {
            case 0 -> new Event.AccountOpened(id, day(at), day(at + delay), source);
            case 1 -> new Event.LinkSeen(id, new EntityId("card", "c" + other), day(at), day(at + delay), source);
            case 2 ->
                new Event.PaymentMade(
                        id + at + other,
                        id,
                        100L * other,
                        "EUR",
                        new Event.Parties(null, "d" + other, null, other == 0 ? null : "a" + other, null),
                        day(at),
                        day(at + delay),
                        source);
            case 3 -> new Event.LabelGiven(id, id + at + other, other > 1, "review", day(at), day(at + delay), source);
            case 4 -> new Event.AttributeGiven(id, "n" + other, "v" + delay, day(at), day(at + delay), source);
            default -> new Event.LabelGiven(id, other > 1, "review", day(at + delay), source);
        };
    }

    private static List<Event> events(TemporalGraph graph) {
        var events = new ArrayList<Event>();
        graph.replay(events::add);
        return events;
    }

    private static Event link(String account, EntityId entity, int at, int known) {
        return new Event.LinkSeen(account, entity, day(at), day(known), new Source("links.csv", 2));
    }

    private static Event label(String account, boolean fraud, int known) {
        return new Event.LabelGiven(account, fraud, "review", day(known), new Source("labels.csv", 2));
    }

    private static Event payment(String id, int at) {
        return new Event.PaymentMade(
                id, "alice", 100, "EUR", Event.Parties.NONE, day(at), day(at), new Source("payments.csv", 2));
    }

    private static Event paymentLabel(String payment, boolean fraud, int known) {
        return new Event.LabelGiven(
                "alice", payment, fraud, "review", day(known), day(known), new Source("labels.csv", 2));
    }

    private static Event attribute(String account, String name, String value, int known) {
        return new Event.AttributeGiven(account, name, value, day(known), day(known), new Source("accounts.csv", 2));
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
