package io.ringfence.ring;

import io.ringfence.transfer.TransferGraph;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;

/** Where the money of a group goes, and who invited whom. */
final class MoneyFeatures {
    private final Landscape landscape;
    private final TransferGraph transfers;
    private final LongOpenHashSet pairs = new LongOpenHashSet();
    private final LongArrayList times = new LongArrayList();

    MoneyFeatures(Landscape landscape) {
        this.landscape = landscape;
        transfers = landscape.transfers.graph();
    }

    void fill(GroupSketch group, float[] x) {
        flows(group, x);
        referrals(group, x);
        int n = group.size();
        int passers = 0;
        int cycles = 0;
        double passed = 0;
        for (int account : group.accounts) {
            passers += landscape.population.passThrough.get(account) ? 1 : 0;
            cycles += landscape.population.inCycle.get(account) ? 1 : 0;
            passed += landscape.population.passedShare[account];
        }
        double passRate = landscape.population.rate(landscape.population.passThrough);
        double cycleRate = landscape.population.rate(landscape.population.inCycle);
        RingFeatures.set(x, RingFeature.PASSERS, Surprise.nats(passers, n, passRate));
        RingFeatures.set(x, RingFeature.IN_CYCLE, Surprise.nats(cycles, n, cycleRate));
        RingFeatures.set(x, RingFeature.PASSED_SHARE, passed / n);
    }

    private void flows(GroupSketch group, float[] x) {
        int n = group.size();
        int[] in = new int[n];
        int[] out = new int[n];
        double inside = 0;
        double all = 0;
        int count = 0;
        int any = 0;
        double logs = 0;
        times.clear();
        pairs.clear();
        for (int place = 0; place < n; place++) {
            int account = group.accounts[place];
            for (int i = 0; i < transfers.inCount(account); i++) {
                boolean outside = !group.holds(transfers.payer(transfers.in(account, i)));
                all += outside ? transfers.amount(transfers.in(account, i)) : 0;
                any += outside ? 1 : 0;
            }
            any += transfers.outCount(account);
            for (int i = 0; i < transfers.outCount(account); i++) {
                int transfer = transfers.out(account, i);
                all += transfers.amount(transfer);
                int to = group.place(transfers.payee(transfer));
                if (to >= 0) {
                    inside += transfers.amount(transfer);
                    count++;
                    times.add(transfers.time(transfer));
                    logs += Math.log1p((double) transfers.amount(transfer));
                    if (pairs.add((long) place << 32 | to)) {
                        out[place]++;
                        in[to]++;
                    }
                }
            }
        }
        int tied = 0;
        int mostIn = 0;
        int mostOut = 0;
        for (int place = 0; place < n; place++) {
            tied += in[place] + out[place] > 0 ? 1 : 0;
            mostIn = Math.max(mostIn, in[place]);
            mostOut = Math.max(mostOut, out[place]);
        }
        RingFeatures.set(x, RingFeature.TRANSFERS_INSIDE, (double) tied / n);
        RingFeatures.set(x, RingFeature.MONEY_INSIDE, all == 0 ? 0 : inside / all);
        RingFeatures.set(x, RingFeature.FAN_IN, (double) mostIn / (n - 1));
        RingFeatures.set(x, RingFeature.FAN_OUT, (double) mostOut / (n - 1));
        RingFeatures.set(x, RingFeature.REPEATED, count == 0 ? 0 : Math.log((double) count / pairs.size()));
        RingFeatures.set(x, RingFeature.FLOW_COUNT, Math.log1p((double) count / n));
        if (count > 0) {
            long[] sorted = times.toLongArray();
            Arrays.sort(sorted);
            double span = (sorted[count - 1] - sorted[0]) / (double) Population.DAY;
            RingFeatures.set(x, RingFeature.INSIDE_SPAN, Math.log1p(span));
            double together = Surprise.together(sorted, count, 7 * Population.DAY, landscape.flowTimes);
            RingFeatures.set(x, RingFeature.FLOW_WEEK, together);
            RingFeatures.set(x, RingFeature.FLOW_SHARE, (double) count / any);
            RingFeatures.set(x, RingFeature.FLOW_AMOUNT, logs / count - landscape.flowMean);
        }
    }

    private void referrals(GroupSketch group, float[] x) {
        var graph = landscape.referrals;
        int tied = 0;
        int most = 0;
        for (int account : group.accounts) {
            int inside = 0;
            int end = graph.end(account);
            for (int slot = graph.begin(account); slot < end; slot++) {
                inside += group.holds(graph.neighbour(account, slot)) ? 1 : 0;
            }
            tied += inside > 0 ? 1 : 0;
            most = Math.max(most, inside);
        }
        RingFeatures.set(x, RingFeature.REFERRED_INSIDE, (double) tied / group.size());
        RingFeatures.set(x, RingFeature.REFERRAL_STAR, (double) most / (group.size() - 1));
    }
}
