package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.PaymentTable;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.Incidence;
import io.ringfence.transfer.Transfers;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;

/**
 * How each account lives, in a few numbers that a group's mean can be held against the population's: built once per run
 * in O(links log links of an account) on the run's workers, about 80 bytes an account and 4 a payment.
 */
final class Lives {
    private static final int GRAIN = 1024;
    private static final long WEEK = 7 * Population.DAY;

    /** Days from the first event to the last. */
    final float[] days;

    /** Entities that nobody else was seen with. */
    final float[] ownTies;

    final float[] payments;
    final float[] cards;
    final float[] devices;
    final float[] ips;

    /** Accounts that paid it. */
    final float[] payers;

    /** Links to entities. */
    final int[] links;

    /** Begin of the week in which most of its links fell. */
    final long[] peakWeek;

    /** Sums over its payments: ln(1 + cents), its square, and how many are small, large and round. */
    final float[] logs;

    final float[] squares;
    final int[] small;
    final int[] large;
    final int[] round;

    /** The merchant that it pays more than half of the time, −1 for none. */
    final int[] favourite;

    /** Merchants of payments by account: those of account a from {@code merchantOffsets[a]} on. */
    final int[] merchantOffsets;

    final int[] merchants;

    /** Payments that a few accounts made alike (merchant and amount), distinct and ascending by account. */
    final int[] keyOffsets;

    final long[] keys;

    /** Means over all accounts, in the order days, own ties, payments, cards, devices, addresses, payers. */
    final double[] means;

    final double roundRate;
    final double meanLog;
    final double deviation;

    private final Incidence incidence;
    private final Population population;
    private final GraphView view;
    private final int cardType;
    private final int deviceType;
    private final int ipType;
    private final long smallBelow;
    private final long largeAbove;

    Lives(Population population, Transfers transfers, RunControl control) {
        this(population, transfers, population.incidence.accountCount(), control);
    }

    /** Of the first accounts, the rest being known by name only. */
    Lives(Population population, Transfers transfers, int inside, RunControl control) {
        this.population = population;
        incidence = population.incidence;
        view = incidence.view();
        var types = view.graph().types();
        cardType = types.indexOf(EntityType.CARD);
        deviceType = types.indexOf(EntityType.DEVICE);
        ipType = types.indexOf(EntityType.IP);
        int n = incidence.accountCount();
        days = new float[n];
        ownTies = new float[n];
        payments = new float[n];
        cards = new float[n];
        devices = new float[n];
        ips = new float[n];
        payers = new float[n];
        links = new int[n];
        peakWeek = new long[n];
        logs = new float[n];
        squares = new float[n];
        small = new int[n];
        large = new int[n];
        round = new int[n];
        favourite = new int[n];
        Arrays.fill(favourite, -1);
        merchantOffsets = new int[n + 1];
        keyOffsets = new int[n + 1];
        for (int account = 0; account < n; account++) {
            merchantOffsets[account + 1] =
                    merchantOffsets[account] + (account < inside ? view.paidCount(incidence.accountNode(account)) : 0);
        }
        merchants = new int[merchantOffsets[n]];
        BaseRates base = population.base;
        long[] cuts = base == null ? cuts() : base.cuts;
        smallBelow = cuts[0];
        largeAbove = cuts[1];
        long[][] ownKeys = new long[n][];
        control.forRanges("lives", inside, GRAIN, (worker, from, to) -> {
            for (int account = from; account < to; account++) {
                ties(account);
                payments(account);
                events(account);
                payers[account] = payersOf(transfers, account);
                ownKeys[account] = keysOf(account);
            }
        });
        control.check("lives", n, n);
        for (int account = 0; account < n; account++) {
            keyOffsets[account + 1] = keyOffsets[account] + (account < inside ? ownKeys[account].length : 0);
        }
        keys = new long[keyOffsets[n]];
        for (int account = 0; account < inside; account++) {
            System.arraycopy(ownKeys[account], 0, keys, keyOffsets[account], ownKeys[account].length);
        }
        if (base != null) {
            means = base.means;
            roundRate = base.roundRate;
            meanLog = base.meanLog;
            deviation = base.deviation;
            return;
        }
        means = new double[] {
            mean(days), mean(ownTies), mean(payments), mean(cards), mean(devices), mean(ips), mean(payers)
        };
        double count = Math.max(1, merchantOffsets[n]);
        roundRate = Arrays.stream(round).sum() / count;
        meanLog = sum(logs) / count;
        deviation = Math.sqrt(Math.max(0.01, sum(squares) / count - meanLog * meanLog));
    }

