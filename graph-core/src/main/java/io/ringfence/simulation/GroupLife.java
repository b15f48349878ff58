package io.ringfence.simulation;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Dice.Stream;
import io.ringfence.simulation.Names.Owner;
import org.jspecify.annotations.Nullable;

/** What innocent groups share beyond the ordinary life of their members. Families share in {@link HonestLife}. */
final class GroupLife {
    private final World world;
    private final Town town;
    private final Names names;
    private final Population people;
    private final Recorder recorder;

    GroupLife(World world, Recorder recorder) {
        this.world = world;
        town = world.town();
        names = world.names();
        people = world.population();
        this.recorder = recorder;
    }

    void live(Group group) {
        var dice = new Dice(world.parameters().seed(), Stream.GROUP, group.number);
        var circle = new Circle(group, world, recorder);
        switch (group.kind) {
            case FAMILY -> {}
            case OFFICE -> visit(group, dice, 3, false);
            case DORMITORY -> visit(group, dice, 3, true);
            case CARRIER_GATEWAY -> visit(group, dice, 2, false);
            case SHOP_DEVICE -> shop(group, dice);
            case PAYROLL -> payroll(group, dice);
            case MARKETPLACE_SELLER -> market(group, dice);
            case PLACEHOLDER -> placeholder(group, dice);
            case FRIENDS_BURST -> friends(group, dice);
            case REFURBISHED_DEVICE -> SharedThings.refurbishedDevice(circle);
            case CORPORATE_CARD -> SharedThings.corporateCard(circle);
            case PARCEL_LOCKER -> SharedThings.parcelLocker(circle);
            case AGENT_DEVICE -> SharedThings.agentDevice(circle);
            case GIFT_CARDS -> SharedThings.giftCards(circle);
            case TENANT_CHAIN -> SharedThings.tenantChain(circle);
            case HOTEL_COMPUTER -> SharedThings.hotelComputer(circle);
            case FLATSHARE -> SharedMoney.flatshare(circle);
            case SAVINGS_CIRCLE -> SharedMoney.savingsCircle(circle);
            case TREASURER -> SharedMoney.treasurer(circle);
            case SUBSCRIPTION -> SharedMoney.subscription(circle);
            case POPULAR_PROMOTION -> SharedMoments.popularPromotion(circle);
            case SEASONAL_WAVE -> SharedMoments.seasonalWave(circle);
            case GROUP_TRIP -> SharedMoments.groupTrip(circle);
            case AMBASSADOR -> SharedMoments.ambassador(circle);
        }
    }

    /** Everybody appears a few times on the group's network; where they live there, most give its address. */
    private void visit(Group group, Dice dice, int most, boolean address) {
        String ip = names.groupIp(group.number);
        for (int m = 0; m < group.size(); m++) {
            int account = group.account(m);
            long from = from(account);
            if (address && dice.chance(group.likely(0.8))) {
                recorder.link(account, names.entity(EntityType.ADDRESS, Owner.GROUP, group.number, 0), from);
            }
            int times = group.often(dice.between(1, most));
            for (int i = 0; i < times; i++) {
                long at = town.awake(dice, from, town.end);
                if (dice.chance(0.4)) {
                    recorder.ip(account, ip, at);
                } else {
                    buy(account, at, ip, null, dice);
                }
            }
        }
    }

    /** A kiosk: strangers sign up and pay on the shop's device, over months. */
    private void shop(Group group, Dice dice) {
        String device = names.device(Owner.GROUP, group.number, 0);
        String ip = names.groupIp(group.number);
        for (int m = 0; m < group.size(); m++) {
            int account = group.account(m);
            recorder.device(account, device, town.awake(dice, from(account), town.end));
            if (dice.chance(group.likely(0.6))) {
                buy(account, town.awake(dice, from(account), town.end), ip, device, dice);
            }
        }
    }

    private void payroll(Group group, Dice dice) {
        int employer = group.account(0);
        String device = names.device(Owner.ACCOUNT, employer, 0);
        String ip = names.homeIp(people.home(employer));
        int payDay = dice.between(0, 29);
        int every = group.vigour > 2 ? 7 : group.vigour > 1.4 ? 14 : 30;
        for (int m = 1; m < group.size(); m++) {
            long wage = Math.round(dice.logNormal(1900, 0.35) * 100);
            for (long day = payDay; town.start + day * Town.DAY < town.end; day += every) {
                long at = town.start + day * Town.DAY + 9 * Town.HOUR + m * Town.SECOND;
                transfer(employer, group.account(m), wage, at, new Parties(null, device, ip, null, null));
            }
        }
    }

    private void market(Group group, Dice dice) {
        int seller = group.account(0);
        for (int m = 1; m < group.size(); m++) {
            int buyer = group.account(m);
            int times = group.often(dice.between(1, 2));
            for (int i = 0; i < times; i++) {
                long at = town.awake(dice, from(buyer), town.end);
                var tools = new Parties(
                        null, names.device(Owner.ACCOUNT, buyer, 0), names.homeIp(people.home(buyer)), null, null);
                transfer(buyer, seller, Math.round(dice.logNormal(28, 0.8) * 100), at, tools);
            }
        }
    }

    private void placeholder(Group group, Dice dice) {
        EntityId unknown = Placeholders.of(group.number);
        for (int m = 0; m < group.size(); m++) {
            recorder.link(group.account(m), unknown, from(group.account(m)));
            if (unknown.type().equals(EntityType.DEVICE) && dice.chance(0.5)) {
                int account = group.account(m);
                long at = town.awake(dice, from(account), town.end);
                buy(account, at, names.homeIp(people.home(account)), unknown.id(), dice);
            }
        }
    }

    /** Friends who sign up together on a campaign day, invite one another and take the same offer. */
    private void friends(Group group, Dice dice) {
        int merchant = town.merchant(dice);
        long offer = Math.round(town.usualPrice(merchant)) * 100 + 99;
        String ip = names.groupIp(group.number);
        String lent = names.device(Owner.ACCOUNT, group.account(0), 0);
        for (int m = 0; m < group.size(); m++) {
            int account = group.account(m);
            long at = from(account);
            if (m > 0 && dice.chance(group.likely(0.5))) {
                recorder.link(account, EntityId.account(Names.account(group.account(dice.below(m)))), at);
            }
            if (m > 0 && dice.chance(group.likely(0.2))) {
                recorder.device(account, lent, at);
            }
            if (dice.chance(group.likely(0.6))) {
                recorder.ip(account, ip, at);
            }
            String card = names.card(Owner.ACCOUNT, account, 0);
            String device = names.device(Owner.ACCOUNT, account, 0);
            long paid = town.awake(dice, at + Town.HOUR, at + 5 * Town.DAY);
            var parties = new Parties(card, device, dice.chance(0.5) ? ip : null, null, names.merchant(merchant));
            recorder.pay(account, offer, paid, parties);
        }
    }

    private void buy(int account, long at, String ip, @Nullable String device, Dice dice) {
        int merchant = town.merchant(dice);
        String used = device == null ? names.device(Owner.ACCOUNT, account, 0) : device;
        String card = names.card(Owner.ACCOUNT, account, 0);
        recorder.pay(
                account, town.price(dice, merchant), at, new Parties(card, used, ip, null, names.merchant(merchant)));
    }

    private void transfer(int from, int to, long cents, long at, Parties tools) {
        if (people.openedAt(to) < at) {
            var parties = new Parties(null, tools.deviceId(), tools.ip(), Names.account(to), null);
            recorder.pay(from, cents, at, parties);
        }
    }

    private long from(int account) {
        return Math.max(town.start, people.openedAt(account));
    }
}
