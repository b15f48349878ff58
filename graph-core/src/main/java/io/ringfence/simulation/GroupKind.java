package io.ringfence.simulation;

/**
 * A kind of innocent group that looks like a ring; the names are those of the truth files. Every scheme has its twin
 * among them.
 */
public enum GroupKind {
    /** Lives together and shares cards, phones, devices. */
    FAMILY(0.15, 0.12, 3, 6, 2.0),
    /** Works on one network. */
    OFFICE(0.06, 0.05, 5, 40, 1.0),
    /** Lives at one address, on one network. */
    DORMITORY(0.05, 0.04, 15, 60, 1.0),
    /** Strangers at a kiosk's device. */
    SHOP_DEVICE(0.03, 0.025, 8, 40, 1.2),
    /** Customers of one small carrier. */
    CARRIER_GATEWAY(0.04, 0.035, 40, 200, 1.0),
    /** An employer and those it pays. */
    PAYROLL(0.03, 0.025, 8, 40, 1.2),
    /** A seller and those who pay it. */
    MARKETPLACE_SELLER(0.03, 0.025, 10, 50, 1.2),
    /** Accounts of which something is unknown and written as such. */
    PLACEHOLDER(0.012, 0.01, 3, 100_000, 1.0),
    /** Friends who sign up together and take the same offer. */
    FRIENDS_BURST(0.03, 0.025, 4, 14, 1.3),
    /** One device that changes owners. */
    REFURBISHED_DEVICE(0, 0.012, 3, 6, 2.0),
    /** Employees who pay with one company's card. */
    CORPORATE_CARD(0, 0.015, 4, 25, 1.2),
    /** Students under one roof who split the bills: money goes round. */
    FLATSHARE(0, 0.015, 3, 7, 1.5),
    /** Each pays the same sum to the one whose turn it is. */
    SAVINGS_CIRCLE(0, 0.012, 5, 15, 1.2),
    /** Strangers who have their orders sent to one pick-up point. */
    PARCEL_LOCKER(0, 0.03, 15, 120, 1.0),
    /** Customers whom one agent registers on one device. */
    AGENT_DEVICE(0, 0.02, 10, 100, 1.0),
    /** Strangers who pay a popular offer's price on its day. */
    POPULAR_PROMOTION(0, 0.025, 12, 100, 1.0),
    /** A few people with many gift cards. */
    GIFT_CARDS(0, 0.01, 3, 9, 1.5),
    /** Tenants who pay one of them, and he the landlord. */
    TREASURER(0, 0.015, 5, 25, 1.2),
    /** Students who sign up in the first days of a term. */
    SEASONAL_WAVE(0, 0.025, 12, 80, 1.0),
    /** Each has the flat or the number that another had before. */
    TENANT_CHAIN(0, 0.012, 3, 8, 1.5),
    /** Friends of old standing who book a journey together. */
    GROUP_TRIP(0, 0.012, 4, 14, 1.3),
    /** Travellers at the computer in a hotel's lobby. */
    HOTEL_COMPUTER(0, 0.015, 6, 40, 1.2),
    /** Regulars of a small merchant who pay the same sum each month. */
    SUBSCRIPTION(0, 0.02, 8, 60, 1.0),
    /** One enthusiast and all whom he invited. */
    AMBASSADOR(0, 0.012, 5, 30, 1.2);

    /** Share of all accounts in the usual world. */
    final double share;

    /** The median share in a world drawn at random. */
    final double drawnShare;

    final int smallest;
    final int largest;

    /** How fast larger groups get rarer. */
    final double alpha;

    GroupKind(double share, double drawnShare, int smallest, int largest, double alpha) {
        this.share = share;
        this.drawnShare = drawnShare;
        this.smallest = smallest;
        this.largest = largest;
        this.alpha = alpha;
    }
}
