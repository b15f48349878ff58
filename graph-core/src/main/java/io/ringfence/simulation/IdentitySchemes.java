package io.ringfence.simulation;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Crew.Basket;
import io.ringfence.simulation.Names.Owner;
import java.util.List;

/** Schemes whose members give themselves away by the contacts, accounts and cards that they share. */
final class IdentitySchemes {
    private static final List<String> CHAINED =
            List.of(EntityType.PHONE, EntityType.ADDRESS, EntityType.BANK_ACCOUNT, EntityType.DEVICE);

    private IdentitySchemes() {}

    /**
     * Made-up people, each of whom shares one thing with the next and nothing with the others. Variants: a star, where
     * each shares one thing with the first; and a pool of parts recombined at random. Both spend all at the end.
     */
    static void syntheticIdentity(Crew crew) {
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            switch (crew.ring.variant) {
                case 1 -> star(crew, m, joined);
                case 2 -> pool(crew, m, joined);
                default -> chain(crew, m);
            }
            int times = crew.times(1, 3);
            for (int i = 0; i < times; i++) {
                crew.buy(m, crew.later(m, 20), crew.ownCard(m), crew.ownDevice(m));
            }
            if (crew.ring.variant > 0) {
                int merchant = crew.town.merchant(crew.dice);
                long cents = 3 * crew.town.price(crew.dice, merchant);
                var tools = new Parties(crew.ownCard(m), crew.ownDevice(m), crew.ip(m), null, null);
                crew.buyAt(m, crew.together(4), new Basket(merchant, cents), tools);
            }
        }
    }

    private static void chain(Crew crew, int m) {
        for (int side = m == 0 ? m + 1 : m; side <= m + 1 && side < crew.ring.size(); side++) {
            share(crew, m, CHAINED.get((side + crew.ring.number) % CHAINED.size()), side);
        }
    }

    private static void star(Crew crew, int m, long joined) {
        if (m > 0) {
            share(crew, m, CHAINED.get(m % 3), m % 3);
        } else {
            for (int i = 0; i < 3; i++) {
                crew.give(0, CHAINED.get(i), i, joined);
            }
        }
    }

    private static void pool(Crew crew, int m, long joined) {
        int parts = 1 + crew.ring.size() / 3;
        int taken = crew.dice.between(2, 3);
        for (int i = 0; i < taken; i++) {
            // the first part ties each to the pool of all before, so that the ring hangs together
            int slot = i == 0 ? m * parts / crew.ring.size() : crew.dice.below(parts);
            crew.give(m, CHAINED.get((i + m) % 3), slot, joined);
        }
    }

    private static void share(Crew crew, int m, String type, int slot) {
        long joined = crew.ring.joinedAt(m);
        if (type.equals(EntityType.DEVICE)) {
            crew.recorder.device(crew.account(m), crew.names.device(Owner.RING, crew.ring.number, slot), joined);
        } else {
            crew.give(m, type, slot, joined);
        }
    }

    /**
     * Patient accounts that behave until they all spend what they can within days. Variants: tied by phones alone, by
     * postal addresses alone, by bank accounts alone.
     */
    static void bustOut(Crew crew) {
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            boolean edge = crew.atTheEdge(m);
            if (crew.ring.variant > 0) {
                crew.give(m, CHAINED.get(crew.ring.variant - 1), m / 8, joined);
                if (m % 8 == 0 && m > 0) {
                    crew.give(m, CHAINED.get(crew.ring.variant - 1), m / 8 - 1, joined);
                }
            } else if (edge) {
                crew.touchNetwork(m, joined);
            } else if (crew.shares(0.6)) {
                crew.give(m, EntityType.BANK_ACCOUNT, m / 7, joined);
            } else {
                crew.touchDevice(m, joined);
            }
            int times = crew.times(2, 4);
            for (int i = 0; i < times; i++) {
                int merchant = crew.town.merchant(crew.dice);
                long cents = 3 * crew.town.price(crew.dice, merchant);
                boolean pool = crew.ring.variant == 0 && crew.shares(0.35);
                long at = crew.later(m, 4);
                String device = pool ? crew.poolDevice(m, at) : crew.ownDevice(m);
                var tools = new Parties(crew.ownCard(m), device, crew.ip(m), null, null);
                crew.buyAt(m, at, new Basket(merchant, cents), tools);
            }
        }
    }

    /**
     * Old honest accounts in other hands: the hijackers' devices appear, and money leaves. Variants: all from a few
     * addresses and never the same device; and the hijackers put their own phones on the accounts.
     */
    static void accountTakeover(Crew crew) {
        int drop = crew.account(0);
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            if (crew.ring.variant == 1 || crew.atTheEdge(m)) {
                crew.touchNetwork(m, joined);
            } else {
                crew.touchDevice(m, joined);
            }
            if (crew.ring.variant == 2) {
                crew.give(m, EntityType.PHONE, m / 6, joined + 60 * Town.SECOND);
            }
            int times = crew.times(1, 3);
            for (int i = 0; i < times; i++) {
                long at = crew.later(m, 2);
                // an emulator of its own for each account, where only the network is shared
                String strange = crew.names.device(Owner.RING, crew.ring.number, 1000 + m);
                crew.buy(m, at, crew.ownCard(m), crew.ring.variant == 1 ? strange : crew.poolDevice(m, at));
                if (crew.ring.variant == 1) {
                    crew.touchNetwork(m, at);
                }
            }
            if (m > 0 && crew.dice.chance(0.4)) {
                crew.send(crew.account(m), drop, Math.round(crew.dice.logNormal(120, 0.7)) * 100, crew.later(m, 2));
            }
        }
    }

    /**
     * Goods bought with many cards, mostly stolen, and sent to a few drop addresses. Variants: all orders through the
     * ring's network too; and the receivers' phones are shared as well.
     */
    static void reshipping(Crew crew) {
        int drops = 1 + crew.ring.size() / 9;
        int stolen = 0;
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            order(crew, m, m % drops, joined);
            if (crew.ring.variant == 1) {
                crew.touchNetwork(m, joined);
            } else if (crew.ring.variant == 2) {
                crew.give(m, EntityType.PHONE, m % (drops + 1), joined);
            }
            int orders = crew.atTheEdge(m) ? 1 : crew.times(2, 4);
            for (int i = 0; i < orders; i++) {
                long at = crew.later(m, 20);
                boolean again = stolen > 0 && crew.shares(0.15);
                int slot = again ? crew.dice.below(stolen) : stolen++;
                String card = crew.shares(0.75) ? crew.card(slot) : crew.ownCard(m);
                int merchant = crew.town.merchant(crew.dice);
                long cents = Math.round(2.5 * crew.town.price(crew.dice, merchant));
                var tools = new Parties(card, crew.ownDevice(m), crew.ip(m), null, null);
                crew.buyAt(m, at, new Basket(merchant, cents), tools);
                if (crew.shares(0.6)) {
                    order(crew, m, crew.dice.below(drops), at);
                }
            }
        }
    }

    private static void order(Crew crew, int member, int drop, long at) {
        int rotated = (int) Math.max(0, (at - crew.ring.joinedAt(0)) / (4 * crew.style.rotationDays() * Town.DAY));
        if (!crew.hides()) {
            crew.give(member, EntityType.ADDRESS, drop + rotated, at);
        }
    }
}
