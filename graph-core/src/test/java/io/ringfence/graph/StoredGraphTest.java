package io.ringfence.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.Assertions;

class StoredGraphTest {
    /** Pages so small that every small graph has many. */
    static final Layout TINY = new Layout(2, 1, 5);

    private static final RunControl THREE = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

    @Property(tries = 1500)
    void isTheListOfItsEventsHoweverItIsCompacted(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var slow = new SlowGraph();
        var graph = new TemporalGraph(EntityTypes.DEFAULT, random.nextInt(4) == 0 ? Layout.DEFAULT : TINY);
        int everyNth = 1 + random.nextInt(40);
        for (Event event : RandomEvents.any(120, seed)) {
            assertThat(graph.append(event)).isEqualTo(slow.append(event));
            assertThat(graph.contains(event)).isTrue();
            if (random.nextInt(everyNth) == 0) {
                graph.compact(random.nextBoolean() ? RunControl.NONE : THREE);
            }
        }
        assertIs(graph, slow, random);
    }

    @Property(tries = 300)
    void aViewNeverChanges(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var slow = new SlowGraph();
        var graph = new TemporalGraph(EntityTypes.DEFAULT, TINY);
        var views = new ArrayList<GraphView>();
        var sizes = new ArrayList<Integer>();
        for (Event event : RandomEvents.any(100, seed)) {
            graph.append(event);
            slow.append(event);
            if (random.nextInt(10) == 0) {
                views.add(graph.latest());
                sizes.add(slow.events().size());
            }
            if (random.nextInt(10) == 0) {
                graph.compact();
            }
        }
        for (int i = 0; i < views.size(); i++) {
            List<Event> past = slow.events().subList(0, sizes.get(i));
            slow.assertIs(views.get(i), past::contains);
        }
    }

    @Example
    void aStoppedCompactionLeavesTheGraphAsItWas() {
        var slow = new SlowGraph();
        var graph = new TemporalGraph(EntityTypes.DEFAULT, TINY);
        for (Event event : RandomEvents.any(120, 7)) {
            graph.append(event);
            slow.append(event);
        }

        Assertions.assertThatThrownBy(() -> graph.compact((phase, done, total) -> false))
                .isInstanceOf(CancellationException.class);

        slow.assertIs(graph.latest(), event -> true);
    }

    @Example
    void aRepeatInTwoLongRowsIsRecognised() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        var hub = new EntityId(EntityType.MERCHANT, "hub");
        for (int i = 0; i < 300; i++) {
            graph.append(link("a" + i, hub, i));
            graph.append(link("heavy", new EntityId(EntityType.DEVICE, "d" + i), i));
        }
        for (int i = 0; i < 300; i++) {
            assertThat(graph.append(link("heavy", hub, i))).isTrue();
            assertThat(graph.append(link("heavy", hub, i))).isFalse();
        }
        graph.compact();
        for (int i = 0; i < 300; i++) {
            assertThat(graph.append(link("heavy", hub, i))).isFalse();
            assertThat(graph.append(link("heavy", hub, 1000 + i))).isTrue();
        }
    }

    @Example
    void aWindowOfEventTimeIsAFilter() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        var phone = new EntityId(EntityType.PHONE, "1");
        for (int i = 0; i < 10; i++) {
            graph.append(link("a" + i, phone, 9 - i));
        }
        GraphView view = graph.latest();
        LinkWindow window = view.within(RandomEvents.START.plusMillis(2), RandomEvents.START.plusMillis(5));

        assertThat(window.degree(view.node(phone))).isEqualTo(3);
        assertThat(window.degree(view.node(EntityId.account("a0")))).isZero();
        assertThat(window.degree(view.node(EntityId.account("a5")))).isEqualTo(1);
    }

    /** Fails unless a graph is that of a list of events, now, at every time, and before every event. */
    static void assertIs(TemporalGraph graph, SlowGraph slow, SplittableRandom random) {
        slow.assertIs(graph.latest(), event -> true);
        var replayed = new ArrayList<Event>();
        graph.replay(replayed::add);
        assertThat(replayed).isEqualTo(slow.events());
        if (slow.events().isEmpty()) {
            return;
        }
        Instant time = slow.events().get(random.nextInt(slow.events().size())).knownAt();
        slow.assertIs(graph.asOf(time), event -> !event.knownAt().isAfter(time));
        int sequence = random.nextInt(slow.events().size());
        List<Event> past = slow.events().subList(0, sequence);
        slow.assertIs(graph.before(sequence), past::contains);
    }

    private static Event link(String account, EntityId entity, int at) {
        Instant time = RandomEvents.START.plusMillis(at);
        return new Event.LinkSeen(account, entity, time, time, new Source("links.csv", 1));
    }
}
