package io.ringfence.benchmark;

import java.util.Random;

/**
 * The links of {@code entity} as an endless stream in a random order: a link per tick, each coming again when all others
 * have come. Identifiers are counted from 0.
 */
public final class EntityStream {
    private final int[] account;
    private final int[] identifier;
    private long tick;

    /** The stream from its first link. */
    public EntityStream(EntityLinks links, int accounts) {
        int m = links.from().length;
        account = new int[m];
        identifier = new int[m];
        var random = new Random(7);
        for (int i = 0; i < m; i++) { // an inside-out shuffle
            int j = random.nextInt(i + 1);
            account[i] = account[j];
            identifier[i] = identifier[j];
            account[j] = links.from()[i];
            identifier[j] = links.to()[i] - accounts;
        }
    }

    /** Links before the first comes again. */
    public int length() {
        return account.length;
    }

    /** Goes on to the next link; the tick is its time. */
    public long next() {
        return tick++;
    }

    /** The account of the link of a tick. */
    public int account(long at) {
        return account[(int) (at % account.length)];
    }

    /** The identifier of the link of a tick. */
    public int identifier(long at) {
        return identifier[(int) (at % account.length)];
    }
}
