package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.projection.Incidence;
import io.ringfence.projection.Projection;
import io.ringfence.transfer.TransferGraph;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Measures how well each account fits a group: the members themselves and accounts around them. One instance serves one
 * worker and shares its sketch; O(ties of the accounts + accounts²) for groups of at most some hundreds.
 */
final class MemberFeatures {
    static final int COUNT = MemberFeature.values().length;
    private static final long DAY = Population.DAY;

    private final Landscape landscape;
    private final GroupSketch sketch;
    private final Incidence incidence;
    private final Population population;
    private final Lives lives;
    private int[] accounts = new int[0];
    private BitSet inside = new BitSet();
    private int size;
    private float[][] rows = new float[0][];

    MemberFeatures(Landscape landscape, GroupSketch sketch) {
        this.landscape = landscape;
        this.sketch = sketch;
        incidence = landscape.incidence;
        population = landscape.population;
        lives = landscape.lives;
    }

    /**
     * One row for each of some accounts.
     *
     * @param around  ascending and distinct, the members among them
     * @param members ascending and distinct, at least two
     */
    float[][] of(int[] around, int[] members) {
        accounts = around;
        inside = new BitSet(around.length);
        for (int place = 0; place < around.length; place++) {
            inside.set(place, Arrays.binarySearch(members, around[place]) >= 0);
        }
        size = members.length;
        rows = new float[around.length][COUNT];
        sketch.load(around);
        for (int place = 0; place < around.length; place++) {
            set(place, MemberFeature.LOG_SIZE, Math.log(size));
            set(place, MemberFeature.INSIDE, inside.get(place) ? 1 : 0);
            set(place, MemberFeature.PAYMENTS, Math.log1p(lives.payments[around[place]]));
        }
        weights();
        shared();
        opened();
        flags(MemberFeature.YOUNG, population.young);
        flags(MemberFeature.PASSES, population.passThrough);
        flags(MemberFeature.CYCLE, population.inCycle);
        flags(MemberFeature.MANY_CARDS, population.manyCards);
        bursts();
        payments();
        favourites();
        money();
        near(MemberFeature.PEAK_NEAR, lives.peakWeek, 4 * DAY);
        return rows;
    }

    private void set(int place, MemberFeature feature, double value) {
        rows[place][feature.column()] = (float) value;
    }

    /** Writes what each shows, and beside it the mean of the other members. */
    private void withRate(MemberFeature feature, double[] values) {
        double sum = 0;
        for (int place = inside.nextSetBit(0); place >= 0; place = inside.nextSetBit(place + 1)) {
            sum += values[place];
        }
        for (int place = 0; place < accounts.length; place++) {
            boolean in = inside.get(place);
            double others = in ? (sum - values[place]) / Math.max(1, size - 1) : sum / size;
            rows[place][feature.column()] = (float) values[place];
            rows[place][feature.column() + 1] = (float) others;
        }
    }

    private void flags(MemberFeature feature, BitSet flags) {
        double[] values = new double[accounts.length];
        for (int place = 0; place < accounts.length; place++) {
            values[place] = flags.get(accounts[place]) ? 1 : 0;
        }
        withRate(feature, values);
    }

    private void weights() {
        Projection graph = landscape.affinity;
        double[] weight = new double[accounts.length];
        for (int place = 0; place < accounts.length; place++) {
            double all = 0;
            int tied = 0;
            int end = graph.end(accounts[place]);
            for (int slot = graph.begin(accounts[place]); slot < end; slot++) {
                int other = sketch.place(graph.neighbour(accounts[place], slot));
                double of = graph.weight(accounts[place], slot);
                all += of;
                if (other >= 0 && inside.get(other)) {
                    weight[place] += of;
                    tied++;
                }
            }
            set(place, MemberFeature.WEIGHT, Math.log1p(weight[place]));
            set(place, MemberFeature.TIED_TO, tied / Math.max(1.0, size - 1));
            set(place, MemberFeature.WEIGHT_INSIDE, all == 0 ? 0 : weight[place] / all);
        }
        double[] sorted =
                inside.stream().mapToDouble(place -> weight[place]).sorted().toArray();
        double median = Math.max(1e-3, sorted[sorted.length / 2]);
        for (int place = 0; place < accounts.length; place++) {
            set(place, MemberFeature.RELATIVE_WEIGHT, Math.min(3, weight[place] / median));
        }
    }

    private void shared() {
        int n = accounts.length;
        double[] used = new double[n];
        double[] near = new double[n];
        double[] ties = new double[n];
        for (int i = 0; i < sketch.entities.size(); i++) {
            if (!sketch.carries(i)) {
                continue;
            }
            int begin = sketch.offsets.getInt(i);
            int end = sketch.offsets.getInt(i + 1);
            int members = 0;
            for (int t = begin; t < end; t++) {
                members += inside.get(placeOf(t)) ? 1 : 0;
            }
            boolean hard = sketch.strength(i) == EntityType.Strength.HARD;
            for (int t = begin; t < end; t++) {
                int place = placeOf(t);
                int others = members - (inside.get(place) ? 1 : 0);
                if (others > 0) {
                    int tie = sketch.ties.getInt(t);
                    ties[place]++;
                    used[place] += incidence.count(tie);
                    near[place] = Math.max(near[place], near(begin, end, t, others));
                    raise(place, MemberFeature.LARGEST, others / Math.max(1.0, size - 1));
                    raise(place, MemberFeature.RAREST, sketch.rarity(i));
                    raise(place, MemberFeature.HARD, hard ? 1 : 0);
                }
            }
        }
        for (int place = 0; place < n; place++) {
            used[place] /= Math.max(1, lives.links[accounts[place]]);
            set(place, MemberFeature.SHARED, Math.log1p(ties[place]));
            set(place, MemberFeature.SHARED_INSIDE, ties[place] / Math.max(1, incidence.degree(accounts[place])));
        }
        withRate(MemberFeature.USED_NEAR, near);
        withRate(MemberFeature.SHARED_USE, used);
    }

