package io.ringfence.transfer;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/** Cycles of transfers, by the account that they begin at, then by their transfers; and what limits cut off. */
public final class CycleSet {
    private final IntArrayList begins = new IntArrayList(new int[] {0});
    private final IntArrayList transfers = new IntArrayList();
    private final long[] ofLength = new long[CycleParameters.MOST + 1];
    private long cutFirsts;
    private int accountsSearched;
    private boolean truncated;

    CycleSet() {}

    /** Adds the cycles of a range of accounts, up to a limit in all; false when that was reached. */
    boolean add(CycleSearch.Range range, int limit) {
        cutFirsts += range.cutFirsts;
        accountsSearched += range.accounts;
        int at = 0;
        while (at < range.found.size()) {
            if (count() == limit) {
                truncated = true;
                return false;
            }
            int length = range.found.getInt(at++);
            transfers.addElements(transfers.size(), range.found.elements(), at, length);
            at += length;
            begins.add(transfers.size());
            ofLength[length]++;
        }
        truncated |= range.stopped;
        return !range.stopped;
    }

    /** Cycles. */
    public int count() {
        return begins.size() - 1;
    }

    /** Cycles of a number of transfers. */
    public long count(int length) {
        return ofLength[length];
    }

    /** The transfers of a cycle, in the order of the flow. */
    public int[] cycle(int index) {
        int[] cycle = new int[begins.getInt(index + 1) - begins.getInt(index)];
        transfers.getElements(begins.getInt(index), cycle, 0, cycle.length);
        return cycle;
    }

    /** Whether there are more cycles than the limit on all; these are then the first of them. */
    public boolean truncated() {
        return truncated;
    }

    /** First transfers whose search ended at a limit of their own, so that more cycles may begin with them. */
    public long cutFirsts() {
        return cutFirsts;
    }

    /** Accounts from which cycles were searched; all, unless {@link #truncated}. */
    public int accountsSearched() {
        return accountsSearched;
    }
}
