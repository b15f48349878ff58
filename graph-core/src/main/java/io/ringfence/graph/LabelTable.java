package io.ringfence.graph;

/** One record per label: an account found to be fraud or legitimate. */
final class LabelTable extends RecordTable {
    static final int OWN = 3;

    private final Column account;
    private final Column fraud;
    private final Column reason;
    private final Names names;

    LabelTable(Column[] columns, Names names) {
        super(columns);
        account = columns[COMMON];
        fraud = columns[COMMON + 1];
        reason = columns[COMMON + 2];
        this.names = names;
    }

    int add(Event.LabelGiven event, int node, Stamp stamp) {
        account.add(node);
        fraud.add(event.fraud() ? 1 : 0);
        reason.add(names.number(event.reason()));
        return add(stamp);
    }

    int account(int label) {
        return account.getInt(label);
    }

    boolean fraud(int label) {
        return fraud.get(label) == 1;
    }

    String reason(int label) {
        return names.get(reason.getInt(label));
    }

    RowCompression.Ends ends() {
        return new RowCompression.Ends(account, fraud, false);
    }
}
