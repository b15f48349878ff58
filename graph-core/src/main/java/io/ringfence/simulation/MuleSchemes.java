package io.ringfence.simulation;

import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Crew.Basket;

/** Money that victims pay, on its way through mules. */
final class MuleSchemes {
    private MuleSchemes() {}

    /**
     * Victims pay mules, mules pass it on within hours, the last one takes it out. Variants: several layers; one sum
     * scattered over many mules who each take it out; and one sum scattered and gathered again.
     */
    static void muleNetwork(Crew crew) {
        int size = crew.ring.size();
        for (int m = 0; m < size; m++) {
            if (crew.shares(0.3)) {
                crew.touchNetwork(m, crew.ring.joinedAt(m));
            }
        }
        switch (crew.ring.variant) {
            case 1 -> layers(crew);
            case 2 -> scatter(crew, false);
            case 3 -> scatter(crew, true);
            default -> gatherAndPassOn(crew);
        }
    }

    private static void gatherAndPassOn(Crew crew) {
        int size = crew.ring.size();
        int organiser = crew.account(0);
        int cashOut = crew.account(size - 1);
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

    /** Collectors, then one or more layers of mules, then the account that takes the money out. */
    private static void layers(Crew crew) {
        int size = crew.ring.size();
        int layers = Math.min(crew.dice.between(3, 5), size);
        for (int m = 0; m < size - 1; m++) {
            int rounds = crew.times(1, 2);
            for (int r = 0; r < rounds && layer(m, size, layers) == 0; r++) {
                long at = together(crew, crew.later(m, 12));
                long cents = gather(crew, crew.account(m), at);
                int holder = m;
                for (int layer = 1; layer < layers; layer++) {
                    int next = layer == layers - 1 ? size - 1 : inLayer(crew, layer, layers);
                    at += (long) (crew.dice.uniform(0.5, 15) * Town.HOUR);
                    cents = Math.round(cents * crew.dice.uniform(0.9, 0.98));
                    crew.send(crew.account(holder), crew.account(next), cents, Town.seconds(at));
                    holder = next;
                }
                if (crew.dice.chance(0.5)) {
                    takeOut(crew, holder, cents, at);
                }
            }
        }
        // a mule in a middle layer that no round came by passes on a sum of its own
        for (int m = 1; m < size - 1; m++) {
            if (layer(m, size, layers) > 0) {
                long at = together(crew, crew.later(m, 12));
                long cents = gather(crew, crew.account(m), at);
                crew.send(crew.account(m), crew.account(size - 1), cents, at + 5 * Town.HOUR);
            }
        }
    }

    private static int layer(int member, int size, int layers) {
        return member == size - 1 ? layers - 1 : member * (layers - 1) / (size - 1);
    }

    private static int inLayer(Crew crew, int layer, int layers) {
        int size = crew.ring.size();
        int first = (layer * (size - 1) + layers - 2) / (layers - 1);
        int next = ((layer + 1) * (size - 1) + layers - 2) / (layers - 1);
        return Math.min(size - 2, first + crew.dice.below(Math.max(1, next - first)));
    }

    /** A large sum comes to the first, who spreads it within a day; the mules take it out or pass it to the last. */
    private static void scatter(Crew crew, boolean gatherAgain) {
        int size = crew.ring.size();
        int rounds = crew.times(1, 2);
        for (int r = 0; r < rounds; r++) {
            long at = together(crew, crew.later(0, 12));
            gather(crew, crew.account(0), at);
            for (int m = 1; m < (gatherAgain ? size - 1 : size); m++) {
                long cents = Math.round(crew.dice.logNormal(110, 0.3)) * 100;
                long paid = at + (long) (crew.dice.uniform(0.5, 24) * Town.HOUR);
                crew.send(crew.account(0), crew.account(m), cents, Town.seconds(paid));
                long passed = paid + (long) (crew.dice.uniform(1, 40) * Town.HOUR);
                long kept = Math.round(cents * crew.dice.uniform(0.9, 0.97));
                if (gatherAgain) {
                    crew.send(crew.account(m), crew.account(size - 1), kept, Town.seconds(passed));
                } else if (crew.dice.chance(0.7)) {
                    takeOut(crew, m, kept, passed);
                }
            }
        }
    }

    /** Not before the last member has joined, so that nobody is paid who is not there yet. */
    private static long together(Crew crew, long at) {
        long latest = at;
        for (int m = 0; m < crew.ring.size(); m++) {
            latest = Math.max(latest, crew.ring.joinedAt(m) + Town.HOUR);
        }
        return Math.min(latest, Math.max(at, crew.town.end - 3 * Town.DAY));
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
}
