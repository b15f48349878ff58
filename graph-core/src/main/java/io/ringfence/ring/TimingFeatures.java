package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.projection.Incidence;
import java.util.Arrays;
import java.util.BitSet;

/** What the members of a group do at the same time. */
final class TimingFeatures {
    private static final long DAY = Population.DAY;
    private static final long LATE = 14 * DAY;

    private final Landscape landscape;
    private final Incidence incidence;
    private final Population population;

    TimingFeatures(Landscape landscape) {
        this.landscape = landscape;
        incidence = landscape.incidence;
        population = landscape.population;
    }

    void fill(GroupSketch group, float[] x) {
        opened(group, x);
        used(group, x);
        lives(group, x);
    }

    private void opened(GroupSketch group, float[] x) {
        int n = group.size();
        long[] times = new long[n];
        for (int place = 0; place < n; place++) {
            times[place] = population.opened[group.accounts[place]];
        }
        Arrays.sort(times);
        RingFeatures.set(x, RingFeature.OPENED_DAY, Surprise.together(times, n, DAY, landscape.openings));
        RingFeatures.set(x, RingFeature.OPENED_WEEK, Surprise.together(times, n, 7 * DAY, landscape.openings));
        RingFeatures.set(x, RingFeature.OPENED_MONTH, Surprise.together(times, n, 30 * DAY, landscape.openings));
        double spread = (times[n - 1 - n / 4] - times[n / 4]) / (double) DAY;
        RingFeatures.set(x, RingFeature.OPENED_SPREAD, Math.log1p(spread));
    }

    private void used(GroupSketch group, float[] x) {
        int n = group.size();
        var together = new BitSet(n);
        var late = new BitSet(n);
        double nats = 0;
        int weighed = 0;
        double[] ages = new double[n];
        Arrays.fill(ages, Double.MAX_VALUE);
        for (int i = 0; i < group.entities.size(); i++) {
            int inside = group.sharersInside(i);
            if (!group.carries(i) && 2 * inside < incidence.sharers(group.entities.getInt(i))) {
                continue;
            }
            int begin = group.offsets.getInt(i);
            long[] times = new long[inside];
            for (int t = 0; t < inside; t++) {
                int tie = group.ties.getInt(begin + t);
                times[t] = incidence.first(tie);
                int account = incidence.account(tie);
                double age = Math.max(0, times[t] - population.opened[account]) / (double) DAY;
                int place = group.place(account);
                ages[place] = Math.min(ages[place], age);
            }
            long[] sorted = times.clone();
            Arrays.sort(sorted);
            Surprise.Densest densest = Surprise.densest(sorted, inside, 3 * DAY);
            boolean soft = group.strength(i) == EntityType.Strength.SOFT;
            if (densest.count() >= 2) {
                long from = sorted[densest.begin()];
                long to = sorted[densest.begin() + densest.count() - 1];
                for (int t = 0; t < inside; t++) {
                    int account = incidence.account(group.ties.getInt(begin + t));
                    boolean in = times[t] >= from && times[t] <= to;
                    boolean isLate = times[t] - population.firstSeen[account] >= LATE;
                    if (in) {
                        together.set(group.place(account));
                        late.set(group.place(account), (isLate && soft) || late.get(group.place(account)));
                    }
                }
            }
            nats += inside * Surprise.together(sorted, inside, 7 * DAY, landscape.firstUses);
            weighed += inside;
        }
        RingFeatures.set(x, RingFeature.USED_TOGETHER, (double) together.cardinality() / n);
        RingFeatures.set(x, RingFeature.ENTERED_LATE, late.cardinality() < 2 ? 0 : (double) late.cardinality() / n);
        RingFeatures.set(x, RingFeature.USED_WEEK, weighed == 0 ? 0 : nats / weighed);
        Arrays.sort(ages);
        double middle = ages[n / 2] == Double.MAX_VALUE ? 400 : ages[n / 2];
        RingFeatures.set(x, RingFeature.AGE_AT_USE, Math.log1p(middle));
    }

    private void lives(GroupSketch group, float[] x) {
        int n = group.size();
        long[] peaks = new long[n];
        long[] bursts = new long[n];
        int bursting = 0;
        int young = 0;
        int brief = 0;
        for (int place = 0; place < n; place++) {
            int account = group.accounts[place];
            peaks[place] = landscape.lives.peakWeek[account];
            young += population.young.get(account) ? 1 : 0;
            brief += landscape.lives.days[account] <= 14 ? 1 : 0;
            if (population.burst.get(account)) {
                bursts[bursting++] = population.peakAt[account];
            }
        }
        Arrays.sort(peaks);
        Arrays.sort(bursts, 0, bursting);
        int most = Surprise.densest(peaks, n, 7 * DAY).count();
        RingFeatures.set(x, RingFeature.PEAK_WEEK, (most - 1.0) / (n - 1));
        int burst =
                bursting == 0 ? 0 : Surprise.densest(bursts, bursting, 10 * DAY).count();
        RingFeatures.set(x, RingFeature.BURST, Surprise.nats(burst, n, population.rate(population.burst)));
        RingFeatures.set(x, RingFeature.PAID_YOUNG, Surprise.nats(young, n, population.rate(population.young)));
        RingFeatures.set(x, RingFeature.SHORT_LIVES, (double) brief / n);
    }
}
