package io.ringfence.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @RepeatedTest(200)
    void takesEveryIndexOnce() {
        var seen = new AtomicIntegerArray(1000);
        var busy = new AtomicIntegerArray(4);
        Workers.on(ForkJoinPool.commonPool(), 4).forRanges(1000, 7, (worker, from, to) -> {
            assertThat(busy.incrementAndGet(worker)).isEqualTo(1);
            for (int i = from; i < to; i++) {
                seen.incrementAndGet(i);
            }
            busy.decrementAndGet(worker);
        });
        for (int i = 0; i < seen.length(); i++) {
            assertThat(seen.get(i)).isEqualTo(1);
        }
    }

    @Test
    void anExecutorThatNeverRunsAnythingCostsTimeAndNoDeadlock() {
        var sum = new AtomicIntegerArray(1);
        Workers.on(task -> {}, 8).forRanges(100, 1, (worker, from, to) -> sum.addAndGet(0, from));
        assertThat(sum.get(0)).isEqualTo(4950);
    }

    @Test
    void workersMayBeUsedInsideTheirOwnPool() throws Exception {
        try (var pool = Executors.newFixedThreadPool(1)) {
            var workers = Workers.on(pool, 2);
            int ran = pool.submit(() -> {
                        var count = new AtomicIntegerArray(1);
                        workers.forRanges(50, 1, (worker, from, to) -> count.incrementAndGet(0));
                        return count.get(0);
                    })
                    .get();
            assertThat(ran).isEqualTo(50);
        }
    }

    @Test
    void whatATaskThrowsReachesTheCaller() {
        assertThatThrownBy(() -> Workers.on(ForkJoinPool.commonPool(), 2).forRanges(10, 1, (worker, from, to) -> {
                    throw new IllegalStateException("range " + from);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("range ");
    }

    @Test
    void theLastRangeMayTouchTheLargestInt() {
        var last = new AtomicIntegerArray(1);
        Workers.on(ForkJoinPool.commonPool(), 2)
                .forRanges(Integer.MAX_VALUE, 1 << 30, (worker, from, to) -> last.accumulateAndGet(0, to, Math::max));
        assertThat(last.get(0)).isEqualTo(Integer.MAX_VALUE);
    }
}
