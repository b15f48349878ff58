package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.HubPolicy;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.PaymentTable;
import io.ringfence.projection.AccountProjection;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.Duration;
import java.util.function.IntPredicate;

/**
 * Counts an event, and tells at once whether it may change a ring: a tie that is new, that hub policy lets tie, and that
 * an account in a group has or two accounts that act in step; money that goes on; a label in a group. Most events do
 * not. O(links of the account and of the entity). One writer.
 */
final class LiveGate {
    /** A tie of two accounts from this weight on may begin a ring; below the other it cannot even join one. */
    private static final double BEGINS = 0.4;

    private static final double JOINS = 0.2;
    private static final double OUT_OF_STEP = 0.25;
    private static final long ON_WITHIN = Duration.ofDays(3).toMillis();
    private static final int LAST_RECEIVED = 16;

    private final BaseRates base;
    private final LiveCounts counts;
    private final IntPredicate grouped;

    /** Accounts that the event is about, as nodes. */
    final IntArrayList accounts = new IntArrayList();

    /** The entity that ties them anew, as a node, or −1. */
    int entity;

    private int parallel;
    private long first;
    private int before;
    private boolean hot;

    /** @param grouped whether an account is in a ring, or in what may become one */
    LiveGate(BaseRates base, LiveCounts counts, IntPredicate grouped) {
        this.base = base;
        this.counts = counts;
        this.grouped = grouped;
    }

    /** Takes an event that the view ends with; whether it may change a ring. */
    boolean passes(GraphView view, Event event) {
        accounts.clear();
        entity = -1;
        int account = view.node(EntityId.account(event.accountId()));
        accounts.add(account);
        return switch (event) {
            case Event.AccountOpened opened -> false;
            case Event.AttributeGiven attribute -> false;
            case Event.LabelGiven label -> !label.isOfPayment() && grouped.test(account);
            case Event.LinkSeen link ->
                link(view, account, view.node(link.entity()), event.at().toEpochMilli());
            case Event.PaymentMade payment -> payment(view, account);
        };
    }

    private boolean payment(GraphView view, int account) {
        int record = view.paid(account, view.paidCount(account) - 1);
        PaymentTable payments = view.payments();
        boolean may = false;
        LinkTable links = view.links();
        for (int i = view.degree(account) - 1; i >= 0 && links.payment(view.link(account, i)) == record; i--) {
            may |= link(view, account, view.neighbour(account, i), payments.at(record));
        }
        if (payments.merchant(record) >= 0) {
            countPayment(view, account, record);
        }
        return may;
    }

    private void countPayment(GraphView view, int account, int record) {
        PaymentTable payments = view.payments();
        for (int i = view.paidCount(account) - 2; i >= 0; i--) {
            int other = view.paid(account, i);
            if (payments.merchant(other) == payments.merchant(record)
                    && payments.amountCents(other) == payments.amountCents(record)) {
                return;
            }
        }
        base.payersOfKey.addTo(Population.paymentKey(payments, record), 1);
    }

    private boolean link(GraphView view, int account, int other, long at) {
        if (other == account) {
            return false;
        }
        parallel = 0;
        first = Long.MAX_VALUE;
        LinkTable links = view.links();
        view.forEachLink(account, (neighbour, link) -> {
            if (neighbour == other) {
                parallel++;
                first = Math.min(first, links.at(link));
            }
        });
        if (view.isAccount(other)) {
            boolean may = grouped.test(account) || grouped.test(other) || goesOn(view, account, at);
            if (may) {
                accounts.add(other);
            }
            return may && parallel == 1;
        }
        if (parallel != 1) {
            return false;
        }
        counts.add(other);
        boolean may = counts.carries(view, other) && inStep(view, account, other);
        entity = may ? other : entity;
        return may;
    }

    /** Whether an account received money not long ago. */
    private static boolean goesOn(GraphView view, int account, long at) {
        int count = view.receivedCount(account);
        for (int i = count - 1; i >= Math.max(0, count - LAST_RECEIVED); i--) {
            long ago = at - view.payments().at(view.received(account, i));
            if (ago >= 0 && ago <= ON_WITHIN) {
                return true;
            }
        }
        return false;
    }

    private boolean inStep(GraphView view, int account, int other) {
        HubPolicy policy = view.graph().types().get(view.typeOf(other)).hubPolicy();
        double weight = policy.rarityWeight() * AccountProjection.rarity(counts.sharers(other));
        if (weight < JOINS) {
            return false;
        }
        boolean mine = grouped.test(account);
        int opened = Surprise.below(base.openings, opened(view, account));
        int used = Surprise.below(base.uses, first);
        LinkTable links = view.links();
        hot = false;
        before = -1;
        view.forEachLink(other, (sharer, link) -> {
            if (hot || sharer == account || sharer == before) {
                return;
            }
            before = sharer;
            hot = mine
                    || grouped.test(sharer)
                    || begins(weight, used, links.at(link))
                    || inStep(view, weight, opened, sharer);
        });
        return hot;
    }

    private boolean begins(double weight, int used, long then) {
        return told(weight, Affinity.step(used, Surprise.below(base.uses, then), base.uses.length));
    }

    private boolean inStep(GraphView view, double weight, int opened, int sharer) {
        int then = Surprise.below(base.openings, opened(view, sharer));
        return told(weight, Affinity.step(opened, then, base.accounts));
    }

    private static boolean told(double weight, double step) {
        return weight * (OUT_OF_STEP + (1 - OUT_OF_STEP) * step) >= BEGINS;
    }

    private static long opened(GraphView view, int account) {
        return view.openedAt(account).orElse(view.firstSeenAt(account));
    }
}