    private int placeOf(int t) {
        return sketch.place(incidence.account(sketch.ties.getInt(t)));
    }

    private void raise(int place, MemberFeature feature, double value) {
        float[] row = rows[place];
        row[feature.column()] = Math.max(row[feature.column()], (float) value);
    }

    /** The share of the members on one entity that came to it within three days of one account. */
    private double near(int begin, int end, int t, int others) {
        long own = incidence.first(sketch.ties.getInt(t));
        int near = 0;
        for (int other = begin; other < end; other++) {
            if (other != t && inside.get(placeOf(other))) {
                near += Math.abs(incidence.first(sketch.ties.getInt(other)) - own) <= 3 * DAY ? 1 : 0;
            }
        }
        return (double) near / others;
    }

    private void opened() {
        near(MemberFeature.OPENED_NEAR, population.opened, 7 * DAY);
        long[] opened = inside.stream()
                .mapToLong(place -> population.opened[accounts[place]])
                .sorted()
                .toArray();
        long median = opened[opened.length / 2];
        for (int place = 0; place < accounts.length; place++) {
            int account = accounts[place];
            double age = Math.max(0, population.lastSeen[account] - population.opened[account]) / (double) DAY;
            set(place, MemberFeature.AGE, Math.log1p(age));
            double apart = (population.opened[account] - median) / (double) DAY;
            set(place, MemberFeature.AGE_RELATIVE, Math.signum(apart) * Math.log1p(Math.abs(apart)));
        }
    }

    /** The share of the other members whose time lies within a window of each one's. */
    private void near(MemberFeature feature, long[] times, long window) {
        long[] sorted = inside.stream()
                .mapToLong(place -> times[accounts[place]])
                .sorted()
                .toArray();
        double[] values = new double[accounts.length];
        for (int place = 0; place < values.length; place++) {
            long own = times[accounts[place]];
            int within = below(sorted, own + window + 1) - below(sorted, own - window);
            int self = inside.get(place) ? 1 : 0;
            values[place] = (double) (within - self) / Math.max(1, size - self);
        }
        withRate(feature, values);
    }

    private static int below(long[] sorted, long time) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void bursts() {
        double[] values = new double[accounts.length];
        for (int place = 0; place < values.length; place++) {
            if (population.burst.get(accounts[place])) {
                for (int other = inside.nextSetBit(0); other >= 0; other = inside.nextSetBit(other + 1)) {
                    boolean near = other != place
                            && population.burst.get(accounts[other])
                            && Math.abs(population.peakAt[accounts[other]] - population.peakAt[accounts[place]])
                                    <= 10 * DAY;
                    values[place] = near ? 1 : values[place];
                }
            }
        }
        withRate(MemberFeature.BURST, values);
    }

    private void payments() {
        var payers = new Long2IntOpenHashMap();
        for (int place = inside.nextSetBit(0); place >= 0; place = inside.nextSetBit(place + 1)) {
            int account = accounts[place];
            for (int i = lives.keyOffsets[account]; i < lives.keyOffsets[account + 1]; i++) {
                payers.addTo(lives.keys[i], 1);
            }
        }
        double[] values = new double[accounts.length];
        for (int place = 0; place < values.length; place++) {
            int account = accounts[place];
            int most = 0;
            for (int i = lives.keyOffsets[account]; i < lives.keyOffsets[account + 1]; i++) {
                most = Math.max(most, payers.get(lives.keys[i]) - (inside.get(place) ? 1 : 0));
            }
            values[place] = most / Math.max(1.0, size - 1);
        }
        withRate(MemberFeature.SAME_PAYMENT, values);
    }

    private void favourites() {
        var loyal = new Int2IntOpenHashMap();
        for (int place = inside.nextSetBit(0); place >= 0; place = inside.nextSetBit(place + 1)) {
            int favourite = lives.favourite[accounts[place]];
            if (favourite >= 0) {
                loyal.addTo(favourite, 1);
            }
        }
        double[] values = new double[accounts.length];
        for (int place = 0; place < values.length; place++) {
            int favourite = lives.favourite[accounts[place]];
            int others = favourite < 0 ? 0 : loyal.get(favourite) - (inside.get(place) ? 1 : 0);
            values[place] = others / Math.max(1.0, size - 1);
        }
        withRate(MemberFeature.LOYAL, values);
    }

    private void money() {
        TransferGraph transfers = landscape.transfers.graph();
        double[] partners = new double[accounts.length];
        double[] invited = new double[accounts.length];
        for (int place = 0; place < accounts.length; place++) {
            int account = accounts[place];
            var others = new BitSet();
            for (int i = 0; i < transfers.outCount(account); i++) {
                mark(others, transfers.payee(transfers.out(account, i)));
            }
            for (int i = 0; i < transfers.inCount(account); i++) {
                mark(others, transfers.payer(transfers.in(account, i)));
            }
            partners[place] = Math.min(1, others.cardinality() / 2.0);
            others.clear();
            int end = landscape.referrals.end(account);
            for (int slot = landscape.referrals.begin(account); slot < end; slot++) {
                mark(others, landscape.referrals.neighbour(account, slot));
            }
            invited[place] = Math.min(1, others.cardinality());
        }
        withRate(MemberFeature.TRANSFERS, partners);
        withRate(MemberFeature.REFERRED, invited);
    }

    private void mark(BitSet others, int account) {
        int place = sketch.place(account);
        if (place >= 0 && inside.get(place)) {
            others.set(place);
        }
    }
}
