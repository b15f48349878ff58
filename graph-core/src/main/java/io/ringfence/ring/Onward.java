package io.ringfence.ring;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Money that accounts passed on, first in, first out: what went out pays from what came in within three days before,
 * except back to who sent it.
 */
final class Onward {
    static final Duration WITHIN = Duration.ofDays(3);

    private final LongArrayList parts = new LongArrayList();
    private final LongArrayList times = new LongArrayList();
    private long in;
    private long passed;

    /** A transfer as one account sees it. */
    record Move(long at, boolean incoming, String other, long cents) {
        /** By time; what comes in at a moment can go out at it. */
        static final Comparator<Move> ORDER = Comparator.comparingLong(Move::at)
                .thenComparingInt(move -> move.incoming ? 0 : 1)
                .thenComparing(Move::other)
                .thenComparingLong(Move::cents);
    }

    private static final class Lot {
        final Move move;
        long left;

        Lot(Move move) {
            this.move = move;
            left = move.cents();
        }
    }

    /** Counts the transfers of one account, in any order. */
    void add(List<Move> moves) {
        var sorted = new ArrayList<>(moves);
        sorted.sort(Move.ORDER);
        var lots = new ArrayDeque<Lot>();
        for (Move move : sorted) {
            lots.removeIf(lot -> lot.left == 0 || move.at() - lot.move.at() > WITHIN.toMillis());
            if (move.incoming()) {
                in += move.cents();
                lots.addLast(new Lot(move));
                continue;
            }
            long amount = move.cents();
            for (Lot lot : lots) {
                long part = lot.move.other().equals(move.other()) ? 0 : Math.min(amount, lot.left);
                if (part > 0) {
                    lot.left -= part;
                    amount -= part;
                    passed += part;
                    parts.add(part);
                    times.add(move.at() - lot.move.at());
                }
            }
        }
    }

    long inCents() {
        return in;
    }

    long passedCents() {
        return passed;
    }

    /** The time within which half of what was passed on was, by money. */
    Duration held() {
        Integer[] order = new Integer[times.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong((Integer i) -> times.getLong(i)));
        long sum = 0;
        for (int i : order) {
            sum += parts.getLong(i);
            if (2 * sum >= passed) {
                return Duration.ofMillis(times.getLong(i));
            }
        }
        return Duration.ZERO;
    }
}
