package io.ringfence.graph;

import java.util.Arrays;

/** One record per payment: who paid, how much, and with what. Absent parties are −1. */
public final class PaymentTable extends RecordTable {
    private int[] account = new int[256];
    private long[] amountCents = new long[256];
    private int[] parties = new int[256 * PARTIES];
    private String[] id = new String[256];
    private String[] currency = new String[256];

    private static final int PARTIES = 5;

    PaymentTable() {}

    int add(Event.PaymentMade event, int payer, int[] partyNodes, Stamp stamp) {
        int payment = add(stamp);
        account[payment] = payer;
        amountCents[payment] = event.amountCents();
        id[payment] = event.paymentId();
        currency[payment] = event.currency().intern();
        System.arraycopy(partyNodes, 0, parties, payment * PARTIES, PARTIES);
        return payment;
    }

    @Override
    void grow(int capacity) {
        account = Arrays.copyOf(account, capacity);
        amountCents = Arrays.copyOf(amountCents, capacity);
        parties = Arrays.copyOf(parties, Math.multiplyExact(capacity, PARTIES));
        id = Arrays.copyOf(id, capacity);
        currency = Arrays.copyOf(currency, capacity);
    }

    /** The payment's id in its source. */
    public String id(int payment) {
        return id[payment];
    }

    /** The account that paid. */
    public int account(int payment) {
        return account[payment];
    }

    /** The amount in hundredths of the currency. */
    public long amountCents(int payment) {
        return amountCents[payment];
    }

    /** ISO 4217 code. */
    public String currency(int payment) {
        return currency[payment];
    }

    public int card(int payment) {
        return parties[payment * PARTIES];
    }

    public int device(int payment) {
        return parties[payment * PARTIES + 1];
    }

    public int ip(int payment) {
        return parties[payment * PARTIES + 2];
    }

    /** The account that was paid, where the payment is a transfer. */
    public int toAccount(int payment) {
        return parties[payment * PARTIES + 3];
    }

    public int merchant(int payment) {
        return parties[payment * PARTIES + 4];
    }
}
