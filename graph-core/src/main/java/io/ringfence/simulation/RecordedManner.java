package io.ringfence.simulation;

/**
 * How much of what happens is written down, as a share of each kind; 0 makes a world without it.
 *
 * @param ips       addresses, on payments and as links
 * @param devices   devices, on payments and as links
 * @param cards     cards on payments
 * @param transfers money from account to account
 * @param merchants merchants on payments
 */
public record RecordedManner(double ips, double devices, double cards, double transfers, double merchants) {
    public static final RecordedManner DEFAULT = new RecordedManner(1, 1, 1, 1, 1);

    public RecordedManner {
        Bounds.share("ips", ips);
        Bounds.share("devices", devices);
        Bounds.share("cards", cards);
        Bounds.share("transfers", transfers);
        Bounds.share("merchants", merchants);
    }
}
