package io.ringfence.simulation;

import io.ringfence.graph.EntityId;
import io.ringfence.simulation.Circle.Tools;
import io.ringfence.simulation.Crew.Basket;

/** Innocent groups whose members do the same thing at the same time. */
final class SharedMoments {
    private SharedMoments() {}

    /** Many pay the same price at a large merchant on the day of an offer; nothing else ties them. */
    static void popularPromotion(Circle circle) {
        int merchant = circle.town.merchant(circle.dice) / 4;
        long price = Math.round(circle.town.usualPrice(merchant)) * 100 + 99;
        long day = circle.town.any(circle.dice, circle.town.start + Town.DAY, circle.town.end - 3 * Town.DAY);
        for (int m = 0; m < circle.size(); m++) {
            long from = Math.max(day, circle.from(m));
            long at = circle.town.awake(circle.dice, from, from + 2 * Town.DAY);
            circle.buyAt(m, at, new Basket(merchant, price), circle.own(m));
        }
    }

    /** New students: opened within days, half of them seen on the campus network, at the same few merchants. */
    static void seasonalWave(Circle circle) {
        int[] merchants = {circle.town.merchant(circle.dice), circle.town.merchant(circle.dice)};
        for (int m = 0; m < circle.size(); m++) {
            long from = circle.from(m);
            boolean campus = circle.dice.chance(0.5);
            if (campus) {
                circle.recorder.ip(circle.account(m), circle.ip(), from);
            }
            int merchant = merchants[circle.dice.below(2)];
            long at = circle.town.awake(circle.dice, from + Town.HOUR, from + 6 * Town.DAY);
            var tools = new Tools(circle.ownCard(m), circle.ownDevice(m), campus ? circle.ip() : circle.homeIp(m));
            circle.buyAt(m, at, new Basket(merchant, circle.town.price(circle.dice, merchant)), tools);
        }
    }

    /** Large sums at the same two merchants within days, some with a friend's card, and the debts settled after. */
    static void groupTrip(Circle circle) {
        int[] merchants = {circle.town.smallMerchant(circle.dice), circle.town.merchant(circle.dice)};
        long day = circle.town.any(circle.dice, circle.town.start + Town.DAY, circle.town.end - 12 * Town.DAY);
        for (int m = 0; m < circle.size(); m++) {
            long from = Math.max(day, circle.from(m));
            int times = circle.group.often(circle.dice.between(1, 3));
            for (int i = 0; i < times; i++) {
                int merchant = merchants[circle.dice.below(2)];
                long cents = 4 * circle.town.price(circle.dice, merchant);
                String card = circle.dice.chance(0.15) ? circle.ownCard(0) : circle.ownCard(m);
                String ip = circle.dice.chance(0.4) ? circle.ip() : circle.homeIp(m);
                long at = circle.town.awake(circle.dice, from, from + 4 * Town.DAY);
                circle.buyAt(m, at, new Basket(merchant, cents), new Tools(card, circle.ownDevice(m), ip));
            }
            if (m > 0 && circle.dice.chance(0.5)) {
                long debt = Math.round(circle.dice.logNormal(90, 0.6) * 100);
                circle.send(m, 0, debt, from + (long) (circle.dice.uniform(4, 9) * Town.DAY));
            }
        }
    }

    /** Real people, invited by one of them or by each other over weeks; some of the first pay him back with money. */
    static void ambassador(Circle circle) {
        for (int m = 1; m < circle.size(); m++) {
            int by = circle.dice.chance(0.7) ? 0 : circle.dice.below(m);
            circle.recorder.link(
                    circle.account(m), EntityId.account(Names.account(circle.account(by))), circle.from(m));
            if (circle.dice.chance(circle.group.likely(0.15))) {
                long cents = Math.round(circle.dice.logNormal(20, 0.8)) * 100;
                circle.send(m, 0, cents, circle.sometime(m));
            }
        }
    }
}
