package io.ringfence.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.Example;

final class RowCopiesTest {
    private final RowCopies.Kept kept = new RowCopies.Kept();
    private int looked;
    private int found;

    @Example
    void saysOfAnyMomentInAnyOrderWhatTheColumnsSay() {
        TemporalGraph graph = world(7);
        var random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            assertSame(graph.before(random.nextInt(1, 4_000)));
        }
        assertSame(graph.latest());
        assertMostFound();
    }

    @Example
    void tellsGraphsApart() {
        assertSame(world(7).latest());
        assertSame(world(8).latest());
    }

    @Example
    void growsWithItsGraph() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        var events = RingWorld.simulate(SimulationParameters.DEFAULT.withAccounts(150), RunControl.NONE)
                .events();
        for (int i = 0; i < 3_000 && i < events.size(); i++) {
            graph.append(events.get(i));
            if (i % 100 == 0) {
                assertSame(graph.latest());
            }
            if (i == 1_500) {
                graph.compact();
            }
        }
        assertMostFound();
    }

    @Example
    void threadsMayShareIt() throws Exception {
        TemporalGraph graph = world(9);
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> reader = () -> {
                for (int sequence = 100; sequence < 4_000; sequence += 100) {
                    assertSame(graph.before(sequence));
                }
                return true;
            };
            for (var done : threads.invokeAll(List.of(reader, reader, reader, reader))) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    private static TemporalGraph world(long seed) {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        RingWorld.simulate(SimulationParameters.DEFAULT.withAccounts(150).withSeed(seed), RunControl.NONE)
                .events()
                .forEach(graph::append);
        return graph;
    }

    private void assertSame(GraphView view) {
        for (int node = 0; node < view.nodeCount(); node++) {
            long[] links = kept.links().find(view, node, view.degree(node));
            looked++;
            if (links.length > 0) {
                found++;
                links(view, node, links);
            }
            if (view.isAccount(node)) {
                long[] paid = kept.paid().find(view, node, view.paidCount(node));
                long[] received = kept.received().find(view, node, view.receivedCount(node));
                payments(view, node, paid, false);
                payments(view, node, received, true);
            }
        }
    }

    private static void links(GraphView view, int node, long[] copy) {
        LinkTable links = view.links();
        for (int i = 0; i < copy.length / RowCopies.WORDS && i < view.degree(node); i++) {
            int link = view.link(node, i);
            int payment = links.payment(link);
            assertThat(copy[4 * i]).isEqualTo(links.knownAt(link));
            assertThat(copy[4 * i + 1]).isEqualTo(links.at(link));
            assertThat((int) (copy[4 * i + 2] >>> 32)).isEqualTo(view.neighbour(node, i));
            assertThat((int) copy[4 * i + 2]).isEqualTo(payment);
            assertThat(copy[4 * i + 3])
                    .isEqualTo(payment < 0 ? 0 : view.payments().amountCents(payment));
        }
        assertThat(copy.length).isGreaterThanOrEqualTo(RowCopies.WORDS * view.degree(node));
    }

    /** There may be no room for some, but there is for most. */
    private void assertMostFound() {
        assertThat(found).isGreaterThan(looked / 2);
    }

    private static void payments(GraphView view, int account, long[] copy, boolean received) {
        int count = received ? view.receivedCount(account) : view.paidCount(account);
        assertThat(copy.length).matches(length -> length == 0 || length >= RowCopies.WORDS * count);
        for (int i = 0; i < count && copy.length > 0; i++) {
            int payment = received ? view.received(account, i) : view.paid(account, i);
            int other = received
                    ? view.payments().account(payment)
                    : view.payments().toAccount(payment);
            assertThat(copy[4 * i]).isEqualTo(view.payments().at(payment));
            assertThat(copy[4 * i + 1]).isEqualTo(view.payments().amountCents(payment));
            assertThat((int) (copy[4 * i + 2] >>> 32)).isEqualTo(other);
            assertThat((int) copy[4 * i + 2]).isEqualTo(view.payments().merchant(payment));
            assertThat(copy[4 * i + 3]).isEqualTo(payment);
        }
    }
}
