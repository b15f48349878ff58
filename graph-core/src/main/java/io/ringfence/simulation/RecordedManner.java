package io.ringfence.simulation;

/**
 * How much of what happens is written down, as a share of each kind; 0 makes a world without it.
 *
 * @param ips        addresses, on payments and as links
 * @param devices    devices, on payments and as links
 * @param cards      cards on payments
 * @param transfers  money from account to account
 * @param merchants  merchants on payments
 * @param onPayments share of payments that name the address, device and card they were made with
 * @param asLinks    share of payments whose address, device and card are written down as links, too; all of those that do
 *                   not name them
 */
public record RecordedManner(
        double ips,
        double devices,
        double cards,
        double transfers,
        double merchants,
        double onPayments,
        double asLinks) {
    public static final RecordedManner DEFAULT = new RecordedManner(1, 1, 1, 1, 1, 1, 0);

    public RecordedManner {
        Bounds.share("ips", ips);
        Bounds.share("devices", devices);
        Bounds.share("cards", cards);
        Bounds.share("transfers", transfers);
        Bounds.share("merchants", merchants);
        Bounds.share("onPayments", onPayments);
        Bounds.share("asLinks", asLinks);
    }
}
