package io.ringfence.simulation;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Crew.Basket;

/** Schemes whose members give themselves away by money that goes round, or to a merchant who is in on it. */
final class MoneySchemes {
    private MoneySchemes() {}

    /**
     * Money that goes round and comes back, a little less each time. Variants: one round through all of them with the
     * same amount; and to and fro between neighbours.
     */
    static void moneyCycle(Crew crew) {
        int size = crew.ring.size();
        for (int m = 0; m < size; m++) {
            if (crew.shares(0.35)) {
                crew.touchNetwork(m, crew.ring.joinedAt(m));
            }
        }
        boolean pairs = crew.ring.variant == 2;
        int rounds = Math.max(2, (int) Math.round((pairs ? size : size / 2) * crew.style.activity()));
        for (int r = 0; r < rounds; r++) {
            int length = length(crew);
            int first = r == 0 ? 0 : pairs ? r % size : crew.dice.below(size);
            long at = 0;
            for (int i = 0; i < length; i++) {
                at = Math.max(at, crew.ring.actAt((first + i) % size));
            }
            at += (long) (crew.dice.uniform(0, 10) * Town.DAY);
            long cents = Math.round(crew.dice.logNormal(160, 0.6)) * 100;
            for (int i = 0; i < length; i++) {
                int from = crew.account((first + i) % size);
                int to = crew.account((first + (i + 1) % length) % size);
                crew.send(from, to, cents, Town.seconds(at));
                double kept = crew.dice.uniform(0.95, 1);
                cents = crew.ring.variant == 1 ? cents : Math.round(cents * kept);
                at += (long) (crew.dice.uniform(0.5, 9) * Town.HOUR);
            }
        }
    }

    private static int length(Crew crew) {
        int size = crew.ring.size();
        return switch (crew.ring.variant) {
            case 1 -> Math.min(size, 12);
            case 2 -> 2;
            default -> Math.min(size, crew.dice.between(3, 6));
        };
    }

    /**
     * Purchases that are none, at a merchant who is in on it. Variants: round amounts; and the first member, who is the
     * merchant's account, sends most of the money back.
     */
    static void merchantCollusion(Crew crew) {
        int merchant = crew.town.smallMerchant(crew.dice);
        double usual = crew.town.usualPrice(merchant) * 1.6;
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            if (!crew.atTheEdge(m) && crew.shares(0.6)) {
                crew.give(m, EntityType.BANK_ACCOUNT, m / 7, joined);
            } else {
                crew.touchNetwork(m, joined);
            }
            int times = crew.times(2, 5);
            for (int i = 0; i < times; i++) {
                long cents = Math.round(crew.dice.logNormal(usual, 0.35)) * 100;
                if (crew.ring.variant == 1) {
                    cents = Math.max(1, Math.round(cents / 5000.0)) * 5000;
                }
                var tools = new Parties(crew.ownCard(m), crew.ownDevice(m), crew.ip(m), null, null);
                long at = crew.later(m, 25);
                crew.buyAt(m, at, new Basket(merchant, cents), tools);
                if (crew.ring.variant == 2 && m > 0 && crew.dice.chance(0.7)) {
                    long back = Math.round(cents * crew.dice.uniform(0.85, 0.95));
                    long sent = at + (long) (crew.dice.uniform(2, 60) * Town.HOUR);
                    crew.send(crew.account(0), crew.account(m), back, Town.seconds(sent));
                }
            }
        }
    }
}
