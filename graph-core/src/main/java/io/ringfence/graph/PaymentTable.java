package io.ringfence.graph;

/** One record per payment: who paid, how much, and with what. Absent parties are −1. */
public final class PaymentTable extends RecordTable {
    static final int PARTIES = 5;
    static final int ACCOUNT = COMMON;
    static final int FIRST_PARTY = COMMON + 3;
    static final int OWN = 3 + PARTIES;

    private final Column account;
    private final Column amountCents;
    private final Column currency;
    private final Column[] parties = new Column[PARTIES];
    private final TextIndex ids;
    private final Names names;

    PaymentTable(Column[] columns, TextIndex ids, Names names) {
        super(columns);
        account = columns[ACCOUNT];
        amountCents = columns[COMMON + 1];
        currency = columns[COMMON + 2];
        System.arraycopy(columns, FIRST_PARTY, parties, 0, PARTIES);
        this.ids = ids;
        this.names = names;
    }

    TextIndex ids() {
        return ids;
    }

    int add(Event.PaymentMade event, int payer, int[] partyNodes, Stamp stamp) {
        account.add(payer);
        amountCents.add(event.amountCents());
        currency.add(names.number(event.currency()));
        for (int i = 0; i < PARTIES; i++) {
            parties[i].add(partyNodes[i]);
        }
        ids.add(0, IdMap.utf8(event.paymentId()));
        return add(stamp);
    }

    /** The payment's id in its source. */
    public String id(int payment) {
        return ids.text(payment);
    }

    /** The account that paid. */
    public int account(int payment) {
        return account.getInt(payment);
    }

    /** The amount in hundredths of the currency. */
    public long amountCents(int payment) {
        return amountCents.get(payment);
    }

    /** ISO 4217 code. */
    public String currency(int payment) {
        return names.get(currency.getInt(payment));
    }

    public int card(int payment) {
        return parties[0].getInt(payment);
    }

    public int device(int payment) {
        return parties[1].getInt(payment);
    }

    public int ip(int payment) {
        return parties[2].getInt(payment);
    }

    /** The account that was paid, where the payment is a transfer. */
    public int toAccount(int payment) {
        return parties[3].getInt(payment);
    }

    public int merchant(int payment) {
        return parties[4].getInt(payment);
    }

    RowCompression.Ends paidEnds() {
        return new RowCompression.Ends(account, null, false);
    }

    RowCompression.Ends receivedEnds() {
        return new RowCompression.Ends(parties[3], null, false);
    }

    @Override
    long heapBytes() {
        return super.heapBytes() + ids.heapBytes();
    }
}
