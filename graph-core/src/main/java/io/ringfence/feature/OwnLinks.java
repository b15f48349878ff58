package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import java.util.Arrays;

/**
 * The distinct entities that an account is tied to, the pending ones included once, with the span of time in which it
 * was seen with each. Transfers are not among them; ties of two accounts are. Filled anew for each decision.
 */
final class OwnLinks {
    static final long NEVER = Long.MIN_VALUE;

    /** The entities, a slot each. */
    final NodeSlots nodes = new NodeSlots();

    long[] first = new long[16];
    long[] last = new long[16];
    /** When the account was last seen with the entity before this decision, or {@link #NEVER}; a slot each. */
    long[] before = new long[16];
    /** How often it was seen with the entity before this decision; a slot each. */
    int[] times = new int[16];
    /** Whether the decision itself names the entity; a slot each. */
    boolean[] pending = new boolean[16];

    /** Distinct entities by type index, those never seen included. */
    int[] byType = {};
    /** The entity of each type that is in question: the one the decision names, else the last that was seen, else −1. */
    int[] inQuestion = {};
    /** Whether the decision names an entity of each type, never seen ones included. */
    boolean[] named = {};
    /** Pending entities that the account was not seen with before. */
    int fresh;

    int observations1d;
    int observations7d;
    boolean truncated;

    private final Sightings ties = new Sightings();
    private long[] latest = {};
    private int[] run = {};
    private int[] order = new int[16];
    private long[] keys = new long[16];

    static OwnLinks of(Moment moment, int maxLinks) {
        var own = new OwnLinks();
        own.walk(moment, maxLinks);
        return own;
    }

    void walk(Moment moment, int maxLinks) {
        int types = moment.types().size();
        if (byType.length != types) {
            byType = new int[types];
            inQuestion = new int[types];
            named = new boolean[types];
            latest = new long[types];
            run = new int[types];
        }
        Arrays.fill(byType, 0);
        Arrays.fill(inQuestion, PendingLink.NEVER_SEEN);
        Arrays.fill(named, false);
        Arrays.fill(latest, NEVER);
        Arrays.fill(run, NodeSlots.NONE);
        nodes.clear();
        fresh = 0;
        observations1d = 0;
        observations7d = 0;
        truncated = false;
        if (moment.account() >= 0) {
            addKnown(moment, maxLinks);
        }
        addPending(moment);
    }

    /** The merchant in question, or −1. */
    int merchant(Moment moment) {
        int type = moment.types().indexOf(EntityType.MERCHANT);
        return type < 0 ? PendingLink.NEVER_SEEN : inQuestion[type];
    }

    int size() {
        return nodes.size();
    }

    /** The slots, latest first, then by node; read up to {@link #size}. */
    int[] newestFirst() {
        int size = nodes.size();
        if (order.length < size) {
            order = new int[first.length];
            keys = new long[first.length];
        }
        for (int i = 0; i < size; i++) {
            order[i] = i;
            keys[i] = last[i];
        }
        NewestFirst.sort(order, keys, nodes, size);
        return order;
    }

    private void addKnown(Moment moment, int maxLinks) {
        GraphView view = moment.view();
        int account = moment.account();
        int degree = view.degree(account);
        int end = Math.max(0, degree - maxLinks);
        truncated = end > 0;
        ties.open(moment, account, degree);
        for (int i = degree - 1; i >= end; i--) {
            int node = ties.account(moment, i);
            long at = ties.at(moment, i, ties.knownAt(moment, i));
            int type = view.typeOf(node);
            if (at > moment.at() || node == account || (type == 0 && ties.payment(moment, i) != LinkTable.NO_PAYMENT)) {
                continue;
            }
            long age = moment.at() - at;
            observations1d += age <= Moment.DAY ? 1 : 0;
            observations7d += age <= 7 * Moment.DAY ? 1 : 0;
            // An account mostly uses what it used last, which is then not looked up again.
            int slot = run[type];
            if (slot < 0 || nodes.node(slot) != node) {
                slot = slot(node, type, at);
                run[type] = slot;
            }
            first[slot] = Math.min(first[slot], at);
            last[slot] = Math.max(last[slot], at);
            before[slot] = Math.max(before[slot], at);
            times[slot]++;
            if (at > latest[type]) {
                latest[type] = at;
                inQuestion[type] = node;
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
            named[type] = true;
            inQuestion[type] = node;
            if (node < 0) {
                byType[type]++;
                fresh++;
                continue;
            }
            int slot = slot(node, type, moment.at());
            fresh += times[slot] == 0 && !pending[slot] ? 1 : 0;
            last[slot] = Math.max(last[slot], moment.at());
            pending[slot] = true;
        }
    }

    /** The slot of an entity, which is made where it is new. */
    private int slot(int node, int type, long at) {
        if (!nodes.add(node)) {
            return nodes.find(node);
        }
        int slot = nodes.size() - 1;
        if (slot == first.length) {
            first = Arrays.copyOf(first, 2 * slot);
            last = Arrays.copyOf(last, 2 * slot);
            before = Arrays.copyOf(before, 2 * slot);
            times = Arrays.copyOf(times, 2 * slot);
            pending = Arrays.copyOf(pending, 2 * slot);
        }
        first[slot] = at;
        last[slot] = at;
        before[slot] = NEVER;
        times[slot] = 0;
        pending[slot] = false;
        byType[type]++;
        return slot;
    }
}
