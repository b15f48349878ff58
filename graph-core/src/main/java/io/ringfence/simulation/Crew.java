package io.ringfence.simulation;

import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Dice.Stream;
import io.ringfence.simulation.Names.Owner;
import org.jspecify.annotations.Nullable;

/** One ring at work: what its members share, and the moves that all schemes are made of. */
final class Crew {
    private static final long ROTATION = 12 * Town.DAY;
    private static final int MEMBERS_PER_DEVICE = 5;

    final RingPlan ring;
    final Dice dice;
    final World world;
    final Recorder recorder;
    final Names names;
    final Town town;
    private final long begin;
    private final int devices;
    private final int addresses;

    Crew(RingPlan ring, World world, Recorder recorder) {
        this.ring = ring;
        this.world = world;
        this.recorder = recorder;
        names = world.names();
        town = world.town();
        dice = new Dice(world.parameters().seed(), Stream.RING, ring.number);
        begin = ring.joinedAt(0);
        devices = 1 + ring.size() / MEMBERS_PER_DEVICE;
        addresses = 1 + ring.size() / 6;
    }

    int account(int member) {
        return ring.account(member);
    }

    boolean atTheEdge(int member) {
        return ring.role(member) == RingPlan.Role.PERIPHERY;
    }

    /** A device of the pool. Devices rotate: each is dropped after some weeks, and the next has some of the same users. */
    String poolDevice(int member, long at) {
        int epoch = (int) Math.max(0, (at - begin) / ROTATION);
        return names.device(Owner.RING, ring.number, member % devices + epoch);
    }

    String ownDevice(int member) {
        return names.device(Owner.ACCOUNT, account(member), 0);
    }

    String ownCard(int member) {
        return names.card(Owner.ACCOUNT, account(member), 0);
    }

    String ownIp(int member) {
        return names.homeIp(world.population().home(account(member)));
    }

    String poolIp() {
        return names.ringIp(ring.number, dice.below(addresses));
    }

    /** The ring's own network, that of an unknowing household behind a proxy, a carrier's, or the member's home. */
    String ip(int member) {
        double draw = dice.uniform();
        if (draw < 0.3) {
            return poolIp();
        }
        if (draw < 0.5) {
            return names.homeIp(dice.below(town.accounts));
        }
        return draw < 0.75 ? names.gatewayIp(town.gateway(dice)) : ownIp(member);
    }

    /** A moment some days after a member first acts. */
    long later(int member, double days) {
        long from = ring.actAt(member);
        long to = from + (long) (days * Town.DAY) + Town.HOUR;
        return dice.chance(0.85) ? town.awake(dice, from, to) : town.any(dice, from, to);
    }

    /** A purchase like any other, only with the crew's tools. */
    void buy(int member, long at, @Nullable String card, @Nullable String device) {
        int merchant = town.merchant(dice);
        buyAt(
                member,
                at,
                new Basket(merchant, town.price(dice, merchant)),
                new Parties(card, device, ip(member), null, null));
    }

    /** What is bought where. */
    record Basket(int merchant, long cents) {}

    void buyAt(int member, long at, Basket basket, Parties tools) {
        var parties =
                new Parties(tools.cardId(), tools.deviceId(), tools.ip(), null, names.merchant(basket.merchant()));
        recorder.pay(account(member), basket.cents(), at, parties);
    }

    /** Money from one account to another, from the payer's own phone. */
    void send(int from, int to, long cents, long at) {
        if (from == to || world.population().openedAt(to) >= at) {
            return;
        }
        String ip = dice.chance(0.3)
                ? names.gatewayIp(town.gateway(dice))
                : names.homeIp(world.population().home(from));
        String device = names.device(Owner.ACCOUNT, from, 0);
        recorder.pay(from, cents, at, new Parties(null, device, ip, Names.account(to), null));
    }
}
