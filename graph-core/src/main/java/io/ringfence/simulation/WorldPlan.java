package io.ringfence.simulation;

import io.ringfence.simulation.Dice.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Deals the accounts out to rings, to lone fraudsters, to innocent groups and to households. */
final class WorldPlan {
    final Population population;
    final List<RingPlan> rings = new ArrayList<>();
    final List<PlantedPlan> planted;
    final List<Group> groups = new ArrayList<>();
    final List<Loner> loners = new ArrayList<>();

    private final SimulationParameters parameters;
    private final Mixture mixture;
    private final Town town;
    private final Dice dice;
    private final int[] order;
    private int dealt;

    /** A fraudster without a ring. */
    record Loner(int account, long actAt) {}

    WorldPlan(SimulationParameters parameters, Town town) {
        this.parameters = parameters;
        this.town = town;
        mixture = parameters.manner().mixture();
        dice = new Dice(parameters.seed(), Stream.PLAN, 0);
        population = new Population(parameters, town);
        order = new int[parameters.accounts()];
        Arrays.setAll(order, i -> i);
        dice.shuffle(order);
        long fraud = Math.max(3, Math.round(parameters.accounts() * parameters.fraudShare()));
        int inRings = Math.max(3, (int) Math.round(fraud * (1 - mixture.loners())));
        planted = new Planting(parameters, population, town).plant(inRings, () -> order[dealt++]);
        dealRings(inRings - dealt);
        dealLoners((int) fraud - dealt);
        int honestFrom = dealt;
        for (GroupKind kind : GroupKind.values()) {
            dealGroups(kind, (int) (parameters.accounts() * mixture.share(kind)));
        }
        dealCouples((int) (parameters.accounts() * parameters.manner().honest().couples()));
        lodge(honestFrom);
    }

    private void dealRings(int members) {
        int left = members;
        RingManner manner = parameters.manner().rings();
        while (left >= 3) {
            int size = Math.min(left, dice.heavyTailed(3, manner.largest(), manner.tail()));
            if (left - size < 3) {
                size = Math.min(left, manner.largest());
            }
            rings.add(ring(mixture.draw(dice), size));
            left -= size;
        }
    }

    private RingPlan ring(Scheme scheme, int size) {
        RingManner manner = parameters.manner().rings();
        int number = rings.size();
        RingStyle style = manner.styleOf(parameters.seed(), number).under(parameters.adversary());
        int variant = manner.variantOf(parameters.seed(), number, scheme);
        var ring = new RingPlan(number, new RingPlan.Method(scheme, variant, style), size);
        long last = town.end - 2 * Town.DAY;
        long begin = town.any(dice, town.start + 2 * Town.DAY, town.end - 14 * Town.DAY);
        double days = scheme.joinDays * dice.logNormal(1, 0.45) * Math.min(2, 0.6 + size / 20.0) * style.joinScale();
        if (style.joinScale() > 1) {
            begin = Math.max(town.start + 2 * Town.DAY, Math.min(begin, last - (long) (days * Town.DAY)));
        }
        for (int m = 0; m < size; m++) {
            int account = order[dealt++];
            population.setFraud(account);
            ring.set(m, account, RingRoles.role(ring, m, dice));
            long joined = town.awake(dice, begin, begin + (long) (days * Town.DAY) + Town.HOUR);
            joined = Math.min(joined, last - town.any(dice, 0, 3 * Town.DAY));
            if (m == 0) {
                joined = begin;
            }
            long act = joined + (long) (dice.uniform(scheme.actFrom, scheme.actTo) * style.patience() * Town.DAY);
            ring.setTimes(m, joined, Town.seconds(Math.min(act, Math.max(joined, town.end - Town.DAY))));
            boolean fresh = dice.chance(style.fresh(scheme.newShare));
            boolean hijacked = style.hijacked() > 0 && dice.chance(style.hijacked());
            open(account, joined, fresh && !hijacked);
            population.setHonestLife(account, hijacked ? 1 : style.honestLife());
        }
        return ring;
    }

    /** A new account is opened on joining or kept in reserve for some weeks; another was there long before. */
    private void open(int account, long joined, boolean fresh) {
        if (fresh) {
            long reserve = dice.chance(0.4) ? (long) (dice.waiting(15) * Town.DAY) : 0;
            population.open(account, Town.seconds(joined - reserve));
        } else if (population.openedAt(account) > joined - 20 * Town.DAY) {
            population.open(account, Population.older(town, dice, joined - 20 * Town.DAY));
        }
    }

