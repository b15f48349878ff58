package io.ringfence.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.algorithm.Allocation;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jgrapht.alg.cycle.HawickJamesSimpleCycles;
import org.jgrapht.graph.SimpleDirectedGraph;

class TemporalCyclesTest {
    private static CycleParameters parameters(Random random) {
        var amounts = random.nextBoolean()
                ? CycleParameters.Amounts.ANY
                : new CycleParameters.Amounts(0.5, 1 + random.nextInt(2));
        int least = 2 + random.nextInt(2);
        return new CycleParameters(
                Duration.ofMillis(random.nextInt(30)),
                least,
                least + random.nextInt(6),
                random.nextBoolean(),
                amounts,
                CycleParameters.Limits.DEFAULT);
    }

    /** Every simple cycle of accounts that JGraphT finds, with every choice of its transfers, turned in every way. */
    private static Set<String> slow(TransferGraph graph, CycleParameters parameters) {
        var accounts = new SimpleDirectedGraph<Integer, String>(null, null, false);
        for (int account = 0; account < graph.accountCount(); account++) {
            accounts.addVertex(account);
        }
        for (int i = 0; i < graph.size(); i++) {
            accounts.addEdge(graph.payer(i), graph.payee(i), graph.payer(i) + ">" + graph.payee(i));
        }
        var found = new TreeSet<String>();
        for (List<Integer> cycle : new HawickJamesSimpleCycles<>(accounts).findSimpleCycles()) {
            if (cycle.size() >= parameters.minLength() && cycle.size() <= parameters.maxLength()) {
                // JGraphT gives some cycles against the direction of their edges
                choose(
                        graph,
                        parameters,
                        isCycle(accounts, cycle) ? cycle : cycle.reversed(),
                        new ArrayList<>(),
                        found);
            }
        }
        return found;
    }

    private static boolean isCycle(SimpleDirectedGraph<Integer, String> graph, List<Integer> cycle) {
        for (int i = 0; i < cycle.size(); i++) {
            if (!graph.containsEdge(cycle.get(i), cycle.get((i + 1) % cycle.size()))) {
                return false;
            }
        }
        return true;
    }

    private static void choose(
            TransferGraph graph,
            CycleParameters parameters,
            List<Integer> cycle,
            List<Integer> chosen,
            Set<String> to) {
        int at = chosen.size();
        if (at == cycle.size()) {
            var valid = new TreeSet<List<Integer>>((one, other) -> one.getFirst() - other.getFirst());
            for (int turn = 0; turn < at; turn++) {
                var turned = new ArrayList<>(chosen);
                Collections.rotate(turned, turn);
                if (inOrder(graph, parameters, turned)) {
                    valid.add(turned);
                }
            }
            boolean ratios = !valid.isEmpty() && inRatio(graph, parameters, valid.first());
            if (ratios) {
                to.add(valid.first().toString());
            }
            return;
        }
        for (int i = 0; i < graph.size(); i++) {
            if (graph.payer(i) == cycle.get(at) && graph.payee(i) == cycle.get((at + 1) % cycle.size())) {
                chosen.add(i);
                choose(graph, parameters, cycle, chosen, to);
                chosen.removeLast();
            }
        }
    }

    private static boolean inOrder(TransferGraph graph, CycleParameters parameters, List<Integer> path) {
        for (int i = 1; i < path.size(); i++) {
            long step = graph.time(path.get(i)) - graph.time(path.get(i - 1));
            if (step < 0 || (step == 0 && !parameters.equalTimes())) {
                return false;
            }
        }
        return graph.time(path.getLast()) - graph.time(path.getFirst())
                <= parameters.window().toMillis();
    }

    private static boolean inRatio(TransferGraph graph, CycleParameters parameters, List<Integer> path) {
        for (int i = 1; i < path.size(); i++) {
            if (!parameters.amounts().allow(graph.amount(path.get(i - 1)), graph.amount(path.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> strings(CycleSet set) {
        var strings = new ArrayList<String>();
        for (int i = 0; i < set.count(); i++) {
            strings.add(Arrays.toString(set.cycle(i)));
        }
        return strings;
    }

    @Property(tries = 3000)
    void findsEveryCycleOnce(@ForAll long seed) {
        var random = new Random(seed);
        TransferGraph graph = RandomTransfers.any(6, 18, seed);
        CycleParameters parameters = parameters(random);

        CycleSet found = TemporalCycles.find(graph, parameters, RunControl.NONE);

        assertThat(strings(found)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(slow(graph, parameters));
        assertThat(found.truncated()).isFalse();
        assertThat(found.cutFirsts()).isZero();
        assertThat(found.accountsSearched()).isEqualTo(graph.accountCount());
    }

    @Property(tries = 20)
    void threadsChangeNothing(@ForAll long seed) {
        TransferGraph graph = RandomTransfers.any(1000, 1500, seed);
        var wide = CycleParameters.DEFAULT.within(Duration.ofMillis(20));

        assertThat(strings(
                        TemporalCycles.find(graph, wide, RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3)))))
                .isEqualTo(strings(TemporalCycles.find(graph, wide, RunControl.NONE)));
    }

    @Property(tries = 500)
    void limitsCutAndSaySo(@ForAll long seed) {
        TransferGraph graph = RandomTransfers.any(6, 20, seed);
        var all = strings(TemporalCycles.find(graph, CycleParameters.DEFAULT, RunControl.NONE));
        int most = 1 + (int) Math.floorMod(seed, 5L);
        var few = new CycleParameters(
                CycleParameters.DEFAULT.window(),
                2,
                6,
                true,
                CycleParameters.Amounts.ANY,
                new CycleParameters.Limits(most, Integer.MAX_VALUE, Long.MAX_VALUE));
        var one = new CycleParameters(
                CycleParameters.DEFAULT.window(),
                2,
                6,
                true,
                CycleParameters.Amounts.ANY,
                new CycleParameters.Limits(1000, 1, Long.MAX_VALUE));

        CycleSet cut = TemporalCycles.find(graph, few, RunControl.NONE);
        CycleSet first = TemporalCycles.find(graph, one, RunControl.NONE);

        assertThat(strings(cut)).isEqualTo(all.subList(0, Math.min(most, all.size())));
        assertThat(cut.truncated()).isEqualTo(all.size() > most);
        assertThat(first.cutFirsts()).isEqualTo(first.count());
        assertThat(first.count()).isEqualTo((int)
                all.stream().map(path -> path.split("[\\[,]", -1)[1]).distinct().count());
    }

    @Example
    void stopsWhenAsked() {
        TransferGraph graph = TransferGraph.of(2, new int[] {0}, new int[] {1}, new long[1], new long[1]);
        assertThatThrownBy(() -> TemporalCycles.find(graph, CycleParameters.DEFAULT, (phase, done, total) -> false))
                .isInstanceOf(CancellationException.class);
    }

    @Example
    void theEstimateIsNearWhatIsAllocated() {
        int m = 100_000;
        var random = new Random(1);
        var graph = TransferGraph.of(
                50_000,
                random.ints(m, 0, 50_000).toArray(),
                random.ints(m, 0, 50_000).toArray(),
                random.longs(m, 0, 1_000_000).toArray(),
                new long[m]);
        CycleParameters parameters = CycleParameters.DEFAULT.within(Duration.ofSeconds(1));

        double allocated = Allocation.of(() -> TemporalCycles.find(graph, parameters, RunControl.NONE));

        assertThat(allocated / TemporalCycles.estimateBytes(50_000, m, parameters, 1))
                .isBetween(0.7, 1.5);
    }
}
