package io.ringfence.feature;

import io.ringfence.graph.GraphView;

/**
 * The payments that an account made, or the transfers that it received, as a view knows them: payment i, 0 ≤ i &lt; {@link
 * #size}, in the order in which we knew them. Read from {@link RowCopies} where these have them, else from the columns of
 * the graph. Opened anew for each account; not thread-safe.
 */
final class AccountPayments {
    private static final int WORDS = RowCopies.WORDS;
    private static final int CHUNK = 32;
    private static final long[] NONE = {};

    private final long[] pairs = new long[CHUNK];
    private long[] copied = NONE;
    private int size;
    private int account;
    private boolean received;
    private int first; // the payment whose pair is the first of those at hand, which end before `end`
    private int end;

    /** Turns to what an account paid; to nothing where it was never seen. */
    void openPaid(Moment moment, int payer) {
        int count = payer < 0 ? 0 : moment.view().paidCount(payer);
        open(payer, false, count, moment.copies().paid().find(moment.view(), payer, count));
    }

    /** Turns to what an account received; to nothing where it was never seen. */
    void openReceived(Moment moment, int payee) {
        int count = payee < 0 ? 0 : moment.view().receivedCount(payee);
        open(payee, true, count, moment.copies().received().find(moment.view(), payee, count));
    }

    private void open(int node, boolean asPayee, int count, long[] copy) {
        account = node;
        received = asPayee;
        size = count;
        first = 0;
        end = 0;
        copied = copy;
    }

    int size() {
        return size;
    }

    /** When it was, in epoch milliseconds. */
    long at(Moment moment, int i) {
        return copied.length > 0 ? copied[i * WORDS] : moment.payments().at(payment(moment, i));
    }

    long cents(Moment moment, int i) {
        return copied.length > 0 ? copied[i * WORDS + 1] : moment.payments().amountCents(payment(moment, i));
    }

    /** The account at the other end; of a payment that was made to no account, −1. */
    int other(Moment moment, int i) {
        if (copied.length > 0) {
            return (int) (copied[i * WORDS + 2] >>> 32);
        }
        int payment = payment(moment, i);
        return received ? moment.payments().account(payment) : moment.payments().toAccount(payment);
    }

    int merchant(Moment moment, int i) {
        return copied.length > 0
                ? (int) copied[i * WORDS + 2]
                : moment.payments().merchant(payment(moment, i));
    }

    /** Its record in {@link GraphView#payments()}. */
    int payment(Moment moment, int i) {
        if (copied.length > 0) {
            return (int) copied[i * WORDS + 3];
        }
        if (i < first || i >= end) {
            // Walks go backwards.
            end = i + 1;
            first = Math.max(0, end - CHUNK);
            if (received) {
                moment.view().received(account, first, end, pairs);
            } else {
                moment.view().paid(account, first, end, pairs);
            }
        }
        return GraphView.recordOf(pairs[i - first]);
    }
}