    private static double mean(float[] values) {
        return values.length == 0 ? 0 : sum(values) / values.length;
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** The amounts below and above which a tenth of a sample of the payments lies each. */
    long[] cuts() {
        int all = view.paymentCount();
        int step = Math.max(1, all / 100_000);
        long[] sample = new long[(all + step - 1) / step];
        PaymentTable table = view.payments();
        for (int i = 0; i < sample.length; i++) {
            sample[i] = table.amountCents(i * step);
        }
        Arrays.sort(sample);
        return sample.length == 0
                ? new long[2]
                : new long[] {sample[sample.length / 10], sample[sample.length - 1 - sample.length / 10]};
    }

    private void ties(int account) {
        int own = 0;
        int card = 0;
        int device = 0;
        int ip = 0;
        int all = 0;
        for (int i = 0; i < incidence.degree(account); i++) {
            int tie = incidence.tie(account, i);
            int entity = incidence.entity(tie);
            int type = incidence.typeOf(entity);
            all += incidence.count(tie);
            own += incidence.sharers(entity) == 1 ? 1 : 0;
            if (!incidence.isPlaceholder(entity)) {
                card += type == cardType ? 1 : 0;
                device += type == deviceType ? 1 : 0;
                ip += type == ipType ? 1 : 0;
            }
        }
        links[account] = all;
        ownTies[account] = own;
        cards[account] = card;
        devices[account] = device;
        ips[account] = ip;
        days[account] = (population.lastSeen[account] - population.firstSeen[account]) / (float) Population.DAY;
    }

    private void payments(int account) {
        PaymentTable table = view.payments();
        int node = incidence.accountNode(account);
        int count = view.paidCount(node);
        int begin = merchantOffsets[account];
        for (int i = 0; i < count; i++) {
            int payment = view.paid(node, i);
            long cents = table.amountCents(payment);
            double log = Math.log1p((double) cents);
            logs[account] += (float) log;
            squares[account] += (float) (log * log);
            small[account] += cents < smallBelow ? 1 : 0;
            large[account] += cents > largeAbove ? 1 : 0;
            round[account] += cents % 500 == 0 ? 1 : 0;
            merchants[begin + i] = table.merchant(payment);
        }
        Arrays.sort(merchants, begin, begin + count);
        payments[account] = count;
        favourite[account] = -1;
        if (count >= 3) {
            int middle = merchants[begin + count / 2];
            int times = 0;
            for (int i = begin; i < begin + count; i++) {
                times += merchants[i] == middle ? 1 : 0;
            }
            favourite[account] = middle >= 0 && 2 * times > count ? middle : -1;
        }
    }

    private void events(int account) {
        LinkTable table = view.links();
        int node = incidence.accountNode(account);
        long[] times = new long[view.degree(node)];
        for (int i = 0; i < times.length; i++) {
            times[i] = table.at(view.link(node, i));
        }
        Arrays.sort(times);
        int begin = 0;
        int most = 0;
        peakWeek[account] = times.length == 0 ? population.opened[account] : times[0];
        for (int i = 0; i < times.length; i++) {
            for (; times[i] - times[begin] > WEEK; begin++) {}
            if (i - begin > most) {
                most = i - begin;
                peakWeek[account] = times[begin];
            }
        }
    }

    private static int payersOf(Transfers transfers, int account) {
        int count = transfers.inCount(account);
        if (count < 2) {
            return count;
        }
        var payers = new IntOpenHashSet(count);
        for (int i = 0; i < count; i++) {
            payers.add(transfers.payer(transfers.in(account, i)));
        }
        return payers.size();
    }

    private long[] keysOf(int account) {
        PaymentTable table = view.payments();
        int node = incidence.accountNode(account);
        double accounts = population.accounts();
        var own = new LongOpenHashSet();
        for (int i = 0; i < view.paidCount(node); i++) {
            int payment = view.paid(node, i);
            if (table.merchant(payment) >= 0) {
                long key = population.paymentKey(payment);
                int payersOfKey = population.payersOfKey.get(key);
                if (payersOfKey >= 2 && payersOfKey <= Math.max(60, accounts / 200)) {
                    own.add(key);
                }
            }
        }
        long[] sorted = own.toLongArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
