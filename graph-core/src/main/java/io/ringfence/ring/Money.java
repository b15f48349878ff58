package io.ringfence.ring;

/**
 * What money a ring moved and what it costs, in cents. Payments of members count from when each joined the ring;
 * bystanders do not count.
 *
 * @param paidCents         paid by members to merchants
 * @param receivedCents     sent to members by accounts outside the ring
 * @param lossCents         of what was paid, that by members that are labelled fraud by then
 * @param expectedLossCents of what was paid, each member's part times the probability that the ring is one and that the
 *                          account belongs to it
 * @param atStakeCents      paid in the last 30 days by members that nobody has labelled fraud: what a month more costs if
 *                          they go on
 * @param payments          made by members, transfers included
 */
public record Money(
        long paidCents, long receivedCents, long lossCents, long expectedLossCents, long atStakeCents, int payments) {
    /** No money. */
    public static final Money NONE = new Money(0, 0, 0, 0, 0, 0);

    public Money {
        long least = Math.min(
                Math.min(paidCents, receivedCents), Math.min(lossCents, Math.min(expectedLossCents, atStakeCents)));
        if (least < 0 || payments < 0) {
            throw new IllegalArgumentException("money must be at least 0");
        }
    }
}
