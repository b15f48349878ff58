package io.ringfence.simulation;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Crew.Basket;

/** Schemes whose members give themselves away by the devices, networks and offers that they share. */
final class SharingSchemes {
    private SharingSchemes() {}

    /**
     * Accounts run from a few devices that rotate; half of what they do is done from their own. Variants: emulators, where
     * each account has a device of its own but all come from the ring's network; and a farm that cashes out to common
     * bank accounts.
     */
    static void deviceFarm(Crew crew) {
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            if (crew.atTheEdge(m)) {
                crew.touchNetwork(m, joined);
                crew.buy(m, crew.later(m, 10), crew.ownCard(m), crew.ownDevice(m));
                continue;
            }
            boolean emulated = crew.ring.variant == 1;
            if (emulated) {
                crew.touchNetwork(m, joined);
            } else {
                crew.touchDevice(m, joined);
            }
            if (crew.ring.variant == 2 && crew.shares(0.6)) {
                crew.give(m, EntityType.BANK_ACCOUNT, m / 9, crew.later(m, 5));
            }
            int times = crew.times(1, 4);
            for (int i = 0; i < times; i++) {
                long at = crew.later(m, 25);
                boolean pool = i == 0 || crew.shares(0.45);
                if (emulated && pool) {
                    crew.touchNetwork(m, at - Town.SECOND);
                }
                boolean shared = pool && !emulated;
                crew.buy(m, at, crew.ownCard(m), shared ? crew.poolDevice(m, at) : crew.ownDevice(m));
            }
        }
    }

    /**
     * Stolen cards are tried with tiny payments at one merchant. Variants: one program on one device that tries them all;
     * and many hands with devices of their own, tied by the cards alone.
     */
    static void cardTesting(Crew crew) {
        int merchant = crew.town.smallMerchant(crew.dice);
        int cards = 3 * crew.ring.size();
        boolean program = crew.ring.variant == 1;
        boolean hands = crew.ring.variant == 2;
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            if (!hands || crew.atTheEdge(m)) {
                crew.touchNetwork(m, joined);
            }
            if (!hands && !crew.atTheEdge(m) && crew.shares(program ? 0.8 : 0.5)) {
                crew.touchDevice(m, joined);
            }
            int times = crew.atTheEdge(m) ? 1 : crew.times(4, 9);
            for (int i = 0; i < times; i++) {
                int slot = (m * 3 + crew.dice.below(4)) % cards;
                var basket = new Basket(merchant, crew.dice.between(50, 390));
                boolean pool = !hands && crew.shares(program ? 0.8 : 0.3);
                String device = pool ? crew.poolDevice(program ? 0 : m, joined) : crew.ownDevice(m);
                long at = crew.later(m, 4);
                crew.buyAt(m, at, basket, new Parties(crew.card(slot), device, crew.ip(m), null, null));
            }
        }
    }

    /**
     * Many sign-ups in days, one small payment of the same amount each. Variants: tied by the network alone, by a postal
     * address alone, by devices alone.
     */
    static void promotionAbuse(Crew crew) {
        int merchant = crew.town.merchant(crew.dice);
        long offer = Math.round(crew.town.usualPrice(merchant)) * 100 + 99;
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            boolean own = crew.atTheEdge(m) || crew.keeps(0.3);
            String device = crew.ownDevice(m);
            switch (crew.ring.variant) {
                case 1 -> crew.touchNetwork(m, joined);
                case 2 -> {
                    shareAddress(crew, m, joined);
                    if (m % 8 == 7) {
                        crew.give(m, EntityType.ADDRESS, m / 8 + 1, joined);
                    }
                }
                case 3 -> {
                    device = crew.poolDevice(m, joined);
                    crew.touchDevice(m, joined);
                }
                default -> {
                    device = own ? crew.ownDevice(m) : crew.poolDevice(m, joined);
                    crew.recorder.device(crew.account(m), device, joined);
                    if (own || crew.shares(0.4)) {
                        crew.touchNetwork(m, joined);
                    }
                    if (!crew.atTheEdge(m) && crew.shares(0.35)) {
                        shareAddress(crew, m, joined);
                    }
                }
            }
            String ip = crew.ring.variant == 2 || crew.ring.variant == 3 ? crew.ownIp(m) : crew.ip(m);
            var tools = new Parties(crew.ownCard(m), device, ip, null, null);
            crew.buyAt(m, crew.later(m, 2), new Basket(merchant, offer), tools);
        }
    }

    private static void shareAddress(Crew crew, int member, long at) {
        if (!crew.hides()) {
            crew.give(member, EntityType.ADDRESS, member / 8, at);
        }
    }

    /**
     * One organiser invites accounts of his own making, and they one another, for the bonus. Variants: a chain in which
     * each invites the next; and invitations without any money sent on.
     */
    static void referralAbuse(Crew crew) {
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            int account = crew.account(m);
            if (m > 0) {
                int by = crew.dice.chance(0.65) ? 0 : crew.dice.below(m);
                int inviter = crew.ring.variant == 1 ? m - 1 : by;
                crew.recorder.link(account, EntityId.account(Names.account(crew.account(inviter))), joined);
            }
            if (!crew.atTheEdge(m) && crew.shares(0.6)) {
                crew.touchDevice(m, joined);
            } else {
                crew.touchNetwork(m, joined);
            }
            if (m > 0) {
                long bonus = 500L * crew.dice.between(1, 3);
                if (crew.ring.variant != 2) {
                    crew.send(account, crew.account(0), bonus, crew.later(m, 6));
                }
            }
        }
    }

    /**
     * Accounts made by a program minutes apart, each of which takes the bonus of one merchant and hands it over. Variants:
     * the bonus stays where it is; and each account runs in a fresh emulator, tied by the network.
     */
    static void bonusFarming(Crew crew) {
        int merchant = crew.town.merchant(crew.dice);
        long bonus = 100L * crew.dice.between(3, 20);
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            boolean fresh = crew.ring.variant == 2 || crew.atTheEdge(m) || crew.keeps(0.2);
            if (fresh) {
                crew.touchNetwork(m, joined);
            } else {
                crew.touchDevice(m, joined);
            }
            if (crew.ring.variant == 1 && crew.shares(0.6)) {
                crew.touchNetwork(m, joined);
            }
            long at = crew.later(m, 1);
            String device = fresh ? crew.ownDevice(m) : crew.poolDevice(m, at);
            var tools = new Parties(null, device, crew.ip(m), null, null);
            crew.buyAt(m, at, new Basket(merchant, bonus), tools);
            if (m > 0 && crew.ring.variant != 1 && crew.shares(0.7)) {
                long handed = at + (long) (crew.dice.uniform(0.1, 30) * Town.HOUR);
                crew.send(crew.account(m), crew.account(0), bonus, Town.seconds(handed));
            }
        }
    }
}
