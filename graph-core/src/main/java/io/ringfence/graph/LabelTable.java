package io.ringfence.graph;

import java.util.Arrays;

/** One record per label: an account found to be fraud or legitimate. */
final class LabelTable extends RecordTable {
    private int[] account = new int[256];
    private boolean[] fraud = new boolean[256];
    private String[] reason = new String[256];

    int add(Event.LabelGiven event, int node, Stamp stamp) {
        int label = add(stamp);
        account[label] = node;
        fraud[label] = event.fraud();
        reason[label] = event.reason().intern();
        return label;
    }

    @Override
    void grow(int capacity) {
        account = Arrays.copyOf(account, capacity);
        fraud = Arrays.copyOf(fraud, capacity);
        reason = Arrays.copyOf(reason, capacity);
    }

    int account(int label) {
        return account[label];
    }

    boolean fraud(int label) {
        return fraud[label];
    }

    String reason(int label) {
        return reason[label];
    }
}
