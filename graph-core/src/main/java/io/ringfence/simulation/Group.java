package io.ringfence.simulation;

/** An innocent group as planned; {@code accounts[0]} is its employer, seller or host where it has one. */
final class Group {
    final int number;
    final GroupKind kind;

    /** How much its members have to do with each other; 1 is usual. */
    final double vigour;

    private final int[] accounts;

    Group(int number, GroupKind kind, double vigour, int[] accounts) {
        this.number = number;
        this.kind = kind;
        this.vigour = vigour;
        this.accounts = accounts.clone();
    }

    /** So many times in a usual group, more or less often in this one; at least once. */
    int often(int times) {
        return vigour == 1 ? times : Math.max(1, (int) Math.round(times * vigour));
    }

    /** The chance of what in a usual group has this chance. */
    double likely(double chance) {
        return vigour == 1 ? chance : 1 - StrictMath.pow(1 - chance, vigour);
    }

    int size() {
        return accounts.length;
    }

    int account(int member) {
        return accounts[member];
    }
}
