package io.ringfence.transfer;

/**
 * The transfers of a sliding window under a stream: how many an account made and received, with how many others, and the
 * cycles that each new transfer closes. Exact at every moment. Serves the ties of accounts and entities as well, where
 * the payees of an account are its entities and the payers of an entity are its sharers.
 *
 * <p>Transfers come in the order of time; of equal times, the one that came first is the earlier one. Adding takes
 * amortised O(1) beside the search for cycles: what left the window is dropped from a row when the row is next looked at.
 * About 80 bytes a transfer in the window. Not safe for use by several threads at once.
 */
public final class LiveTransfers {
    private final LiveParameters parameters;
    private final long window;
    private final LiveRows outgoing = new LiveRows();
    private final LiveRows incoming = new LiveRows();
    private final int[] path;
    private long now = Long.MIN_VALUE;
    private long arrivals;
    private long closed;
    private long steps;
    private long cut;

    /** No transfers yet. */
    public LiveTransfers(LiveParameters parameters) {
        this.parameters = parameters;
        window = parameters.window().toMillis();
        path = new int[parameters.maxCycle()];
    }

    /**
     * Adds a transfer and says how many cycles it closes: paths of transfers from the payee back to the payer, each
     * later than the one before, none older than the window. A search that reaches its limit counts what it found, and
     * {@link #cutSearches} counts the search.
     *
     * @param at event time in epoch milliseconds, not before that of any earlier transfer
     * @return cycles of 2 to {@code maxCycle} transfers that end with this one
     */
    public long add(int payer, int payee, long at) {
        if (payer < 0 || payee < 0 || at < now) {
            throw new IllegalArgumentException("accounts must be at least 0 and times in order, got " + payer + ", "
                    + payee + " and " + at + " after " + now);
        }
        now = at;
        if (payer == payee) {
            return 0;
        }
        closed = 0;
        steps = 0;
        path[0] = payer;
        if (parameters.maxCycle() >= 2 && outCount(payee) > 0 && !back(payer, payee, Long.MAX_VALUE, 1)) {
            cut++;
        }
        outgoing.add(payer, payee, at, arrivals);
        incoming.add(payee, payer, at, arrivals);
        arrivals++;
        return closed;
    }

    /** Moves the end of the window without a transfer. */
    public void advance(long to) {
        now = Math.max(now, to);
    }

    /** Follows money backward from an account to the payee of the new transfer; false when the limit was reached. */
    private boolean back(int account, int target, long before, int depth) {
        LiveRow row = incoming.row(account);
        for (int i = row.size() - 1; i >= 0 && now - row.time(i) <= window; i--) {
            if (row.arrival(i) >= before) {
                continue;
            }
            if (++steps > parameters.stepsPerTransfer()) {
                return false;
            }
            int from = row.other(i);
            if (from == target) {
                closed++;
            } else if (depth + 1 < parameters.maxCycle() && isNew(from, depth)) {
                path[depth] = from;
                if (!back(from, target, row.arrival(i), depth + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isNew(int account, int depth) {
        for (int i = 0; i < depth; i++) {
            if (path[i] == account) {
                return false;
            }
        }
        return true;
    }

    /** Transfers that an account made within the window. */
    public int outCount(int account) {
        return outgoing.size(account, now - window);
    }

    /** Transfers that an account received within the window. */
    public int inCount(int account) {
        return incoming.size(account, now - window);
    }

    /** Accounts that an account paid within the window. */
    public int fanOut(int account) {
        return outgoing.distinct(account, now - window);
    }

    /** Accounts that paid an account within the window. */
    public int fanIn(int account) {
        return incoming.distinct(account, now - window);
    }

    /** Searches for cycles that reached their limit. */
    public long cutSearches() {
        return cut;
    }
}
