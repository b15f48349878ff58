package io.ringfence.simulation;

/** A ring as planned: members by account number, with roles and times in epoch milliseconds. */
final class RingPlan {
    /** What a member is to the ring; the names are those of the truth files. */
    enum Role {
        ORGANISER,
        CORE,
        PERIPHERY,
        MULE,
        CASH_OUT
    }

    /** How the ring works: 0 is the plain variant of its scheme. */
    record Method(Scheme scheme, int variant, RingStyle style) {}

    final int number;
    final Scheme scheme;
    final int variant;
    final RingStyle style;
    private final int[] accounts;
    private final Role[] roles;
    private final long[] joinedAt;
    private final long[] actAt;

    RingPlan(int number, Method method, int size) {
        this.number = number;
        scheme = method.scheme();
        variant = method.variant();
        style = method.style();
        accounts = new int[size];
        roles = new Role[size];
        joinedAt = new long[size];
        actAt = new long[size];
    }

    void set(int member, int account, Role role) {
        accounts[member] = account;
        roles[member] = role;
    }

    void setTimes(int member, long joined, long act) {
        joinedAt[member] = joined;
        actAt[member] = act;
    }

    int size() {
        return accounts.length;
    }

    int account(int member) {
        return accounts[member];
    }

    Role role(int member) {
        return roles[member];
    }

    /** When the account first touched what the ring shares. */
    long joinedAt(int member) {
        return joinedAt[member];
    }

    /** When it first acted fraudulently, at or after joining. */
    long actAt(int member) {
        return actAt[member];
    }
}