    private void dealLoners(int count) {
        for (int i = 0; i < count; i++) {
            int account = order[dealt++];
            population.setFraud(account);
            long from = Math.max(town.start, population.openedAt(account));
            loners.add(new Loner(account, town.any(dice, Math.min(from, town.end - Town.DAY), town.end)));
        }
    }

    private void dealGroups(GroupKind kind, int budget) {
        int left = Math.min(budget, order.length - dealt);
        while (left >= kind.smallest) {
            int size = kind == GroupKind.PLACEHOLDER
                    ? Math.max(kind.smallest, budget / Placeholders.COUNT)
                    : dice.heavyTailed(kind.smallest, largest(kind), kind.alpha);
            size = Math.min(size, left);
            int[] members = Arrays.copyOfRange(order, dealt, dealt + size);
            dealt += size;
            left -= size;
            settle(new Group(groups.size(), kind, vigour(), members));
        }
    }

    private double vigour() {
        if (mixture.decoyVariety() == 0) {
            return 1;
        }
        var own = new Dice(parameters.seed(), Stream.STYLE, Integer.MIN_VALUE + (long) groups.size());
        return Math.clamp(own.logNormal(1, mixture.decoyVariety()), 0.2, 6);
    }

    private int largest(GroupKind kind) {
        return Math.max(kind.smallest, (int) Math.round(kind.largest * mixture.decoySize()));
    }

    private void settle(Group group) {
        groups.add(group);
        int host = group.account(0);
        switch (group.kind) {
            case FAMILY -> {
                for (int m = 0; m < group.size(); m++) {
                    population.moveIn(group.account(m), host, true);
                }
            }
            case FRIENDS_BURST -> {
                long day = town.any(dice, town.start, town.end - 10 * Town.DAY);
                for (int m = 0; m < group.size(); m++) {
                    population.open(group.account(m), town.awake(dice, day, day + 2 * Town.DAY));
                }
            }
            case PAYROLL, MARKETPLACE_SELLER, TREASURER -> makeOld(host);
            case FLATSHARE -> {
                for (int m = 0; m < group.size(); m++) {
                    population.moveIn(group.account(m), host, false);
                }
            }
            case SEASONAL_WAVE -> openWithin(group, 0, dice.uniform(1, 6));
            case AGENT_DEVICE -> openWithin(group, 0, dice.uniform(2, 90));
            case AMBASSADOR -> {
                makeOld(host);
                openWithin(group, 1, dice.uniform(5, 60));
            }
            case GROUP_TRIP, HOTEL_COMPUTER -> {
                for (int m = 0; m < group.size(); m++) {
                    makeOld(group.account(m));
                }
            }
            default -> {}
        }
    }

    private void makeOld(int account) {
        if (population.openedAt(account) > town.start) {
            population.open(account, Population.older(town, dice, town.start));
        }
    }

    /** All members from one on open their accounts within so many days, at the hours of the day. */
    private void openWithin(Group group, int first, double days) {
        long latest = Math.max(town.start + 1, town.end - (long) ((days + 5) * Town.DAY));
        long day = town.any(dice, town.start, latest);
        for (int m = first; m < group.size(); m++) {
            long at = town.awake(dice, day, Math.min(town.end - Town.DAY, day + (long) (days * Town.DAY)));
            population.open(group.account(m), at);
        }
    }

    private void dealCouples(int budget) {
        int until = Math.min(order.length - 1, dealt + budget);
        while (dealt + 1 < until) {
            population.moveIn(order[dealt], order[dealt], true);
            population.moveIn(order[dealt + 1], order[dealt], true);
            dealt += 2;
        }
    }

    /** Some fraudsters live with honest people. */
    private void lodge(int fraudUntil) {
        for (int i = 0; i < fraudUntil && fraudUntil < order.length; i++) {
            if (dice.chance(mixture.lodgers())) {
                int neighbour = order[fraudUntil + dice.below(order.length - fraudUntil)];
                population.moveIn(order[i], population.home(neighbour), false);
            }
        }
    }
}
