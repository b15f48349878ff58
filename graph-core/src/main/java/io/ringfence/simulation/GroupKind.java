package io.ringfence.simulation;

/** A kind of innocent group that looks like a ring. */
public enum GroupKind {
    FAMILY(0.15, 3, 6, 2.0),
    OFFICE(0.06, 5, 40, 1.0),
    DORMITORY(0.05, 15, 60, 1.0),
    SHOP_DEVICE(0.03, 8, 40, 1.2),
    CARRIER_GATEWAY(0.04, 40, 200, 1.0),
    PAYROLL(0.03, 8, 40, 1.2),
    MARKETPLACE_SELLER(0.03, 10, 50, 1.2),
    PLACEHOLDER(0.012, 3, 100_000, 1.0),
    FRIENDS_BURST(0.03, 4, 14, 1.3);

    /** Share of all accounts in the usual world. */
    final double share;

    final int smallest;
    final int largest;
    final double alpha;

    GroupKind(double share, int smallest, int largest, double alpha) {
        this.share = share;
        this.smallest = smallest;
        this.largest = largest;
        this.alpha = alpha;
    }

    /** The median share in a world drawn at random. */
    double drawnShare() {
        return share;
    }
}
