package io.ringfence.simulation;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Dice.Stream;
import io.ringfence.simulation.Names.Owner;
import org.jspecify.annotations.Nullable;

/**
 * The ordinary life of one account: what it registers, what it buys, whom it sends money. Fraudsters live it too; it is
 * their camouflage.
 */
final class HonestLife {
    private final World world;
    private final Town town;
    private final Names names;
    private final Population people;
    private final Recorder recorder;
    private final HonestManner manner;

    HonestLife(World world, Recorder recorder) {
        this.world = world;
        town = world.town();
        names = world.names();
        people = world.population();
        this.recorder = recorder;
        manner = world.parameters().manner().honest();
    }

    /** One account's means, drawn once; {@code life} is how much of an honest life it leads. */
    private record Means(int account, int devices, int cards, int carrier, double appetite, double life) {}

    void live(int account) {
        var dice = new Dice(world.parameters().seed(), Stream.LIFE, account);
        Means means = means(account, dice);
        recorder.open(account);
        register(means, dice);
        long from = Math.max(town.start, people.openedAt(account));
        double share = (double) (town.end - from) / (town.end - town.start);
        int payments = dice.count(manner.payments() * share * dice.logNormal(0.8, 0.7) * means.life());
        for (int i = 0; i < payments; i++) {
            long at = town.awake(dice, from, town.end);
            if (dice.chance(manner.transfers())) {
                transfer(means, at, dice);
            } else {
                buy(means, at, dice);
            }
        }
    }

    private Means means(int account, Dice dice) {
        int devices = dice.chance(manner.secondDevice()) ? 2 : 1;
        int cards = dice.chance(manner.secondCard()) ? 2 : 1;
        int carrier = town.gateway(dice);
        double appetite = dice.logNormal(1, 0.5);
        devices += manner.furtherDevices() > 0 ? further(manner.furtherDevices(), dice) : 0;
        cards += manner.furtherCards() > 0 ? further(manner.furtherCards(), dice) : 0;
        return new Means(account, devices, cards, carrier, appetite, people.honestLife(account));
    }

    private static int further(double mean, Dice dice) {
        return Math.min(60, dice.count(dice.logNormal(0.8, 0.7) * mean));
    }

    private void register(Means means, Dice dice) {
        int account = means.account();
        long opened = people.openedAt(account);
        long from = Math.max(town.start, opened);
        boolean family = people.inHousehold(account);
        int home = people.home(account);
        double life = means.life();
        double contacts = life * manner.registered();
        double sharing = manner.household();
        if (dice.chance(0.9)) {
            recorder.link(account, names.entity(EntityType.EMAIL, Owner.ACCOUNT, account, 0), opened);
        }
        if (dice.chance(0.6 * contacts)) {
            boolean shared = family && dice.chance(0.22 * sharing);
            recorder.link(account, own(EntityType.PHONE, shared, account, home), opened);
        }
        if (dice.chance(0.7 * life)) {
            recorder.device(account, device(means, dice), from);
        }
        if (dice.chance(0.35 * life)) {
            recorder.ip(account, ip(means, dice), from);
        }
        if (dice.chance(0.3 * contacts)) {
            recorder.link(account, own(EntityType.ADDRESS, family && dice.chance(0.9), account, home), opened);
        }
        if (dice.chance(0.2 * contacts)) {
            boolean shared = family && dice.chance(0.55 * sharing);
            recorder.link(account, own(EntityType.BANK_ACCOUNT, shared, account, home), town.any(dice, from, town.end));
        }
        if (opened >= town.start && dice.chance(0.07)) {
            refer(account, opened, dice);
        }
    }

    private void refer(int account, long opened, Dice dice) {
        int friend = people.friend(dice, account);
        if (people.openedAt(friend) < opened) {
            recorder.link(account, EntityId.account(Names.account(friend)), opened);
        }
    }

    private EntityId own(String type, boolean shared, int account, int home) {
        return shared ? names.entity(type, Owner.HOME, home, 0) : names.entity(type, Owner.ACCOUNT, account, 0);
    }

    private void buy(Means means, long at, Dice dice) {
        int merchant = town.merchant(dice);
        long cents = Math.round(town.price(dice, merchant) * means.appetite());
        String card = card(means, dice);
        recorder.pay(
                means.account(),
                cents,
                at,
                new Parties(card, device(means, dice), ip(means, dice), null, names.merchant(merchant)));
    }

    private void transfer(Means means, long at, Dice dice) {
        int friend = people.friend(dice, means.account());
        String device = device(means, dice);
        String ip = ip(means, dice);
        long cents = Math.round(dice.logNormal(45, 1.1)) * 100;
        if (people.openedAt(friend) < at) {
            recorder.pay(means.account(), cents, at, new Parties(null, device, ip, Names.account(friend), null));
        }
    }

    private String device(Means means, Dice dice) {
        if (people.inHousehold(means.account()) && dice.chance(0.12 * manner.household())) {
            return names.device(Owner.HOME, people.home(means.account()), 0);
        }
        return names.device(Owner.ACCOUNT, means.account(), one(means.devices(), dice));
    }

    private @Nullable String card(Means means, Dice dice) {
        if (dice.chance(0.03)) {
            return null;
        }
        if (people.inHousehold(means.account()) && dice.chance(0.3 * manner.household())) {
            return names.card(Owner.HOME, people.home(means.account()), 0);
        }
        return names.card(Owner.ACCOUNT, means.account(), one(means.cards(), dice));
    }

    /** The first thing of its kind mostly, the others now and then. */
    private static int one(int things, Dice dice) {
        if (things == 1) {
            return 0;
        }
        double others = things == 2 ? 0.3 : 1 - 1.0 / things;
        return dice.chance(others) ? (things == 2 ? 1 : 1 + dice.below(things - 1)) : 0;
    }

    private String ip(Means means, Dice dice) {
        NetworkManner networks = manner.networks();
        double draw = dice.uniform();
        if (draw < networks.home()) {
            return names.homeIp(people.home(means.account()));
        }
        if (draw < networks.home() + networks.gateway()) {
            return names.gatewayIp(dice.chance(0.8) ? means.carrier() : town.gateway(dice));
        }
        if (draw < networks.home() + networks.gateway() + networks.place()) {
            return names.placeIp(town.place(dice));
        }
        return names.mobileIp(means.account(), dice.below(networks.ownAddresses()));
    }
}
