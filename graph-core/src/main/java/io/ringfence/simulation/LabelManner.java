package io.ringfence.simulation;

/**
 * What is learnt of the truth, and when.
 *
 * @param labelled  share of fraud accounts whose label is known by the end of the window, on average, 0 to 0.8; 0: no
 *                  account is labelled as fraud
 * @param spread    how far rings differ in that share, plus or minus, 0 to 0.5
 * @param delayDays mean of the part of the delay that varies, in days, 1 to 90; a label comes at least 0.6 and at most
 *                  5.6 of these after the act
 * @param wrong     share of fraud accounts that are labelled legit, and the like of honest ones, 0 to 0.2
 * @param reviewed  share of honest accounts that are cleared by review
 */
public record LabelManner(double labelled, double spread, double delayDays, double wrong, double reviewed) {
    public static final LabelManner DEFAULT = new LabelManner(0.6, 0.2, 16, 0.015, 0.02);

    public LabelManner {
        Bounds.within("labelled", labelled, 0, 0.8);
        Bounds.within("spread", spread, 0, 0.5);
        Bounds.within("delayDays", delayDays, 1, 90);
        Bounds.within("wrong", wrong, 0, 0.2);
        Bounds.share("reviewed", reviewed);
    }

    /** The same with so many labelled. */
    public LabelManner withLabelled(double share) {
        return new LabelManner(share, spread, delayDays, wrong, reviewed);
    }

    /** The same with labels that come so late; {@code delayDays} as above. */
    public LabelManner withDelayDays(double days) {
        return new LabelManner(labelled, spread, days, wrong, reviewed);
    }

    /** The share that is found out sooner or later; some of it only after the end of the window. */
    double caught(int days) {
        return Math.min(1, labelled / Math.max(0.3, 1 - 1.5 * delayDays / days));
    }
}
