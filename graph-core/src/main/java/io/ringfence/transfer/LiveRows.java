package io.ringfence.transfer;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of all accounts in one direction, and how often each pair is in them. */
final class LiveRows {
    private static final int FIRST = 4;

    private final Long2IntOpenHashMap pairs = new Long2IntOpenHashMap();
    private @Nullable LiveRow[] rows = new @Nullable LiveRow[64];

    void add(int account, int other, long at, long arrival) {
        if (account >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(account + 1, 3 * rows.length / 2));
        }
        LiveRow row = rows[account];
        if (row == null) {
            row = new LiveRow(FIRST);
            rows[account] = row;
        }
        row.add(other, at, arrival);
        if (pairs.addTo(pair(account, other), 1) == 0) {
            row.distinct++;
        }
    }

    /** The row of an account, what has left the window perhaps still in it. */
    LiveRow row(int account) {
        LiveRow row = account < rows.length ? rows[account] : null;
        return row == null ? LiveRow.EMPTY : row;
    }

    int size(int account, long since) {
        return fresh(account, since).size();
    }

    int distinct(int account, long since) {
        return fresh(account, since).distinct;
    }

    private LiveRow fresh(int account, long since) {
        LiveRow row = row(account);
        while (row.size() > 0 && row.time(0) < since) {
            long pair = pair(account, row.other(0));
            row.removeFirst();
            if (pairs.addTo(pair, -1) == 1) {
                pairs.remove(pair);
                row.distinct--;
            }
        }
        return row;
    }

    private static long pair(int account, int other) {
        return ((long) account << 32) | other;
    }
}
