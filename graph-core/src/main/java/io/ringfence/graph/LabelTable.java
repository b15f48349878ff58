package io.ringfence.graph;

/**
 * One record per label: an account, or a payment, found to be fraud or legitimate. A label may come before its payment;
 * it then names it by its number among the {@link AwaitedPayments}.
 */
final class LabelTable extends RecordTable {
    /** The payment of a label that is about an account. */
    static final int NO_PAYMENT = -1;

    static final int OWN = 4;
    static final int PAYMENT = COMMON + 3;

    private static final int FLIP = -2; // x and FLIP − x: one of them is below −1

    private final Column account; // of a payment's label FLIP − node, so that it is in no account's row
    private final Column fraud;
    private final Column reason;
    private final Column payment; // of one that is awaited FLIP − its number
    private final Names names;
    private volatile int ofAccounts; // the first labels that are known to be about accounts

    LabelTable(Column[] columns, Names names) {
        super(columns);
        account = columns[COMMON];
        fraud = columns[COMMON + 1];
        reason = columns[COMMON + 2];
        payment = columns[PAYMENT];
        this.names = names;
    }

    /** The number of an awaited payment as a label has it, and the other way round. */
    static int awaited(int number) {
        return FLIP - number;
    }

    /** @param subject the payment, {@link #awaited} where it is not here yet, or {@link #NO_PAYMENT} */
    int add(Event.LabelGiven event, int node, int subject, Stamp stamp) {
        account.add(subject == NO_PAYMENT ? node : FLIP - node);
        fraud.add(event.fraud() ? 1 : 0);
        reason.add(names.number(event.reason()));
        payment.add(subject);
        return add(stamp);
    }

    /** The account that the label names, be it about a payment or not. */
    int account(int label) {
        int node = account.getInt(label);
        return node >= 0 ? node : FLIP - node;
    }

    /** The payment, the number of an awaited one as {@link #awaited} has it, or {@link #NO_PAYMENT}. */
    int payment(int label) {
        return payment.getInt(label);
    }

    boolean fraud(int label) {
        return fraud.get(label) == 1;
    }

    String reason(int label) {
        return names.get(reason.getInt(label));
    }

    /** Whether any of the first labels is about a payment; O(labels not asked about before). */
    boolean anyOfPayments(int count) {
        int label = ofAccounts;
        while (label < count && payment(label) == NO_PAYMENT) {
            label++;
        }
        ofAccounts = label;
        return label < count;
    }

    RowCompression.Ends ends() {
        return new RowCompression.Ends(account, fraud, false);
    }

    /** @param ofLabels the payment of each label, below 0 where it has none */
    RowCompression.Ends paymentEnds(Column ofLabels) {
        return new RowCompression.Ends(ofLabels, fraud, false);
    }

    Column paymentColumn() {
        return payment;
    }
}
