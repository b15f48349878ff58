package io.ringfence.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class GraphBuilderTest {
    private static final RunControl THREE = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

    @Property(tries = 500)
    void isTheGraphOfItsLinksByKnownTime(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        int accounts = 1 + random.nextInt(8);
        int entities = accounts + random.nextInt(20);
        int count = random.nextInt(150);
        long span = random.nextInt(5) == 0 ? Long.MAX_VALUE >>> 10 : 1 + random.nextInt(2000);
        int[] from = new int[count];
        int[] to = new int[count];
        long[] at = new long[count];
        long[] known = new long[count];
        var events = new ArrayList<Event>();
        for (int i = 0; i < count; i++) {
            from[i] = random.nextInt(accounts);
            to[i] = random.nextInt(entities);
            at[i] = i; // no two alike
            known[i] = random.nextLong(span);
            events.add(new Event.LinkSeen(
                    "a" + from[i],
                    entity(accounts, to[i]),
                    Instant.ofEpochMilli(at[i]),
                    Instant.ofEpochMilli(known[i]),
                    new Source("bulk.csv", i + 1L)));
        }
        if (random.nextInt(4) == 0) {
            Arrays.sort(known);
            for (int i = 0; i < count; i++) {
                events.set(i, events.get(i).withKnownAt(Instant.ofEpochMilli(known[i])));
            }
        }
        events.sort(Comparator.comparing(Event::knownAt));
        var slow = new SlowGraph();
        events.forEach(slow::append);

        TemporalGraph graph = new GraphBuilder(EntityTypes.DEFAULT, StoredGraphTest.TINY)
                .entities(entities, number -> entity(accounts, number))
                .links(from, to, at, known)
                .source("bulk.csv")
                .build(random.nextBoolean() ? RunControl.NONE : THREE);

        StoredGraphTest.assertIs(graph, slow, random);
        for (Event event : RandomEvents.any(40, seed)) {
            assertThat(graph.append(event)).isEqualTo(slow.append(event));
        }
        graph.compact();
        StoredGraphTest.assertIs(graph, slow, random);
    }

    @Example
    void wrongNumbersAndRepeatedEntitiesAreRefused() {
        var builder = new GraphBuilder(EntityTypes.DEFAULT).entities(3, number -> EntityId.account("same"));
        long[] times = {1, 2};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.links(new int[] {0, 1}, new int[] {1, 3}, times, times)
                        .build(RunControl.NONE))
                .withMessageContaining("0 to 2, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.links(new int[] {0, 1}, new int[] {1, 2}, times, times)
                        .build(RunControl.NONE))
                .withMessageContaining("same");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.links(new int[1], new int[2], times, times))
                .withMessageContaining("1, 2, 2 and 2");
    }

    @Example
    void aLinkStartsAtAnAccount() {
        var builder = new GraphBuilder(EntityTypes.DEFAULT)
                .entities(2, number -> new EntityId(EntityType.PHONE, "p" + number))
                .links(new int[] {0}, new int[] {1}, new long[1], new long[1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.build(RunControl.NONE))
                .withMessageContaining("account");
    }

    private static EntityId entity(int accounts, int number) {
        return number < accounts ? EntityId.account("a" + number) : new EntityId(EntityType.CARD, "c" + number);
    }
}
