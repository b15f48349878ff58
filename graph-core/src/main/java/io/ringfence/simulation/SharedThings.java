package io.ringfence.simulation;

import io.ringfence.graph.EntityType;
import io.ringfence.simulation.Circle.Tools;
import io.ringfence.simulation.Crew.Basket;

/** Innocent groups that share a device, a card, an address or a number. */
final class SharedThings {
    private SharedThings() {}

    /** A device sold on: each has it for some weeks, then the next, and never two at a time. */
    static void refurbishedDevice(Circle circle) {
        long each = (circle.town.end - circle.town.start) / circle.size();
        String device = circle.device(0);
        for (int m = 0; m < circle.size(); m++) {
            long begin = Math.max(circle.from(m), circle.town.start + m * each);
            long end = circle.town.start + (m + 1) * each - Town.DAY;
            if (begin >= end) {
                continue;
            }
            circle.recorder.device(circle.account(m), device, circle.town.awake(circle.dice, begin, end));
            int times = circle.group.often(circle.dice.between(1, 5));
            for (int i = 0; i < times; i++) {
                long at = circle.town.awake(circle.dice, begin, end);
                circle.buy(m, at, new Tools(circle.ownCard(m), device, circle.homeIp(m)));
            }
        }
    }

    /** One or two cards of a company, used by its people at work and on the way. */
    static void corporateCard(Circle circle) {
        int cards = 1 + circle.size() / 12;
        for (int m = 0; m < circle.size(); m++) {
            int times = circle.group.often(circle.dice.between(1, 5));
            for (int i = 0; i < times; i++) {
                String ip = circle.dice.chance(0.5) ? circle.ip() : circle.homeIp(m);
                var tools = new Tools(circle.card(circle.dice.below(cards)), circle.ownDevice(m), ip);
                circle.buy(m, circle.sometime(m), tools);
            }
        }
    }

    /** A pick-up point's address, given for single orders by people who have nothing else in common. */
    static void parcelLocker(Circle circle) {
        for (int m = 0; m < circle.size(); m++) {
            int times = circle.group.often(circle.dice.between(1, 3));
            for (int i = 0; i < times; i++) {
                long at = circle.sometime(m);
                circle.share(m, EntityType.ADDRESS, 0, at);
                circle.buy(m, at + Town.SECOND, circle.own(m));
            }
        }
    }

    /** An agent's device and network, on which customers are registered during office hours, and seldom seen again. */
    static void agentDevice(Circle circle) {
        for (int m = 0; m < circle.size(); m++) {
            long at = circle.from(m);
            circle.recorder.device(circle.account(m), circle.device(0), at);
            if (circle.dice.chance(circle.group.likely(0.7))) {
                circle.recorder.ip(circle.account(m), circle.ip(), at);
            }
            if (circle.dice.chance(circle.group.likely(0.25))) {
                var tools = new Tools(circle.ownCard(m), circle.device(0), circle.ip());
                circle.buy(m, circle.town.awake(circle.dice, at, at + 2 * Town.DAY), tools);
            }
        }
    }

    /** Each has a handful of small prepaid cards, some handed on, mostly spent at the same two merchants. */
    static void giftCards(Circle circle) {
        int[] merchants = {circle.town.merchant(circle.dice), circle.town.merchant(circle.dice)};
        int next = 0;
        for (int m = 0; m < circle.size(); m++) {
            int cards = circle.group.often(circle.dice.between(3, 9));
            for (int i = 0; i < cards; i++) {
                int slot = next > 0 && circle.dice.chance(0.15) ? circle.dice.below(next) : next++;
                long cents = 500L * circle.dice.between(1, 10) - circle.dice.below(100);
                var basket = new Basket(merchants[circle.dice.below(2)], cents);
                var tools = new Tools(circle.card(slot), circle.ownDevice(m), circle.homeIp(m));
                circle.buyAt(m, circle.sometime(m), basket, tools);
            }
        }
    }

    /** Each takes over the address, the number or the old device of the one before. */
    static void tenantChain(Circle circle) {
        for (int m = 0; m + 1 < circle.size(); m++) {
            long first = circle.sometime(m);
            long second = Math.max(circle.from(m + 1), first + (long) (circle.dice.uniform(10, 60) * Town.DAY));
            switch (circle.dice.below(3)) {
                case 0 -> handOver(circle, m, EntityType.ADDRESS, first, second);
                case 1 -> handOver(circle, m, EntityType.PHONE, first, second);
                default -> {
                    circle.recorder.device(circle.account(m), circle.device(m), first);
                    circle.recorder.device(circle.account(m + 1), circle.device(m), second);
                }
            }
        }
    }

    private static void handOver(Circle circle, int member, String type, long first, long second) {
        circle.share(member, type, member, first);
        circle.share(member + 1, type, member, second);
    }

    /** Old accounts that appear once or twice, over weeks, on the same strange device and network. */
    static void hotelComputer(Circle circle) {
        for (int m = 0; m < circle.size(); m++) {
            long at = circle.sometime(m);
            circle.recorder.device(circle.account(m), circle.device(0), at);
            int times = circle.dice.below(3);
            for (int i = 0; i < times; i++) {
                var tools = new Tools(circle.ownCard(m), circle.device(0), circle.ip());
                circle.buy(m, circle.town.awake(circle.dice, at, at + 3 * Town.DAY), tools);
            }
        }
    }
}
