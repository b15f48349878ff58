package io.ringfence.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RemovalTest {
    private static final RunControl THREE = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

    @Property(tries = 700)
    void whatIsTakenOutNeverWas(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var slow = new SlowGraph();
        var graph = new TemporalGraph(EntityTypes.DEFAULT, StoredGraphTest.TINY);
        for (Event event : RandomEvents.any(150, seed)) {
            assertThat(graph.append(event)).isEqualTo(slow.append(event));
            switch (random.nextInt(25)) {
                case 0 -> erase(graph, slow, random);
                case 1 -> expire(graph, slow, event.at(), random);
                case 2 -> graph.compact();
                default -> {}
            }
        }
        slow.assertContent(graph.latest(), slow.events());
        if (!slow.events().isEmpty()) {
            Instant time =
                    slow.events().get(random.nextInt(slow.events().size())).knownAt();
            slow.assertContent(
                    graph.asOf(time),
                    slow.events().stream()
                            .filter(event -> !event.knownAt().isAfter(time))
                            .toList());
        }
        var replayed = new ArrayList<Event>();
        graph.replay(replayed::add);
        assertThat(replayed).isEqualTo(slow.events());
    }

    private static void erase(TemporalGraph graph, SlowGraph slow, SplittableRandom random) {
        GraphView before = graph.latest();
        int links = before.linkCount();
        List<Event> past = List.copyOf(slow.events());
        var entities = new HashSet<EntityId>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            EntityId entity = before.entity(random.nextInt(before.nodeCount()));
            if (before.node(entity) >= 0) {
                entities.add(entity);
            }
        }
        entities.add(new EntityId(EntityType.PHONE, "never seen"));
        Removed removed = graph.erase(entities, random.nextBoolean() ? RunControl.NONE : THREE);
        entities.forEach(slow::erase);

        assertThat(removed.entities()).isEqualTo(entities.size() - 1);
        assertThat(graph.latest().linkCount()).isEqualTo(links - removed.links());
        assertThat(graph.latest().nodeCount()).isEqualTo(before.nodeCount());
        for (EntityId entity : entities) {
            assertThat(graph.latest().node(entity)).isEqualTo(-1);
            int node = before.node(entity);
            if (node >= 0) {
                assertThat(graph.latest().isErased(node)).isTrue();
                assertThat(graph.latest().degree(node)).isZero();
                assertThat(graph.latest().label(node)).isEqualTo(GraphView.UNLABELLED);
                assertThat(graph.latest().openedAt(node)).isEmpty();
                assertThat(graph.entity(node).id()).isEqualTo("erased " + node);
            }
        }
        slow.assertContent(graph.latest(), slow.events());
        slow.assertContent(before, past); // a view taken earlier never changes
    }

    private static void expire(TemporalGraph graph, SlowGraph slow, Instant time, SplittableRandom random) {
        int links = graph.latest().linkCount();
        int payments = graph.latest().paymentCount();
        Removed removed = graph.expireBefore(time, random.nextBoolean() ? RunControl.NONE : THREE);
        slow.expireBefore(time);

        assertThat(graph.latest().linkCount()).isEqualTo(links - removed.links());
        assertThat(graph.latest().paymentCount()).isEqualTo(payments - removed.payments());
        slow.assertContent(graph.latest(), slow.events());
    }

    @Example
    void anErasedIdIsInNoSnapshot() throws IOException {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        Instant now = RandomEvents.START;
        var parties = new Event.Parties("card-of-jane", null, null, "bob", null);
        var source = new Source("payments.csv", 1);
        graph.append(new Event.PaymentMade("p1", "jane", 100, "EUR", parties, now, now, source));
        graph.append(new Event.PaymentMade(
                "p2", "bob", 100, "EUR", new Event.Parties(null, null, null, "jane", null), now, now, source));
        graph.append(new Event.LabelGiven("jane", true, "review", now, source));
        graph.append(new Event.LabelGiven("jane", "p1", true, "review", now, now, source));
        graph.append(new Event.LabelGiven("jane", "p-of-jane", true, "review", now, now, source));
        graph.append(new Event.AttributeGiven("jane", "name", "jane doe", now, now, source));
        graph.append(new Event.AttributeGiven("bob", "name", "bob", now, now, source));
        float name = graph.latest().attribute(graph.latest().node(EntityId.account("bob")), 0);
        Path file = Files.createTempFile("graph", ".snapshot");
        try {
            GraphFile.write(graph, file);
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .contains("jane");
            Removed removed = graph.erase(
                    Set.of(EntityId.account("jane"), new EntityId(EntityType.CARD, "card-of-jane")), RunControl.NONE);
            GraphFile.write(graph, file);

            assertThat(removed).isEqualTo(new Removed(2, 3, 1, 3, 1));
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("jane");
            TemporalGraph opened = GraphFile.read(file);
            GraphView view = opened.latest();
            assertThat(view.attributeText(view.node(EntityId.account("bob")), 0))
                    .isEqualTo("bob");
            assertThat(view.attribute(view.node(EntityId.account("bob")), 0)).isEqualTo(name);
            assertThat(view.paidCount(view.node(EntityId.account("bob")))).isEqualTo(1);
            assertThat(opened.append(new Event.AccountOpened("jane", now, now, source)))
                    .isTrue();
            assertThat(opened.latest().node(EntityId.account("jane"))).isEqualTo(view.nodeCount());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Example
    void viewsOfOneNumberingAgreeOnRecords() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        RandomEvents.any(100, 3).forEach(graph::append);
        GraphView before = graph.latest();
        graph.compact();
        assertThat(graph.latest().numbering()).isEqualTo(before.numbering());
        graph.expireBefore(RandomEvents.START.plusSeconds(1), RunControl.NONE);
        assertThat(graph.latest().numbering()).isEqualTo(before.numbering() + 1);
    }
}
