package io.ringfence.feature;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * The distinct entities that an account is tied to, the pending ones included once, with the span of time in which it
 * was seen with each. Transfers are not among them; ties of two accounts are.
 */
final class OwnLinks {
    final IntArrayList nodes = new IntArrayList();
    final LongArrayList first = new LongArrayList();
    final LongArrayList last = new LongArrayList();
    /** 1 where the decision itself names the entity, else 0; a slot each. */
    final IntArrayList pending = new IntArrayList();
    /** 1 where the account was seen with the entity before, else 0; a slot each. */
    final IntArrayList old = new IntArrayList();
    /** Distinct entities by type index, those never seen included. */
    final int[] byType;
    /** Pending entities that the account was not seen with before. */
    int fresh;

    int observations1d;
    int observations7d;
    boolean truncated;

    private final Int2IntOpenHashMap slots = new Int2IntOpenHashMap();

    private OwnLinks(int types) {
        byType = new int[types];
        slots.defaultReturnValue(-1);
    }

    static OwnLinks walk(Moment moment, int maxLinks) {
        var own = new OwnLinks(moment.types().size());
        if (moment.account() >= 0) {
            own.addKnown(moment, maxLinks);
        }
        own.addPending(moment);
        return own;
    }

    /** The slots, latest first, then by node. */
    int[] newestFirst() {
        int[] order = new int[nodes.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        IntArrays.quickSort(order, (a, b) -> {
            int byTime = Long.compare(last.getLong(b), last.getLong(a));
            return byTime != 0 ? byTime : Integer.compare(nodes.getInt(a), nodes.getInt(b));
        });
        return order;
    }

    private void addKnown(Moment moment, int maxLinks) {
        GraphView view = moment.view();
        LinkTable links = moment.links();
        int account = moment.account();
        int degree = view.degree(account);
        int end = Math.max(0, degree - maxLinks);
        truncated = end > 0;
        for (int i = degree - 1; i >= end; i--) {
            int link = view.link(account, i);
            int node = view.neighbour(account, i);
            long at = links.at(link);
            boolean transfer = links.payment(link) != LinkTable.NO_PAYMENT && view.isAccount(node);
            if (at > moment.at() || transfer || node == account) {
                continue;
            }
            long age = moment.at() - at;
            observations1d += age <= Moment.DAY ? 1 : 0;
            observations7d += age <= 7 * Moment.DAY ? 1 : 0;
            int slot = slots.get(node);
            if (slot < 0) {
                slot = add(node, view.typeOf(node), at);
                old.set(slot, 1);
            } else {
                first.set(slot, Math.min(first.getLong(slot), at));
                last.set(slot, Math.max(last.getLong(slot), at));
            }
        }
    }

    private void addPending(Moment moment) {
        EntityTypes types = moment.types();
        for (PendingLink link : moment.point().links()) {
            int type = types.indexOf(link.type());
            boolean transfer = type == 0 && moment.isPayment();
            int node = moment.known(link);
            if (type < 0 || transfer || (node >= 0 && node == moment.account())) {
                continue;
            }
            if (node < 0) {
                byType[type]++;
                fresh++;
                continue;
            }
            int slot = slots.get(node);
            if (slot < 0) {
                slot = add(node, type, moment.at());
                fresh++;
            }
            last.set(slot, Math.max(last.getLong(slot), moment.at()));
            pending.set(slot, 1);
        }
    }

    private int add(int node, int type, long at) {
        int slot = nodes.size();
        slots.put(node, slot);
        nodes.add(node);
        first.add(at);
        last.add(at);
        pending.add(0);
        old.add(0);
        byType[type]++;
        return slot;
    }
}
