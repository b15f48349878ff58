package io.ringfence.simulation;

import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Dice.Stream;
import io.ringfence.simulation.Names.Owner;
import org.jspecify.annotations.Nullable;

/** One ring at work: what its members share, and the moves that all schemes are made of. */
final class Crew {
    final RingPlan ring;
    final RingStyle style;
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
        style = ring.style;
        this.world = world;
        this.recorder = recorder;
        names = world.names();
        town = world.town();
        dice = new Dice(world.parameters().seed(), Stream.RING, ring.number);
        begin = ring.joinedAt(0);
        devices = 1 + ring.size() / style.membersPerDevice();
        addresses = 1 + ring.size() / 6;
    }

    int account(int member) {
        return ring.account(member);
    }

    boolean atTheEdge(int member) {
        return ring.role(member) == RingPlan.Role.PERIPHERY;
    }

    /** Whether this time a member does the shared way what by nature of the scheme is done so with this chance. */
    boolean shares(double nature) {
        return dice.chance(style.shared(nature));
    }

    /** Whether this time a member uses what is its own where by nature of the scheme it does so with this chance. */
    boolean keeps(double nature) {
        return dice.chance(1 - style.shared(1 - nature));
    }

    /** How often something is done, at least once. */
    int times(int low, int high) {
        return Math.max(1, (int) Math.round(dice.between(low, high) * style.activity()));
    }

    /** A device of the pool. Devices rotate: each is dropped after some weeks, and the next has some of the same users. */
    String poolDevice(int member, long at) {
        int epoch = (int) Math.max(0, (at - begin) / (style.rotationDays() * Town.DAY));
        boolean another = style.mixing() > 0 && dice.chance(style.mixing());
        int usual = another ? dice.below(devices) : member % devices;
        return names.device(Owner.RING, ring.number, usual + epoch);
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

    private String poolIp() {
        return names.ringIp(ring.number, dice.below(addresses));
    }

    /** The member is seen on a device of the pool; in a world without devices, on the ring's network. */
    void touchDevice(int member, long at) {
        if (world.parameters().manner().recorded().devices() > 0) {
            recorder.device(account(member), poolDevice(member, at), at);
        } else {
            recorder.ip(account(member), poolIp(), at);
        }
    }

    /** The member is seen on the ring's network; in a world without addresses, on a device of the pool. */
    void touchNetwork(int member, long at) {
        if (world.parameters().manner().recorded().ips() > 0) {
            String own = poolIp();
            recorder.ip(account(member), hides() ? names.gatewayIp(town.gateway(dice)) : own, at);
        } else {
            recorder.device(account(member), poolDevice(member, at), at);
        }
    }

    /** Whether a tie by network or address goes through a hub this time. */
    boolean hides() {
        return style.hiding() > 0 && dice.chance(style.hiding());
    }

    /** The ring's own network, that of an unknowing household behind a proxy, a carrier's, or the member's home. */
    String ip(int member) {
        double draw = dice.uniform();
        double own = style.ownNetwork();
        if (draw < own && !hides()) {
            return poolIp();
        }
        double proxies = own + style.proxies();
        if (draw >= own && draw < proxies) {
            return names.homeIp(dice.below(town.accounts));
        }
        return draw < proxies + style.gateways() ? names.gatewayIp(town.gateway(dice)) : ownIp(member);
    }

    /** A moment some days after a member first acts; patient rings take longer, as far as the window allows. */
    long later(int member, double days) {
        long from = ring.actAt(member);
        long to = from + (long) (days * style.patience() * Town.DAY) + Town.HOUR;
        if (style.patience() > 1) {
            to = Math.max(from + Town.HOUR, Math.min(to, town.end - Town.HOUR));
        }
        return dice.chance(0.85) ? town.awake(dice, from, to) : town.any(dice, from, to);
    }

    /** A moment within so many days after the last member has begun to act: they all strike at once. */
    long together(double days) {
        long from = ring.actAt(0);
        for (int m = 1; m < ring.size(); m++) {
            from = Math.max(from, ring.actAt(m));
        }
        return Math.min(town.any(dice, from, from + (long) (days * Town.DAY)), town.end - Town.HOUR);
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

    /** The member gives a contact of the ring's: a phone, an address, a bank account. */
    void give(int member, String type, int slot, long at) {
        recorder.link(account(member), names.entity(type, Owner.RING, ring.number, slot), at);
    }

    String card(int slot) {
        return names.card(Owner.RING, ring.number, slot);
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
