package io.ringfence.simulation;

import io.ringfence.simulation.RingPlan.Role;

/** Which role the m-th member of a ring plays. */
final class RingRoles {
    private RingRoles() {}

    static Role role(RingPlan ring, int member, Dice dice) {
        Scheme scheme = ring.scheme;
        int size = ring.size();
        boolean edge = size >= 6 && member > 1 && dice.chance(ring.style.periphery());
        return switch (scheme) {
            case MULE_NETWORK -> member == 0 ? Role.ORGANISER : member == size - 1 ? Role.CASH_OUT : Role.MULE;
            case ACCOUNT_TAKEOVER -> edge ? Role.PERIPHERY : Role.CORE;
            case MERCHANT_COLLUSION, REFERRAL_ABUSE, BONUS_FARMING ->
                member == 0 ? Role.ORGANISER : edge ? Role.PERIPHERY : Role.CORE;
            case MONEY_CYCLE -> Role.CORE;
            case DEVICE_FARM, CARD_TESTING, SYNTHETIC_IDENTITY, PROMOTION_ABUSE, BUST_OUT, RESHIPPING ->
                edge && scheme != Scheme.SYNTHETIC_IDENTITY ? Role.PERIPHERY : Role.CORE;
        };
    }
}
