package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import java.util.Arrays;

/**
 * Patterns of transfers around an account, each in the order of time and within a window that ends at the decision: fans,
 * cycles of two and of three through it, and money that it scatters and another gathers. Walks the newest transfers of 30
 * days, bounded: its own, and those of the accounts it sent to. The decision's own transfer counts as its last. Filled
 * anew for each decision.
 */
final class Motifs {
    /** The windows: a day, 7 days, 30 days. */
    static final int WINDOWS = 3;

    final int[] fanIn = new int[WINDOWS];
    final int[] fanOut = new int[WINDOWS];
    final int[] cycles2 = new int[WINDOWS];
    final int[] cycles3 = new int[WINDOWS];
    /** Most accounts through which money of it came to one other. */
    final int[] gathered = new int[WINDOWS];
    /** Cycles of two and of three that the transfer decided on would close. */
    int closes;

    private final Ends out = new Ends();
    private final Ends in = new Ends();
    private final NodeSlots ends = new NodeSlots();
    private int[] through = new int[3 * 16];

    /** Accounts at the other ends of transfers, with the first time in each window and the last of all. */
    private static final class Ends {
        final NodeSlots nodes = new NodeSlots();
        long[] first = new long[3 * 16];
        long[] last = new long[16];

        void add(int node, long at, long now) {
            int slot;
            if (nodes.add(node)) {
                slot = nodes.size() - 1;
                if (slot == last.length) {
                    last = Arrays.copyOf(last, 2 * slot);
                    first = Arrays.copyOf(first, 6 * slot);
                }
                Arrays.fill(first, 3 * slot, 3 * slot + 3, Long.MAX_VALUE);
                last[slot] = at;
            } else {
                slot = nodes.find(node);
            }
            last[slot] = Math.max(last[slot], at);
            for (int w = 0; w < WINDOWS; w++) {
                if (now - at <= EntityHistory.LENGTHS[w]) {
                    first[3 * slot + w] = Math.min(first[3 * slot + w], at);
                }
            }
        }

        void count(int[] into) {
            for (int slot = 0; slot < nodes.size(); slot++) {
                for (int w = 0; w < WINDOWS; w++) {
                    into[w] += first[3 * slot + w] == Long.MAX_VALUE ? 0 : 1;
                }
            }
        }
    }

    void walk(Moment moment, AccountPayments paid, AccountPayments other) {
        Arrays.fill(fanIn, 0);
        Arrays.fill(fanOut, 0);
        Arrays.fill(cycles2, 0);
        Arrays.fill(cycles3, 0);
        Arrays.fill(gathered, 0);
        closes = 0;
        out.nodes.clear();
        in.nodes.clear();
        if (moment.account() >= 0) {
            own(moment, paid, other, WalkLimits.MOTIFS);
        }
        int payee = payee(moment);
        if (payee >= 0 && moment.account() >= 0) {
            closes = closes(moment, payee, other, WalkLimits.MOTIFS);
            out.add(payee, moment.at(), moment.at());
        }
        out.count(fanOut);
        in.count(fanIn);
        ends.clear();
        for (int slot = 0; slot < Math.min(out.nodes.size(), WalkLimits.MOTIFS); slot++) {
            onward(moment, slot, other, WalkLimits.MOTIFS);
        }
    }

    private static int payee(Moment moment) {
        int payee = PendingLink.NEVER_SEEN;
        for (PendingLink link : moment.point().links()) {
            if (moment.isPayment() && link.type().equals(EntityType.ACCOUNT)) {
                payee = moment.known(link);
            }
        }
        return payee == moment.account() ? PendingLink.NEVER_SEEN : payee;
    }

    private void own(Moment moment, AccountPayments paid, AccountPayments received, int bound) {
        int account = moment.account();
        int sent = paid.size();
        for (int i = sent - 1, taken = 0; i >= Math.max(0, sent - 4 * bound) && taken < bound; i--) {
            int to = paid.other(moment, i);
            if (to >= 0 && to != account && inMonth(moment, paid.at(moment, i))) {
                out.add(to, paid.at(moment, i), moment.at());
                taken++;
            }
        }
        received.openReceived(moment, account);
        int came = received.size();
        for (int i = came - 1; i >= Math.max(0, came - bound); i--) {
            int from = received.other(moment, i);
            if (from != account && inMonth(moment, received.at(moment, i))) {
                in.add(from, received.at(moment, i), moment.at());
            }
        }
    }

    /** What one that it sent to sent on, after it had it. */
    private void onward(Moment moment, int slot, AccountPayments payments, int bound) {
        int middle = out.nodes.node(slot);
        payments.openPaid(moment, middle);
        int sent = payments.size();
        boolean returned1 = false;
        boolean returned7 = false;
        boolean returned30 = false;
        for (int i = sent - 1; i >= Math.max(0, sent - bound); i--) {
            int end = payments.other(moment, i);
            long at = payments.at(moment, i);
            if (end < 0 || end == middle || !inMonth(moment, at)) {
                continue;
            }
            if (end == moment.account()) {
                returned1 |= at >= out.first[3 * slot];
                returned7 |= at >= out.first[3 * slot + 1];
                returned30 |= at >= out.first[3 * slot + 2];
            } else {
                end(slot, end, at);
            }
        }
        cycles2[0] += returned1 ? 1 : 0;
        cycles2[1] += returned7 ? 1 : 0;
        cycles2[2] += returned30 ? 1 : 0;
    }

    /** Counts a path of two steps: whether it comes back by a third, and how many such paths end in one account. */
    private void end(int slot, int end, long at) {
        int place;
        if (ends.add(end)) {
            place = ends.size() - 1;
            if (3 * place == through.length) {
                through = Arrays.copyOf(through, 2 * through.length);
            }
            Arrays.fill(through, 3 * place, 3 * place + 3, 0);
        } else {
            place = ends.find(end);
        }
        int back = in.nodes.find(end);
        for (int w = 0; w < WINDOWS; w++) {
            if (at < out.first[3 * slot + w]) {
                continue;
            }
            // The slot of the last one through whom money came is kept with the count, so that each counts once.
            int last = through[3 * place + w] >>> 16;
            if (last != slot + 1) {
                int count = (through[3 * place + w] & 0xFFFF) + 1;
                through[3 * place + w] = ((slot + 1) << 16) | count;
                gathered[w] = Math.max(gathered[w], count);
                cycles3[w] += back >= 0 && in.last[back] >= at ? 1 : 0;
            }
        }
    }

    /** Paths from the account that the decision pays to the one that pays, of one step or two, in order of time. */
    private int closes(Moment moment, int payee, AccountPayments payments, int bound) {
        int paths = in.nodes.contains(payee) ? 1 : 0;
        payments.openPaid(moment, payee);
        int sent = payments.size();
        ends.clear();
        for (int i = sent - 1; i >= Math.max(0, sent - bound); i--) {
            int middle = payments.other(moment, i);
            int slot = middle < 0 ? NodeSlots.NONE : in.nodes.find(middle);
            long at = payments.at(moment, i);
            if (slot >= 0 && inMonth(moment, at) && in.last[slot] >= at && ends.add(middle)) {
                paths++;
            }
        }
        return paths;
    }

    private static boolean inMonth(Moment moment, long at) {
        return at <= moment.at() && moment.at() - at <= EntityHistory.LENGTHS[EntityHistory.MONTH];
    }
}
