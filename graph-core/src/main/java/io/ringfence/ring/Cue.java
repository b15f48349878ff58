package io.ringfence.ring;

import java.util.BitSet;

/**
 * How one kind of behaviour speaks for a group being a ring.
 *
 * @param members places in the group that show it
 * @param nats    log-likelihood ratio of a ring against chance, at least 0
 */
record Cue(Kind kind, BitSet members, double nats) {
    /** Kinds of behaviour, each with the most that it may count, so that one alone never makes a ring. */
    enum Kind {
        /** Opened within three days of each other. */
        OPENED_TOGETHER(4),
        /** First seen with something that few share within three days of each other. */
        FIRST_USED_TOGETHER(4),
        /** Came to something that others share long after opening, together, away from what they used before. */
        ENTERED_LATE(5),
        /** Paid within a day of opening. */
        PAID_AT_ONCE(3),
        /** Paid the same merchant the same amount as another member. */
        SAME_PAYMENT(4),
        /** Most payments of two or more members go to the same few merchants. */
        SAME_MERCHANT(4),
        /** Passed most of what they received on within three days. */
        PASSED_ON(5),
        /** Part of a cycle of money. */
        CYCLE(5),
        /** Use far more cards than people do. */
        MANY_CARDS(5),
        /** Spent most of their money in the same week, after a quiet life. */
        BURST_TOGETHER(5),
        /** Share what is close to identity, with few others. */
        SHARED_IDENTITY(4),
        /** Were found to be fraud by then. */
        KNOWN_FRAUD(8);

        final double most;

        Kind(double most) {
            this.most = most;
        }
    }

    /** The share of a ring's accounts that show a kind of behaviour which the ring has. */
    private static final double IN_RING = 0.75;

    /** Weighs how many of a group show something against how many would by chance. */
    static Cue of(Kind kind, BitSet members, int size, double chance) {
        double p = Math.min(0.9, Math.max(1e-3, chance));
        int shown = members.cardinality();
        if (shown < 2 || p >= IN_RING) {
            return new Cue(kind, members, 0);
        }
        double nats = shown * Math.log(IN_RING / p) + (size - shown) * Math.log((1 - IN_RING) / (1 - p));
        return new Cue(kind, members, Math.max(0, nats));
    }

    double capped() {
        return Math.min(kind.most, nats);
    }
}
