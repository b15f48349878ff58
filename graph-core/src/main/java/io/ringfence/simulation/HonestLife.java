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
    private static final double PAYMENTS_IN_WINDOW = 7.5;
    private static final double TRANSFERS = 0.12;

    private final World world;
    private final Town town;
    private final Names names;
    private final Population people;
    private final Recorder recorder;

    HonestLife(World world, Recorder recorder) {
        this.world = world;
        town = world.town();
        names = world.names();
        people = world.population();
        this.recorder = recorder;
    }

    /** One account's means, drawn once. */
    private record Means(int account, boolean secondDevice, boolean secondCard, int carrier, double appetite) {}

    void live(int account) {
        var dice = new Dice(world.parameters().seed(), Stream.LIFE, account);
        var means = new Means(account, dice.chance(0.35), dice.chance(0.3), town.gateway(dice), dice.logNormal(1, 0.5));
        recorder.open(account);
        register(means, dice);
        long from = Math.max(town.start, people.openedAt(account));
        double share = (double) (town.end - from) / (town.end - town.start);
        int payments = dice.count(PAYMENTS_IN_WINDOW * share * dice.logNormal(0.8, 0.7));
        for (int i = 0; i < payments; i++) {
            long at = town.awake(dice, from, town.end);
            if (dice.chance(TRANSFERS)) {
                transfer(means, at, dice);
            } else {
                buy(means, at, dice);
            }
        }
    }

    private void register(Means means, Dice dice) {
        int account = means.account();
        long opened = people.openedAt(account);
        long from = Math.max(town.start, opened);
        boolean family = people.inHousehold(account);
        int home = people.home(account);
        if (dice.chance(0.9)) {
            recorder.link(account, names.entity(EntityType.EMAIL, Owner.ACCOUNT, account, 0), opened);
        }
        if (dice.chance(0.6)) {
            boolean shared = family && dice.chance(0.22);
            recorder.link(account, own(EntityType.PHONE, shared, account, home), opened);
        }
        if (dice.chance(0.7)) {
            recorder.device(account, device(means, dice), from);
        }
        if (dice.chance(0.35)) {
            recorder.ip(account, ip(means, dice), from);
        }
        if (dice.chance(0.3)) {
            recorder.link(account, own(EntityType.ADDRESS, family && dice.chance(0.9), account, home), opened);
        }
        if (dice.chance(0.2)) {
            boolean shared = family && dice.chance(0.55);
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
        if (people.inHousehold(means.account()) && dice.chance(0.12)) {
            return names.device(Owner.HOME, people.home(means.account()), 0);
        }
        return names.device(Owner.ACCOUNT, means.account(), means.secondDevice() && dice.chance(0.3) ? 1 : 0);
    }

    private @Nullable String card(Means means, Dice dice) {
        if (dice.chance(0.03)) {
            return null;
        }
        if (people.inHousehold(means.account()) && dice.chance(0.3)) {
            return names.card(Owner.HOME, people.home(means.account()), 0);
        }
        return names.card(Owner.ACCOUNT, means.account(), means.secondCard() && dice.chance(0.3) ? 1 : 0);
    }

    private String ip(Means means, Dice dice) {
        double draw = dice.uniform();
        if (draw < 0.55) {
            return names.homeIp(people.home(means.account()));
        }
        if (draw < 0.83) {
            return names.gatewayIp(dice.chance(0.8) ? means.carrier() : town.gateway(dice));
        }
        if (draw < 0.89) {
            return names.placeIp(town.place(dice));
        }
        return names.mobileIp(means.account(), dice.below(4));
    }
}
