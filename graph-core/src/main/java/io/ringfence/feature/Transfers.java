package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/** The transfers of an account, newest first and bounded, and the accounts at their other ends. */
final class Transfers {
    static final int SENT = 1;
    static final int RECEIVED = 2;
    static final int PENDING = 4;

    /** One direction: how many and how much, in all and in the day before. */
    static final class Flow {
        int count;
        int count1d;
        long cents;
        long cents1d;
        int counterparties;
        long latest = Long.MIN_VALUE;
    }

    final Flow sent = new Flow();
    final Flow received = new Flow();
    /** Whether the decision itself is about a transfer to another account. */
    boolean pays;
    /** The account that the decision pays, or −1 where it was never seen or none is paid. */
    int payee = PendingLink.NEVER_SEEN;
    /** The accounts at the other ends: the pending one, then the latest sent to, then the latest received from. */
    final IntArrayList counterparties = new IntArrayList();
    /** Bits {@link #SENT}, {@link #RECEIVED} and {@link #PENDING} of each counterparty. */
    final Int2IntOpenHashMap direction = new Int2IntOpenHashMap();
    /** Least time from money coming in to money going out, in milliseconds, or the greatest value. */
    long inToOut = Long.MAX_VALUE;

    static final Transfers NONE = new Transfers();

    private static final long[] NO_TIMES = {};

    private Transfers() {}

    static Transfers walk(Moment moment) {
        var paid = new AccountPayments();
        paid.openPaid(moment, moment.account());
        return walk(moment, paid, new AccountPayments());
    }

    /** The same with the payments of the account opened already, and with room to open what it received. */
    static Transfers walk(Moment moment, AccountPayments paid, AccountPayments received) {
        var transfers = new Transfers();
        transfers.addPending(moment);
        if (moment.account() < 0) {
            return transfers;
        }
        int account = moment.account();
        received.openReceived(moment, account);
        int in = received.size();
        int out = paid.size();
        long[] cameAt = in == 0 ? NO_TIMES : arrivals(moment, received);
        for (int i = out - 1; i >= Math.max(0, out - WalkLimits.OWN_PAYMENTS); i--) {
            int to = paid.other(moment, i);
            if (to >= 0 && to != account && paid.at(moment, i) <= moment.at()) {
                transfers.add(moment, paid, i, SENT);
                transfers.follow(cameAt, paid.at(moment, i));
            }
        }
        for (int i = in - 1; i >= Math.max(0, in - WalkLimits.OWN_PAYMENTS); i--) {
            if (received.other(moment, i) != account && received.at(moment, i) <= moment.at()) {
                transfers.add(moment, received, i, RECEIVED);
            }
        }
        if (transfers.pays) {
            transfers.follow(cameAt, moment.at());
        }
        return transfers;
    }

    /** When transfers came, in order. */
    private static long[] arrivals(Moment moment, AccountPayments received) {
        var arrivals = new LongArrayList();
        int in = received.size();
        for (int i = in - 1; i >= Math.max(0, in - WalkLimits.OWN_PAYMENTS); i--) {
            if (received.at(moment, i) <= moment.at() && received.other(moment, i) != moment.account()) {
                arrivals.add(received.at(moment, i));
            }
        }
        long[] cameAt = arrivals.toLongArray();
        Arrays.sort(cameAt);
        return cameAt;
    }

    /** Accounts other than the one decided on that sent to an account, within the bound of the walk, up to its time. */
    static int senders(Moment moment, int account, int bound) {
        var senders = new IntOpenHashSet();
        int in = moment.view().receivedCount(account);
        for (int i = in - 1; i >= Math.max(0, in - bound); i--) {
            int payment = moment.view().received(account, i);
            int from = moment.payments().account(payment);
            if (from != moment.account() && moment.payments().at(payment) <= moment.at()) {
                senders.add(from);
            }
        }
        return senders.size();
    }

    /** Accounts other than the one decided on that an account sent to, within the bound of the walk, up to its time. */
    static int receivers(Moment moment, int account, int bound) {
        var receivers = new IntOpenHashSet();
        int out = moment.view().paidCount(account);
        for (int i = out - 1; i >= Math.max(0, out - bound); i--) {
            int payment = moment.view().paid(account, i);
            int to = moment.payments().toAccount(payment);
            if (to >= 0 && to != moment.account() && moment.payments().at(payment) <= moment.at()) {
                receivers.add(to);
            }
        }
        return receivers.size();
    }

    private void addPending(Moment moment) {
        for (PendingLink link : moment.point().links()) {
            if (!moment.isPayment() || !link.type().equals(EntityType.ACCOUNT)) {
                continue;
            }
            int to = moment.known(link);
            if (to < 0 || to != moment.account()) {
                pays = true;
                payee = to;
            }
            if (to >= 0 && to != moment.account() && direction.put(to, PENDING) == 0) {
                counterparties.add(to);
            }
        }
    }

    private void add(Moment moment, AccountPayments payments, int i, int bit) {
        Flow flow = bit == SENT ? sent : received;
        int other = payments.other(moment, i);
        long cents = payments.cents(moment, i);
        long at = payments.at(moment, i);
        boolean recent = moment.at() - at <= Moment.DAY;
        flow.count++;
        flow.cents += cents;
        flow.count1d += recent ? 1 : 0;
        flow.cents1d += recent ? cents : 0;
        flow.latest = Math.max(flow.latest, at);
        int bits = direction.get(other);
        if (bits == 0) {
            counterparties.add(other);
        }
        if ((bits & bit) == 0) {
            flow.counterparties++;
            direction.put(other, bits | bit);
        }
    }

    private void follow(long[] cameAt, long wentAt) {
        int place = Arrays.binarySearch(cameAt, wentAt);
        int before = place >= 0 ? place : -place - 2;
        if (before >= 0) {
            inToOut = Math.min(inToOut, wentAt - cameAt[before]);
        }
    }
}
