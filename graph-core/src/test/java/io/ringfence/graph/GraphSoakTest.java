package io.ringfence.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Example;

/** One writer that appends, compacts and takes out, and readers that hold every view to its word; five seconds. */
class GraphSoakTest {
    private static final long NANOS = 5_000_000_000L;
    private static final int READERS = 3;
    private static final int ACCOUNTS = 500;
    private static final EntityId DOOMED = new EntityId(EntityType.IP, "doomed");

    @Example
    void viewsKeepTheirWordWhileOneWrites() throws InterruptedException {
        var graph = new TemporalGraph(EntityTypes.DEFAULT, new Layout(4, 3, 8));
        var failure = new AtomicReference<Throwable>();
        long end = System.nanoTime() + NANOS;
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            long seed = i;
            readers.add(Thread.ofPlatform().start(() -> {
                try {
                    read(graph, new SplittableRandom(seed), end);
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        Thread compactor = Thread.ofPlatform().start(() -> {
            while (System.nanoTime() < end && failure.get() == null) {
                graph.compact();
                Thread.onSpinWait();
            }
        });
        int appended = write(graph, end, failure);
        compactor.join();
        for (Thread reader : readers) {
            reader.join();
        }

        if (failure.get() != null) {
            throw new AssertionError("after " + appended + " events", failure.get());
        }
        assertThat(appended).isGreaterThan(1000);
    }

    private static int write(TemporalGraph graph, long end, AtomicReference<Throwable> failure) {
        var random = new SplittableRandom(42);
        int i = 0;
        for (; System.nanoTime() < end && failure.get() == null && i < 200_000; i++) {
            Instant time = RandomEvents.START.plusMillis(i);
            String account = "a" + random.nextInt(ACCOUNTS);
            var source = new Source("f", i);
            switch (random.nextInt(4)) {
                case 0 -> graph.append(new Event.LabelGiven(account, i % 2 == 0, "r", time, source));
                case 1 -> {
                    var parties = new Event.Parties("c" + random.nextInt(50), null, null, "a0", null);
                    graph.append(new Event.PaymentMade("p" + i, account, i, "EUR", parties, time, time, source));
                }
                default -> {
                    EntityId entity = random.nextInt(50) == 0
                            ? DOOMED
                            : new EntityId(EntityType.DEVICE, "d" + random.nextInt(2 * ACCOUNTS));
                    graph.append(new Event.LinkSeen(account, entity, time, time, source));
                }
            }
            if (i % 2000 == 1999) {
                graph.erase(Set.of(DOOMED), RunControl.NONE);
            }
        }
        return i;
    }

    private static void read(TemporalGraph graph, SplittableRandom random, long end) {
        GraphView kept = graph.latest();
        long keptSum = sum(kept);
        GraphView last = kept;
        while (System.nanoTime() < end) {
            GraphView view = random.nextBoolean() ? graph.latest() : graph.asOf(graph.watermark());
            assertGrows(last, view);
            assertHolds(view, random);
            GraphView past = graph.asOf(RandomEvents.START.plusMillis(random.nextInt(1 + view.linkCount())));
            assertHolds(past, random);
            assertThat(sum(kept)).isEqualTo(keptSum);
            if (random.nextInt(20) == 0) {
                kept = view;
                keptSum = sum(kept);
            }
            last = view;
        }
    }

    private static void assertGrows(GraphView last, GraphView view) {
        assertThat(view.nodeCount()).isGreaterThanOrEqualTo(last.nodeCount());
        assertThat(view.labelCount()).isGreaterThanOrEqualTo(last.labelCount());
        assertThat(view.paymentCount()).isGreaterThanOrEqualTo(last.paymentCount());
        if (view.numbering() == last.numbering()) {
            assertThat(view.linkCount()).isGreaterThanOrEqualTo(last.linkCount());
        }
    }

    private static void assertHolds(GraphView view, SplittableRandom random) {
        if (view.nodeCount() == 0) {
            return;
        }
        for (int tries = 0; tries < 20; tries++) {
            int node = random.nextInt(view.nodeCount());
            if (view.isErased(node)) {
                assertThat(view.degree(node)).isZero();
                continue;
            }
            assertThat(view.node(view.entity(node))).isEqualTo(node);
            int degree = view.degree(node);
            int previous = -1;
            for (int i = 0; i < degree; i++) {
                int link = view.link(node, i);
                int other = view.neighbour(node, i);
                assertThat(link).isGreaterThan(previous).isLessThan(view.linkCount());
                int from = view.links().from(link);
                int to = view.links().to(link);
                assertThat((from == node && to == other) || (to == node && from == other))
                        .isTrue();
                previous = link;
            }
            for (int i = 0; i < view.paidCount(node); i++) {
                assertThat(view.payments().account(view.paid(node, i))).isEqualTo(node);
            }
        }
        if (view.linkCount() > 0) {
            int link = random.nextInt(view.linkCount());
            assertHas(view, view.links().from(link), link);
            assertHas(view, view.links().to(link), link);
        }
    }

    private static void assertHas(GraphView view, int node, int link) {
        int low = 0;
        int high = view.degree(node);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (view.link(node, middle) < link) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        assertThat(low).isLessThan(view.degree(node));
        assertThat(view.link(node, low)).isEqualTo(link);
    }

    /** A number that tells two graphs apart: of a sample of rows, all that they say. */
    private static long sum(GraphView view) {
        long[] sum = {view.nodeCount()};
        for (int node = 0; node < view.nodeCount(); node += 1 + view.nodeCount() / 200) {
            view.forEachLink(
                    node,
                    (neighbour, link) -> sum[0] =
                            sum[0] * 31 + neighbour + 7L * link + view.links().at(link));
            sum[0] = sum[0] * 31 + view.label(node) + view.paidCount(node) + view.receivedCount(node);
        }
        return sum[0];
    }
}
