package io.ringfence.simulation;

import io.ringfence.graph.EntityType;
import io.ringfence.simulation.Crew.Basket;

/** Innocent groups between whose members money moves in patterns. */
final class SharedMoney {
    private static final long MONTH = 30 * Town.DAY;

    private SharedMoney() {}

    /** Each pays something for all, and the others pay their parts back: small sums, in circles. */
    static void flatshare(Circle circle) {
        for (int m = 0; m < circle.size(); m++) {
            if (circle.dice.chance(circle.group.likely(0.7))) {
                circle.share(m, EntityType.ADDRESS, 0, circle.from(m));
            }
        }
        int bills = circle.group.often(circle.dice.between(3, 10));
        for (int b = 0; b < bills; b++) {
            int payer = circle.dice.below(circle.size());
            long part = Math.round(circle.dice.logNormal(2500, 0.7) / circle.size()) * 10;
            long at = circle.sometime(payer);
            for (int m = 0; m < circle.size(); m++) {
                if (m != payer && circle.dice.chance(0.85)) {
                    long paid = at + (long) (circle.dice.waiting(1.5) * Town.DAY);
                    circle.send(m, payer, part, Math.max(paid, circle.from(m)));
                }
            }
        }
    }

    /** Month by month each pays the same round sum to the one whose turn it is. */
    static void savingsCircle(Circle circle) {
        long sum = 1000L * circle.dice.between(2, 30);
        long interval = circle.dice.chance(0.5) ? MONTH : 7 * Town.DAY;
        long begin = circle.town.any(circle.dice, circle.town.start, circle.town.start + interval);
        int turn = 0;
        for (long day = begin; day < circle.town.end; day += interval) {
            for (int m = 0; m < circle.size(); m++) {
                if (m != turn) {
                    circle.send(m, turn, sum, circle.town.awake(circle.dice, day, day + 2 * Town.DAY));
                }
            }
            turn = (turn + 1) % circle.size();
        }
    }

    /** All pay one of them each month, who passes the whole sum on to somebody outside within a day. */
    static void treasurer(Circle circle) {
        int landlord = circle.dice.below(circle.town.accounts);
        long rent = 1000L * circle.dice.between(5, 60);
        long begin = circle.town.any(circle.dice, circle.town.start, circle.town.start + MONTH);
        for (long day = begin; day + 4 * Town.DAY < circle.town.end; day += MONTH) {
            long sum = 0;
            for (int m = 1; m < circle.size(); m++) {
                long at = circle.town.awake(circle.dice, day, day + 3 * Town.DAY);
                if (at >= circle.from(m)) {
                    circle.send(m, 0, rent, at);
                    sum += rent;
                }
            }
            if (sum > 0) {
                long passed = day + 3 * Town.DAY + (long) (circle.dice.uniform(1, 20) * Town.HOUR);
                circle.sendTo(0, landlord, sum, passed);
            }
        }
    }

    /** The same sum each month at one small merchant, now and then from its own network. */
    static void subscription(Circle circle) {
        int merchant = circle.town.smallMerchant(circle.dice);
        long price = Math.round(circle.town.usualPrice(merchant)) * 100 + 90;
        for (int m = 0; m < circle.size(); m++) {
            long day = circle.town.awake(circle.dice, circle.from(m), circle.from(m) + MONTH);
            for (; day < circle.town.end; day += MONTH) {
                String ip = circle.dice.chance(0.2) ? circle.ip() : circle.homeIp(m);
                var tools = new Circle.Tools(circle.ownCard(m), circle.ownDevice(m), ip);
                circle.buyAt(m, day, new Basket(merchant, price), tools);
            }
        }
    }
}
