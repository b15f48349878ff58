package io.ringfence.simulation;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Dice.Stream;
import io.ringfence.simulation.Names.Owner;
import org.jspecify.annotations.Nullable;

/** One innocent group: what its members share, and the moves that the lives of groups are made of. */
final class Circle {
    final Group group;
    final Dice dice;
    final Town town;
    final Recorder recorder;
    final Names names;
    private final Population people;

    Circle(Group group, World world, Recorder recorder) {
        this.group = group;
        this.recorder = recorder;
        town = world.town();
        names = world.names();
        people = world.population();
        dice = new Dice(world.parameters().seed(), Stream.GROUP, group.number);
    }

    int size() {
        return group.size();
    }

    int account(int member) {
        return group.account(member);
    }

    /** From when on the member can do something in the window. */
    long from(int member) {
        return Math.max(town.start, people.openedAt(account(member)));
    }

    /** A moment at which the member may do something. */
    long sometime(int member) {
        return town.awake(dice, from(member), town.end);
    }

    String device(int slot) {
        return names.device(Owner.GROUP, group.number, slot);
    }

    String card(int slot) {
        return names.card(Owner.GROUP, group.number, slot);
    }

    String ip() {
        return names.groupIp(group.number);
    }

    void share(int member, String type, int slot, long at) {
        EntityId thing = names.entity(type, Owner.GROUP, group.number, slot);
        recorder.link(account(member), thing, at);
    }

    String ownDevice(int member) {
        return names.device(Owner.ACCOUNT, account(member), 0);
    }

    String ownCard(int member) {
        return names.card(Owner.ACCOUNT, account(member), 0);
    }

    String homeIp(int member) {
        return names.homeIp(people.home(account(member)));
    }

    /** What is used to pay. */
    record Tools(
            @Nullable String card,
            @Nullable String device,
            @Nullable String ip) {}

    Tools own(int member) {
        return new Tools(ownCard(member), ownDevice(member), homeIp(member));
    }

    void buy(int member, long at, Tools tools) {
        int merchant = town.merchant(dice);
        buyAt(member, at, new Crew.Basket(merchant, town.price(dice, merchant)), tools);
    }

    void buyAt(int member, long at, Crew.Basket basket, Tools tools) {
        var parties = new Parties(tools.card(), tools.device(), tools.ip(), null, names.merchant(basket.merchant()));
        recorder.pay(account(member), basket.cents(), at, parties);
    }

    /** Money from one member to another, from the payer's own phone at home. */
    void send(int from, int to, long cents, long at) {
        sendTo(from, account(to), cents, at);
    }

    void sendTo(int from, int receiver, long cents, long at) {
        if (account(from) != receiver && people.openedAt(receiver) < at) {
            var parties = new Parties(null, ownDevice(from), homeIp(from), Names.account(receiver), null);
            recorder.pay(account(from), cents, Town.seconds(at), parties);
        }
    }
}
