package io.ringfence.simulation;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Crew.Basket;
import io.ringfence.simulation.Names.Owner;
import java.util.List;

/** Schemes whose members give themselves away by what they share. */
final class SharingSchemes {
    private static final List<String> CHAINED =
            List.of(EntityType.PHONE, EntityType.ADDRESS, EntityType.BANK_ACCOUNT, EntityType.DEVICE);

    private SharingSchemes() {}

    /** Accounts run from a few devices that rotate; half of what they do is done from their own. */
    static void deviceFarm(Crew crew) {
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            if (crew.atTheEdge(m)) {
                crew.touchNetwork(m, joined);
                crew.buy(m, crew.later(m, 10), crew.ownCard(m), crew.ownDevice(m));
                continue;
            }
            crew.touchDevice(m, joined);
            int times = crew.times(1, 4);
            for (int i = 0; i < times; i++) {
                long at = crew.later(m, 25);
                boolean pool = i == 0 || crew.shares(0.45);
                crew.buy(m, at, crew.ownCard(m), pool ? crew.poolDevice(m, at) : crew.ownDevice(m));
            }
        }
    }

    /** Stolen cards are tried with tiny payments at one merchant. */
    static void cardTesting(Crew crew) {
        int merchant = crew.town.smallMerchant(crew.dice);
        int cards = 3 * crew.ring.size();
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            crew.touchNetwork(m, joined);
            if (!crew.atTheEdge(m) && crew.shares(0.5)) {
                crew.touchDevice(m, joined);
            }
            int times = crew.atTheEdge(m) ? 1 : crew.times(4, 9);
            for (int i = 0; i < times; i++) {
                int slot = (m * 3 + crew.dice.below(4)) % cards;
                String card = crew.names.card(Owner.RING, crew.ring.number, slot);
                var basket = new Basket(merchant, crew.dice.between(50, 390));
                String device = crew.shares(0.3) ? crew.poolDevice(m, joined) : crew.ownDevice(m);
                crew.buyAt(m, crew.later(m, 4), basket, new Parties(card, device, crew.ip(m), null, null));
            }
        }
    }

    /** Made-up people, each of whom shares one thing with the next and nothing with the others. */
    static void syntheticIdentity(Crew crew) {
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            for (int side = m == 0 ? m + 1 : m; side <= m + 1 && side < crew.ring.size(); side++) {
                String type = CHAINED.get((side + crew.ring.number) % CHAINED.size());
                if (type.equals(EntityType.DEVICE)) {
                    String device = crew.names.device(Owner.RING, crew.ring.number, side);
                    crew.recorder.device(crew.account(m), device, joined);
                } else {
                    EntityId shared = crew.names.entity(type, Owner.RING, crew.ring.number, side);
                    crew.recorder.link(crew.account(m), shared, joined);
                }
            }
            int times = crew.times(1, 3);
            for (int i = 0; i < times; i++) {
                crew.buy(m, crew.later(m, 20), crew.ownCard(m), crew.ownDevice(m));
            }
        }
    }

    /** Many sign-ups in days, one small payment of the same amount each. */
    static void promotionAbuse(Crew crew) {
        int merchant = crew.town.merchant(crew.dice);
        long offer = Math.round(crew.town.usualPrice(merchant)) * 100 + 99;
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            boolean own = crew.atTheEdge(m) || crew.keeps(0.3);
            String device = own ? crew.ownDevice(m) : crew.poolDevice(m, joined);
            crew.recorder.device(crew.account(m), device, joined);
            if (own || crew.shares(0.4)) {
                crew.touchNetwork(m, joined);
            }
            if (!crew.atTheEdge(m) && crew.shares(0.35)) {
                shareAddress(crew, m, joined);
            }
            var tools = new Parties(crew.ownCard(m), device, crew.ip(m), null, null);
            crew.buyAt(m, crew.later(m, 2), new Basket(merchant, offer), tools);
        }
    }

    /** One organiser invites accounts of his own making, and they one another, for the bonus. */
    static void referralAbuse(Crew crew) {
        for (int m = 0; m < crew.ring.size(); m++) {
            long joined = crew.ring.joinedAt(m);
            int account = crew.account(m);
            if (m > 0) {
                int by = crew.dice.chance(0.65) ? 0 : crew.dice.below(m);
                crew.recorder.link(account, EntityId.account(Names.account(crew.account(by))), joined);
            }
            if (!crew.atTheEdge(m) && crew.shares(0.6)) {
                crew.touchDevice(m, joined);
            } else {
                crew.touchNetwork(m, joined);
            }
            if (m > 0) {
                long bonus = 500L * crew.dice.between(1, 3);
                crew.send(account, crew.account(0), bonus, crew.later(m, 6));
            }
        }
    }

    private static void shareAddress(Crew crew, int member, long at) {
        int slot = member / 8;
        crew.recorder.link(
                crew.account(member), crew.names.entity(EntityType.ADDRESS, Owner.RING, crew.ring.number, slot), at);
    }
}
