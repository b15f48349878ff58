package io.ringfence.ring;

/**
 * What money a ring moved.
 *
 * @param paidCents     paid by members
 * @param receivedCents transferred to members
 * @param lossCents     paid by members that are labelled fraud by then
 * @param payments      made by members
 */
public record Money(long paidCents, long receivedCents, long lossCents, int payments) {
    /** No money. */
    public static final Money NONE = new Money(0, 0, 0, 0);

    public Money {
        if (paidCents < 0 || receivedCents < 0 || lossCents < 0 || payments < 0) {
            throw new IllegalArgumentException("money must be at least 0");
        }
    }
}
