package io.ringfence.simulation;

import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Dice.Stream;
import io.ringfence.simulation.Names.Owner;

/** Ties that members make only to look like others: purchases at popular merchants, money to and from strangers. */
final class Camouflage {
    private Camouflage() {}

    static void put(Crew crew) {
        double mean = crew.ring.style.camouflage();
        if (mean == 0) {
            return;
        }
        var dice = new Dice(crew.world.parameters().seed(), Stream.CAMOUFLAGE, crew.ring.number);
        for (int m = 0; m < crew.ring.size(); m++) {
            int ties = dice.count(mean);
            for (int i = 0; i < ties; i++) {
                long at = crew.town.awake(dice, crew.ring.joinedAt(m), crew.town.end);
                tie(crew, m, at, dice);
            }
        }
    }

    private static void tie(Crew crew, int member, long at, Dice dice) {
        int account = crew.account(member);
        int stranger = dice.below(crew.town.accounts);
        long cents = Math.round(dice.logNormal(45, 1.1)) * 100;
        if (dice.chance(0.5)) {
            int merchant = (int) (crew.town.merchant(dice) * 0.3);
            String card = crew.names.card(Owner.ACCOUNT, account, 0);
            String ip = crew.names.gatewayIp(crew.town.gateway(dice));
            var parties = new Parties(card, crew.ownDevice(member), ip, null, crew.names.merchant(merchant));
            crew.recorder.pay(account, crew.town.price(dice, merchant), at, parties);
        } else if (dice.chance(0.6)) {
            crew.send(account, stranger, cents, at);
        } else if (crew.world.population().openedAt(stranger) < at) {
            crew.send(stranger, account, cents, at);
        }
    }
}
