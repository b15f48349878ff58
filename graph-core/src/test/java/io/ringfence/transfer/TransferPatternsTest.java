package io.ringfence.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TransferPatternsTest {
    private static PatternParameters parameters(long window) {
        return new PatternParameters(Duration.ofMillis(window), 2, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static boolean paid(TransferGraph graph, int from, int to, long since, long until) {
        for (int i = 0; i < graph.size(); i++) {
            if (graph.payer(i) == from && graph.payee(i) == to && graph.time(i) >= since && graph.time(i) <= until) {
                return true;
            }
        }
        return false;
    }

    /** Accounts in the middle of the best window of each pair of far ends, by trying every window. */
    private static Map<String, Integer> slow(TransferGraph graph, long window) {
        var most = new TreeMap<String, Integer>();
        int n = graph.accountCount();
        Set<Long> times = new HashSet<>();
        for (int i = 0; i < graph.size(); i++) {
            times.add(graph.time(i));
        }
        for (long since : times) {
            long until = since + window;
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    var through = new HashSet<Integer>();
                    var both = new HashSet<Integer>();
                    for (int w = 0; w < n; w++) {
                        for (long split : times) {
                            if (u != v
                                    && w != u
                                    && w != v
                                    && split >= since
                                    && split <= until
                                    && paid(graph, u, w, since, split)
                                    && paid(graph, w, v, split, until)) {
                                through.add(w);
                            }
                        }
                        if (u < v && paid(graph, u, w, since, until) && paid(graph, v, w, since, until)) {
                            both.add(w);
                        }
                    }
                    most.merge("SCATTER_GATHER " + u + " " + v, through.size(), Math::max);
                    most.merge("BIPARTITE " + u + " " + v, both.size(), Math::max);
                    if (u < v && both.size() >= 2) {
                        stacks(graph, u, v, since, until, times, most);
                    }
                }
            }
        }
        for (int c = 0; c < n; c++) {
            for (int i = 0; i < graph.size(); i++) {
                if (graph.payee(i) != c) {
                    continue;
                }
                long split = graph.time(i);
                int in = 0;
                int out = 0;
                for (int other = 0; other < n; other++) {
                    in += paid(graph, other, c, split - window, split) ? 1 : 0;
                    out += paid(graph, c, other, split, split + window) ? 1 : 0;
                }
                most.merge("GATHER_SCATTER " + c, Math.min(in, out), Math::max);
            }
        }
        most.values().removeIf(count -> count < 2);
        return most;
    }

    private static void stacks(
            TransferGraph graph, int u, int v, long since, long until, Set<Long> times, Map<String, Integer> most) {
        int n = graph.accountCount();
        for (int x = 0; x < n; x++) {
            for (int y = x + 1; y < n; y++) {
                if (x == u || x == v || y == u || y == v) {
                    continue;
                }
                var through = new HashSet<Integer>();
                for (int w = 0; w < n; w++) {
                    for (long split : times) {
                        if (split >= since
                                && split <= until
                                && paid(graph, u, w, since, split)
                                && paid(graph, v, w, since, split)
                                && paid(graph, w, x, split, until)
                                && paid(graph, w, y, split, until)) {
                            through.add(w);
                        }
                    }
                }
                most.merge("STACK " + u + " " + v + " " + x + " " + y, through.size(), Math::max);
            }
        }
    }

    private static String name(Pattern pattern) {
        var name = new StringBuilder(pattern.kind().name());
        if (pattern.kind() == Pattern.Kind.GATHER_SCATTER) {
            return name.append(' ').append(pattern.middle().getInt(0)).toString();
        }
        pattern.payers().forEach(account -> name.append(' ').append(account));
        pattern.payees().forEach(account -> name.append(' ').append(account));
        return name.toString();
    }

    @Property(tries = 200)
    void findsTheBestWindowOfEachPairOfFarEnds(@ForAll long seed) {
        TransferGraph graph = RandomTransfers.any(6, 20, seed);
        long window = new Random(seed).nextInt(12);

        TransferPatterns.Found found = TransferPatterns.find(graph, parameters(window), RunControl.NONE);

        var counts = new TreeMap<String, Integer>();
        for (Pattern pattern : found.patterns()) {
            int size = pattern.kind() == Pattern.Kind.GATHER_SCATTER
                    ? Math.min(pattern.payers().size(), pattern.payees().size())
                    : pattern.middle().size();
            assertThat(counts.put(name(pattern), size)).isNull();
            long first = graph.time(pattern.transfers().getInt(0));
            long last =
                    graph.time(pattern.transfers().getInt(pattern.transfers().size() - 1));
            assertThat(last - first)
                    .isLessThanOrEqualTo(pattern.kind() == Pattern.Kind.GATHER_SCATTER ? 2 * window : window);
        }
        assertThat(counts).isEqualTo(slow(graph, window));
        assertThat(found.leftOut()).isZero();
        assertThat(found.truncated()).isFalse();
    }

    @Property(tries = 10)
    void threadsChangeNothing(@ForAll long seed) {
        TransferGraph graph = RandomTransfers.any(400, 800, seed);
        var three = RunControl.NONE.on(Workers.on(ForkJoinPool.commonPool(), 3));

        assertThat(TransferPatterns.find(graph, parameters(8), three))
                .isEqualTo(TransferPatterns.find(graph, parameters(8), RunControl.NONE));
    }

    @Property(tries = 500)
    void accountCountsAreThoseOfTheBestWindow(@ForAll long seed) {
        TransferGraph graph = RandomTransfers.any(8, 60, seed);
        long window = new Random(seed).nextInt(12);
        AccountMotifs counts = AccountMotifs.count(graph, Duration.ofMillis(window), RunControl.NONE);
        for (int account = 0; account < graph.accountCount(); account++) {
            int[] most = new int[4];
            for (int begin = 0; begin < graph.size(); begin++) {
                var payers = new HashSet<Integer>();
                var payees = new HashSet<Integer>();
                int in = 0;
                int out = 0;
                for (int i = begin; i < graph.size() && graph.time(i) - graph.time(begin) <= window; i++) {
                    if (graph.payee(i) == account) {
                        in++;
                        payers.add(graph.payer(i));
                    } else if (graph.payer(i) == account) {
                        out++;
                        payees.add(graph.payee(i));
                    }
                }
                most[0] = Math.max(most[0], in);
                most[1] = Math.max(most[1], out);
                most[2] = Math.max(most[2], payers.size());
                most[3] = Math.max(most[3], payees.size());
            }
            assertThat(new int[] {
                        counts.degreeIn(account),
                        counts.degreeOut(account),
                        counts.fanIn(account),
                        counts.fanOut(account)
                    })
                    .isEqualTo(most);
        }
    }

    @Example
    void limitsAreReported() {
        TransferGraph graph = RandomTransfers.any(7, 40, 4);
        var narrow = new PatternParameters(Duration.ofMillis(40), 2, 1, 1);
        TransferPatterns.Found found = TransferPatterns.find(graph, narrow, RunControl.NONE);

        assertThat(found.leftOut()).isPositive();
        assertThat(found.patterns()).hasSizeLessThanOrEqualTo(1);
        assertThatThrownBy(() -> TransferPatterns.find(graph, narrow, (phase, done, total) -> false))
                .isInstanceOf(CancellationException.class);
    }
}
