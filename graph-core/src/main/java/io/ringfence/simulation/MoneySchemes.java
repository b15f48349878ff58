package io.ringfence.simulation;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Crew.Basket;
import io.ringfence.simulation.Names.Owner;

/** Schemes whose members give themselves away by where the money goes. */
final class MoneySchemes {
    private MoneySchemes() {}

    /** Victims pay mules, mules pass it on within hours, the last one takes it out. */
    static void muleNetwork(Crew crew) {
        int size = crew.ring.size();
        int organiser = crew.account(0);
        int cashOut = crew.account(size - 1);
        for (int m = 0; m < size; m++) {
            if (crew.shares(0.3)) {
                crew.touchNetwork(m, crew.ring.joinedAt(m));
            }
        }
        for (int m = 1; m < size - 1; m++) {
            int rounds = crew.times(1, 3);
            for (int r = 0; r < rounds; r++) {
                long at = crew.later(m, 12);
                long gathered = gather(crew, crew.account(m), at);
                long passed = at + (long) (crew.dice.uniform(1, 10) * Town.HOUR);
                int next = crew.dice.chance(0.25) && size > 4 ? crew.account(1 + crew.dice.below(size - 2)) : organiser;
                long first = Math.round(gathered * crew.dice.uniform(0.88, 0.96));
                crew.send(crew.account(m), next, first, Town.seconds(passed));
                long last = passed + (long) (crew.dice.uniform(1, 12) * Town.HOUR);
                long kept = Math.round(first * crew.dice.uniform(0.9, 0.97));
                crew.send(next, cashOut, kept, Town.seconds(last));
                if (crew.dice.chance(0.5)) {
                    takeOut(crew, size - 1, kept, last);
                }
            }
        }
    }

    private static long gather(Crew crew, int mule, long until) {
        long gathered = 0;
        int victims = crew.dice.between(1, 3);
        for (int v = 0; v < victims; v++) {
            int victim = crew.dice.below(crew.town.accounts);
            if (!crew.world.population().fraud(victim)) {
                long cents = Math.round(crew.dice.logNormal(140, 0.8)) * 100;
                long at = until - (long) (crew.dice.uniform(0.2, 14) * Town.HOUR);
                if (crew.world.population().openedAt(victim) < at) {
                    crew.send(victim, mule, cents, Town.seconds(at));
                    gathered += cents;
                }
            }
        }
        return Math.max(gathered, 4000);
    }

    private static void takeOut(Crew crew, int member, long cents, long after) {
        long at = Town.seconds(after + (long) (crew.dice.uniform(0.5, 20) * Town.HOUR));
        var tools = new Parties(crew.ownCard(member), crew.ownDevice(member), crew.ip(member), null, null);
        crew.buyAt(member, at, new Basket(crew.town.merchant(crew.dice), Math.round(cents * 0.9)), tools);
    }

    /** Money that goes round and comes back, a little less each time. */
    static void moneyCycle(Crew crew) {
        int size = crew.ring.size();
        for (int m = 0; m < size; m++) {
            if (crew.shares(0.35)) {
                crew.touchNetwork(m, crew.ring.joinedAt(m));
            }
        }
        int rounds = Math.max(2, (int) Math.round(size / 2 * crew.style.activity()));
        for (int r = 0; r < rounds; r++) {
            int length = Math.min(size, crew.dice.between(3, 6));
            int first = r == 0 ? 0 : crew.dice.below(size);
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
                cents = Math.round(cents * crew.dice.uniform(0.95, 1));
                at += (long) (crew.dice.uniform(0.5, 9) * Town.HOUR);
            }
        }
    }

    /** Purchases that are none, at a merchant who is in on it. */
    static void merchantCollusion(Crew crew) {
        int merchant = crew.town.smallMerchant(crew.dice);
        double usual = crew.town.usualPrice(merchant) * 1.6;
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            if (!crew.atTheEdge(m) && crew.shares(0.6)) {
                bank(crew, m, joined);
            } else {
                crew.touchNetwork(m, joined);
            }
            int times = crew.times(2, 5);
            for (int i = 0; i < times; i++) {
                long cents = Math.round(crew.dice.logNormal(usual, 0.35)) * 100;
                var tools = new Parties(crew.ownCard(m), crew.ownDevice(m), crew.ip(m), null, null);
                crew.buyAt(m, crew.later(m, 25), new Basket(merchant, cents), tools);
            }
        }
    }

    /** Patient accounts that behave until they all spend what they can within days. */
    static void bustOut(Crew crew) {
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            if (crew.atTheEdge(m)) {
                crew.touchNetwork(m, joined);
            } else if (crew.shares(0.6)) {
                bank(crew, m, joined);
            } else {
                crew.touchDevice(m, joined);
            }
            int times = crew.times(2, 4);
            for (int i = 0; i < times; i++) {
                int merchant = crew.town.merchant(crew.dice);
                long cents = 3 * crew.town.price(crew.dice, merchant);
                boolean pool = crew.shares(0.35);
                long at = crew.later(m, 4);
                String device = pool ? crew.poolDevice(m, at) : crew.ownDevice(m);
                var tools = new Parties(crew.ownCard(m), device, crew.ip(m), null, null);
                crew.buyAt(m, at, new Basket(merchant, cents), tools);
            }
        }
    }

    /** Old honest accounts in other hands: the hijackers' devices appear, and money leaves. */
    static void accountTakeover(Crew crew) {
        int drop = crew.account(0);
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            if (crew.atTheEdge(m)) {
                crew.touchNetwork(m, joined);
            } else {
                crew.touchDevice(m, joined);
            }
            int times = crew.times(1, 3);
            for (int i = 0; i < times; i++) {
                long at = crew.later(m, 2);
                crew.buy(m, at, crew.ownCard(m), crew.poolDevice(m, at));
            }
            if (m > 0 && crew.dice.chance(0.4)) {
                crew.send(crew.account(m), drop, Math.round(crew.dice.logNormal(120, 0.7)) * 100, crew.later(m, 2));
            }
        }
    }

    private static void bank(Crew crew, int member, long at) {
        int slot = member / 7;
        crew.recorder.link(
                crew.account(member),
                crew.names.entity(EntityType.BANK_ACCOUNT, Owner.RING, crew.ring.number, slot),
                at);
    }
}
