package io.ringfence.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import org.assertj.core.data.Percentage;

class GraphMemoryTest {
    private static final int ACCOUNTS = 120_000;
    private static final int ENTITIES = 300_000;
    private static final int LINKS = 800_000;

    @Example
    void aLinkEndWithItsTimesTakesAtMostTwentyBytesAndTheEstimateHolds() {
        long before = used();
        TemporalGraph graph = build();
        long held = used() - before;
        Store store = graph.published().store();
        long ofLinks = store.tables().links().heapBytes() + store.links().heapBytes();

        assertThat(ofLinks / (2.0 * LINKS)).isLessThan(20);
        assertThat(graph.heapBytes()).isCloseTo(held, Percentage.withPercentage(10));
        assertThat(TemporalGraph.estimateBytes(graph.latest().nodeCount(), LINKS))
                .isCloseTo(held, Percentage.withPercentage(20));
    }

    @Example
    void whatIsAppendedTakesAsLittleOnceCompacted() {
        TemporalGraph built = build();
        var appended = new TemporalGraph(EntityTypes.DEFAULT);
        built.replay(appended::append);
        long loose = appended.heapBytes();
        appended.compact();

        assertThat(appended.latest().linkCount()).isEqualTo(LINKS);
        assertThat(appended.heapBytes()).isLessThan(loose);
        assertThat((double) appended.heapBytes() / built.heapBytes()).isCloseTo(1, within(0.1));
    }

    private static TemporalGraph build() {
        var random = new SplittableRandom(1);
        int[] from = new int[LINKS];
        int[] to = new int[LINKS];
        long[] at = new long[LINKS];
        long[] known = new long[LINKS];
        long step = Duration.ofDays(730).toMillis() / LINKS;
        for (int i = 0; i < LINKS; i++) {
            from[i] = random.nextInt(ACCOUNTS);
            to[i] = ACCOUNTS + random.nextInt(ENTITIES - ACCOUNTS);
            known[i] = RandomEvents.START.toEpochMilli() + i * step;
            at[i] = known[i] - random.nextLong(Duration.ofDays(30).toMillis());
        }
        return new GraphBuilder(EntityTypes.DEFAULT)
                .entities(
                        ENTITIES,
                        number -> number < ACCOUNTS
                                ? EntityId.account("acc" + (1_000_000 + number))
                                : new EntityId(EntityType.DEVICE, "dev" + (1_000_000 + number)))
                .links(from, to, at, known)
                .build(RunControl.NONE);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
