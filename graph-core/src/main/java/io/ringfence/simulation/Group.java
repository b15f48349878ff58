package io.ringfence.simulation;

/** An innocent group as planned; {@code accounts[0]} is its employer, seller or host where it has one. */
final class Group {
    final int number;
    final GroupKind kind;
    private final int[] accounts;

    Group(int number, GroupKind kind, int[] accounts) {
        this.number = number;
        this.kind = kind;
        this.accounts = accounts.clone();
    }

    int size() {
        return accounts.length;
    }

    int account(int member) {
        return accounts[member];
    }
}
