package io.ringfence.simulation;

import io.ringfence.simulation.Dice.Stream;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.BitSet;

/** What is decided of each account before it lives: when it opened, where it lives, and whether it serves fraud. */
final class Population {
    private static final int OLDEST_DAYS = 1100;

    private final long[] openedAt;
    private final int[] home;
    private final BitSet household = new BitSet();
    private final BitSet fraud = new BitSet();
    private final Int2DoubleOpenHashMap honestLife = new Int2DoubleOpenHashMap();

    Population(SimulationParameters parameters, Town town) {
        int n = parameters.accounts();
        double old = parameters.manner().honest().old();
        honestLife.defaultReturnValue(1);
        openedAt = new long[n];
        home = new int[n];
        for (int account = 0; account < n; account++) {
            var dice = new Dice(parameters.seed(), Stream.OPENING, account);
            openedAt[account] = dice.chance(old)
                    ? older(town, dice, town.start)
                    : town.awake(dice, town.start, town.end - Town.DAY);
            home[account] = account;
        }
    }

    /** A time of opening before a moment, more likely late than early. */
    static long older(Town town, Dice dice, long before) {
        double days = 1 + OLDEST_DAYS * StrictMath.pow(dice.uniform(), 1.6);
        return town.awake(dice, before - (long) (days * Town.DAY), before - (long) ((days - 1) * Town.DAY));
    }

    int size() {
        return openedAt.length;
    }

    long openedAt(int account) {
        return openedAt[account];
    }

    void open(int account, long at) {
        openedAt[account] = at;
    }

    /** The number of the home; accounts of one home share its network. */
    int home(int account) {
        return home[account];
    }

    /** Moves an account into a home; as family it may share cards and devices there, as a lodger only the network. */
    void moveIn(int account, int homeNumber, boolean family) {
        home[account] = homeNumber;
        household.set(account, family);
    }

    /** Whether the account shares a household with others. */
    boolean inHousehold(int account) {
        return household.get(account);
    }

    boolean fraud(int account) {
        return fraud.get(account);
    }

    void setFraud(int account) {
        fraud.set(account);
    }

    /** How much of an honest life the account leads: 1 as anybody, 0 none. */
    double honestLife(int account) {
        return honestLife.get(account);
    }

    void setHonestLife(int account, double share) {
        if (share != 1) {
            honestLife.put(account, share);
        }
    }

    int fraudCount() {
        return fraud.cardinality();
    }

    /** An acquaintance: most live a few numbers away, some anywhere. Never the account itself. */
    int friend(Dice dice, int account) {
        int step = dice.chance(0.85) ? dice.between(1, 4) : dice.between(1, size() - 1);
        return Math.floorMod(dice.chance(0.5) ? account + step : account - step, size());
    }
}
