package io.ringfence.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.RunControl;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LiveTransfersTest {
    @Property(tries = 1000)
    void countsAreThoseOfTheWindowAtEveryMoment(@ForAll long seed) {
        var random = new Random(seed);
        TransferGraph graph = RandomTransfers.any(8, 60, seed);
        var window = Duration.ofMillis(random.nextInt(12));
        var live = new LiveTransfers(new LiveParameters(window, 1, 1));
        for (int now = 0; now < graph.size(); now++) {
            live.add(graph.payer(now), graph.payee(now), graph.time(now));
            int account = random.nextInt(graph.accountCount());
            int paid = 0;
            int received = 0;
            var payees = new HashSet<Integer>();
            var payers = new HashSet<Integer>();
            for (int i = 0; i <= now; i++) {
                if (graph.time(now) - graph.time(i) <= window.toMillis()) {
                    if (graph.payer(i) == account) {
                        paid++;
                        payees.add(graph.payee(i));
                    }
                    if (graph.payee(i) == account) {
                        received++;
                        payers.add(graph.payer(i));
                    }
                }
            }
            assertThat(new int[] {
                        live.outCount(account), live.inCount(account), live.fanOut(account), live.fanIn(account)
                    })
                    .containsExactly(paid, received, payees.size(), payers.size());
        }
    }

    @Property(tries = 1000)
    void theCyclesThatTransfersCloseAreAllCycles(@ForAll long seed) {
        TransferGraph equal = RandomTransfers.any(8, 40, seed);
        int m = equal.size();
        int[] payer = new int[m];
        int[] payee = new int[m];
        long[] time = new long[m];
        for (int i = 0; i < m; i++) {
            payer[i] = equal.payer(i);
            payee[i] = equal.payee(i);
            time[i] = 10 * equal.time(i) + i; // no two at one time
        }
        var graph = TransferGraph.of(equal.accountCount(), payer, payee, time, new long[m]);
        var window = Duration.ofMillis(new Random(seed).nextInt(300));
        var live = new LiveTransfers(new LiveParameters(window, 5, Long.MAX_VALUE));
        long closed = 0;
        for (int i = 0; i < m; i++) {
            closed += live.add(graph.payer(i), graph.payee(i), graph.time(i));
        }
        var parameters =
                new CycleParameters(window, 2, 5, false, CycleParameters.Amounts.ANY, CycleParameters.Limits.DEFAULT);

        assertThat(closed)
                .isEqualTo(
                        TemporalCycles.find(graph, parameters, RunControl.NONE).count());
        assertThat(live.cutSearches()).isZero();
    }

    @Example
    void timeDoesNotRunBackwards() {
        var live = new LiveTransfers(LiveParameters.DEFAULT);
        live.add(0, 1, 5);
        assertThatThrownBy(() -> live.add(0, 1, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
