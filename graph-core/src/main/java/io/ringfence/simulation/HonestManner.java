package io.ringfence.simulation;

/**
 * The habits of honest accounts in a world. Shares are 0 to 1.
 *
 * @param old              share of accounts older than the window
 * @param payments         payments per account that is there for the whole window, 0.5 to 200
 * @param transfers        share of payments that are money to a friend
 * @param secondDevice     share of accounts with a second device
 * @param secondCard       share of accounts with a second card
 * @param furtherCards     mean number of cards beyond those, 0 to 20
 * @param furtherDevices   mean number of devices beyond those, 0 to 20
 * @param couples          share of accounts that live in twos and share a household
 * @param household        how much a household shares cards, phones, devices; 1 is usual, 0 nothing; at most 6
 * @param registered       how often an account gives phone, address, bank account; 1 is usual; at most 5
 * @param networks         from where people pay
 */
public record HonestManner(
        double old,
        double payments,
        double transfers,
        double secondDevice,
        double secondCard,
        double furtherCards,
        double furtherDevices,
        double couples,
        double household,
        double registered,
        NetworkManner networks) {
    public static final HonestManner DEFAULT =
            new HonestManner(0.55, 7.5, 0.12, 0.35, 0.3, 0, 0, 0.14, 1, 1, NetworkManner.DEFAULT);

    public HonestManner {
        Bounds.share("old", old);
        Bounds.within("payments", payments, 0.5, 200);
        Bounds.share("transfers", transfers);
        Bounds.share("secondDevice", secondDevice);
        Bounds.share("secondCard", secondCard);
        Bounds.within("furtherCards", furtherCards, 0, 20);
        Bounds.within("furtherDevices", furtherDevices, 0, 20);
        Bounds.share("couples", couples);
        Bounds.within("household", household, 0, 6);
        Bounds.within("registered", registered, 0, 5);
    }
}
