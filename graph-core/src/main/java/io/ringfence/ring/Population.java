package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.Incidence;
import io.ringfence.transfer.TransferMotifs;
import io.ringfence.transfer.Transfers;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each account did, and how common that is among all: the base rates that the behaviour of a group is held
 * against. Accounts have the numbers of the {@link Incidence}. O(ties + payments log payments of an account).
 */
final class Population {
    static final long DAY = Duration.ofDays(1).toMillis();
    private static final Duration PASS_WITHIN = Duration.ofDays(3);
    private static final long PEAK = 7 * DAY;
    private static final int GRAIN = 1024;

    private static final int YOUNG = 1;
    private static final int PASSES_ON = 1 << 1;
    private static final int BURST = 1 << 2;
    private static final int FRAUD = 1 << 3;
    private static final int LEGIT = 1 << 4;

    final Incidence incidence;
    final Transfers transfers;
    final long[] opened;
    final long[] peakAt;
    final int[] cards;
    final double[] passedShare;
    final BitSet young = new BitSet();
    final BitSet passThrough = new BitSet();
    final BitSet manyCards = new BitSet();
    final BitSet burst = new BitSet();
    final BitSet inCycle = new BitSet();
    final BitSet fraud = new BitSet();
    final BitSet legit = new BitSet();

    /** From the time by which one account in twenty was opened to that by which nineteen in twenty were. */
    long openingSpan;

    /** The same of the first links of ties: the time over which use was observed. */
    long useSpan;

    /** The first link or payment of each account, in event time. */
    final long[] firstSeen;

    /** The last link or payment of each account, in event time. */
    final long[] lastSeen;

    /** Distinct accounts that paid one merchant one amount, by {@link #paymentKey}. */
    final Long2IntOpenHashMap payersOfKey;

    /** The mean chance that a given account paid what another given account paid. */
    double sameAmountRate;

    /** The mean of ln(1 + cents) over all payments. */
    double meanLogAmount;

    /** From so many cards on an account has many. */
    int most;

    /** What a part is held against; null of the whole. */
    final @Nullable BaseRates base;

    private final BitSet[] flags = {young, passThrough, manyCards, burst, inCycle, fraud, legit};
    private final double[] rates = new double[flags.length];
    private final int cardType;
    private final PaymentTable payments;
    private final GraphView view;

    Population(Incidence incidence, Transfers transfers, RunControl control) {
        this(incidence, transfers, PaymentKeys.payers(incidence, control), null);
        int n = incidence.accountCount();
        byte[] seen = new byte[n];
        control.forRanges("accounts", n, GRAIN, (worker, from, to) -> {
            for (int account = from; account < to; account++) {
                seen[account] = look(account);
            }
        });
        for (int account = 0; account < n; account++) {
            mark(account, seen[account]);
        }
        most = Math.max(3, percentile(cards, 0.99) + 1);
        markManyCards(n);
        control.check("accounts", n, n);
        openingSpan = span(opened);
        long[] used = new long[incidence.tieCount()];
        for (int tie = 0; tie < used.length; tie++) {
            used[tie] = incidence.first(tie);
        }
        useSpan = span(used);
        sameAmountRate = sameAmounts();
        double logs = 0;
        for (int payment = 0; payment < view.paymentCount(); payment++) {
            logs += Math.log1p((double) payments.amountCents(payment));
        }
        meanLogAmount = view.paymentCount() == 0 ? 0 : logs / view.paymentCount();
    }

    /** Of a part of the accounts, held against base rates of all; of those after the first {@code inside}, little. */
    Population(Incidence incidence, Transfers transfers, int inside, BaseRates base) {
        this(incidence, transfers, base.payersOfKey, base);
        for (int account = 0; account < incidence.accountCount(); account++) {
            if (account < inside) {
                mark(account, look(account));
            } else {
                glance(account, base);
            }
        }
        most = base.manyCards;
        markManyCards(inside);
        openingSpan = base.openingSpan;
        useSpan = base.useSpan;
        sameAmountRate = base.sameAmountRate;
        meanLogAmount = base.meanLogAmount;
    }

    private void glance(int account, BaseRates base) {
        int node = incidence.accountNode(account);
        opened[account] = view.openedAt(node).orElse(view.firstSeenAt(node));
        firstSeen[account] = opened[account];
        lastSeen[account] = opened[account];
        passThrough.set(account, base.passThrough.get(node));
        inCycle.set(account, base.inCycle.get(node));
    }

    @SuppressWarnings("NullAway.Init") // the rest is set by the constructors above
    private Population(
            Incidence incidence, Transfers transfers, Long2IntOpenHashMap payersOfKey, @Nullable BaseRates base) {
        this.incidence = incidence;
        this.transfers = transfers;
        this.payersOfKey = payersOfKey;
        this.base = base;
        view = incidence.view();
        payments = view.payments();
        cardType = view.graph().types().indexOf(EntityType.CARD);
        int n = incidence.accountCount();
        opened = new long[n];
        peakAt = new long[n];
        cards = new int[n];
        passedShare = new double[n];
        firstSeen = new long[n];
        lastSeen = new long[n];
    }

    private void markManyCards(int n) {
        for (int account = 0; account < n; account++) {
            if (cards[account] >= most) {
                manyCards.set(account);
            }
        }
    }

    /** Accounts that base rates are of: all, also where this is a part. */
    int accounts() {
        return base == null ? opened.length : base.accounts;
    }

    private void mark(int account, byte seen) {
        young.set(account, (seen & YOUNG) != 0);
        passThrough.set(account, (seen & PASSES_ON) != 0);
        burst.set(account, (seen & BURST) != 0);
        fraud.set(account, (seen & FRAUD) != 0);
        legit.set(account, (seen & LEGIT) != 0);
    }

    /** Marks who has a part in money that came back, the last flag; rates of flags are asked for after it. */
    void mark(List<TransferMotifs.Cycle> cycles) {
        for (TransferMotifs.Cycle cycle : cycles) {
            if (cycle.payments().size() >= 3) {
                cycle.payments().forEach(payment -> inCycle.set(transfers.payer(payment)));
            }
        }
        for (int i = 0; i < flags.length; i++) {
            double share = (flags[i].cardinality() + 0.5) / (opened.length + 1.0);
            rates[i] = base == null ? Math.max(0.001, share) : base.flagRates[i];
        }
    }

    /** Fills the columns of one account, and says what flags it has. */
    private byte look(int account) {
        int node = incidence.accountNode(account);
        opened[account] = view.openedAt(node).orElse(view.firstSeenAt(node));
        firstSeen[account] = Long.MAX_VALUE;
        lastSeen[account] = opened[account];
        for (int i = 0; i < view.degree(node); i++) {
            long at = view.links().at(view.link(node, i));
            firstSeen[account] = Math.min(firstSeen[account], at);
            lastSeen[account] = Math.max(lastSeen[account], at);
        }
        firstSeen[account] = Math.min(firstSeen[account], lastSeen[account]);
        int seen = switch (view.label(node)) {
            case GraphView.FRAUD -> FRAUD;
            case GraphView.LEGIT -> LEGIT;
            default -> 0;
        };
        for (int i = 0; i < incidence.degree(account); i++) {
            int tie = incidence.tie(account, i);
            if (incidence.typeOf(incidence.entity(tie)) == cardType
                    && !incidence.isPlaceholder(incidence.entity(tie))) {
                cards[account]++;
            }
        }
        long received = 0;
        for (int i = 0; i < transfers.inCount(account); i++) {
            received += transfers.amount(transfers.in(account, i));
        }
        if (received > 0 && transfers.outCount(account) > 0) {
            passedShare[account] = (double) TransferMotifs.passedOnCents(transfers, account, PASS_WITHIN) / received;
            seen |= passedShare[account] >= 0.6 ? PASSES_ON : 0;
        }
        return (byte) (seen | lookAtPayments(account, node));
    }

    private int lookAtPayments(int account, int node) {
        int count = view.paidCount(node);
        if (count == 0) {
            return 0;
        }
        int[] order = new int[count];
        long[] at = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
            at[i] = payments.at(view.paid(node, i));
        }
        LongArrays.radixSortIndirect(order, at, true);
        long[] times = new long[count];
        long[] amounts = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = at[order[i]];
            amounts[i] = payments.amountCents(view.paid(node, order[i]));
        }
        return (times[0] - opened[account] <= DAY ? YOUNG : 0) | (peak(account, times, amounts) ? BURST : 0);
    }

    /** A burst: most of all money within a week, long after the account was opened, with a quiet life before. */
    private boolean peak(int account, long[] times, long[] amounts) {
        int count = times.length;
        long total = 0;
        for (long amount : amounts) {
            total += amount;
        }
        long sum = 0;
        long best = -1;
        int begin = 0;
        int before = 0;
        for (int i = 0; i < count; i++) {
            sum += amounts[i];
            for (; times[i] - times[begin] > PEAK; begin++) {
                sum -= amounts[begin];
            }
            if (sum > best) {
                best = sum;
                peakAt[account] = times[begin];
                before = begin;
            }
        }
        boolean late = peakAt[account] - opened[account] >= 30 * DAY;
        return count >= 5 && before >= 3 && late && best * 10 >= total * 6;
    }

    /** A merchant and an amount in one number. */
    long paymentKey(int payment) {
        return paymentKey(payments, payment);
    }

    static long paymentKey(PaymentTable payments, int payment) {
        long merchant = payments.merchant(payment);
        return (merchant << 40) ^ (merchant >>> 24) ^ payments.amountCents(payment);
    }

    /** The share of accounts that have one of the flags above, never below one in a thousand. */
    @SuppressWarnings("ReferenceEquality") // equal sets may stand for different flags
    double rate(BitSet flag) {
        for (int i = 0; i < flags.length; i++) {
            if (flags[i] == flag) {
                return rates[i];
            }
        }
        throw new IllegalArgumentException("no flag of accounts");
    }

    /** All flags, in a fixed order; told apart by identity. */
    BitSet[] flagSets() {
        return flags.clone();
    }

    private double sameAmounts() {
        double pairs = 0;
        for (int payers : payersOfKey.values()) {
            pairs += (double) payers * (payers - 1);
        }
        double n = opened.length;
        return n < 2 ? 0 : Math.min(1, pairs / (n * (n - 1)));
    }

    /** From the time of the twentieth part of some times to that of the nineteenth twentieth; at least 30 days. */
    private static long span(long[] times) {
        if (times.length == 0) {
            return 30 * DAY;
        }
        long[] sorted = times.clone();
        Arrays.parallelSort(sorted);
        long from = sorted[sorted.length / 20];
        long to = sorted[sorted.length - 1 - sorted.length / 20];
        return Math.max(30 * DAY, to - from);
    }

    private static int percentile(int[] values, double share) {
        if (values.length == 0) {
            return 0;
        }
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
