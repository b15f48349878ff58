package io.ringfence.simulation;

import io.ringfence.simulation.Dice.Stream;
import io.ringfence.simulation.WorldPlan.Loner;

/**
 * What we learn of the truth, late, in part, and now and then wrongly. A chargeback comes 10 to 90 days after the act;
 * about 60 % of fraud accounts have one by the end, and one or two labels in a hundred are wrong.
 */
final class Labelling {
    private static final double WRONG = 0.015;
    private static final double REVIEWED = 0.02;
    private static final double LONER_CAUGHT = 0.7;

    private final World world;
    private final Recorder recorder;

    Labelling(World world, Recorder recorder) {
        this.world = world;
        this.recorder = recorder;
    }

    void ring(RingPlan ring) {
        double caught = new Dice(world.parameters().seed(), Stream.RING, -1 - ring.number).uniform(0.55, 0.95);
        for (int m = 0; m < ring.size(); m++) {
            fraud(ring.account(m), ring.actAt(m), caught);
        }
    }

    void loner(Loner loner) {
        fraud(loner.account(), loner.actAt(), LONER_CAUGHT);
    }

    private void fraud(int account, long actAt, double caught) {
        var dice = new Dice(world.parameters().seed(), Stream.LABEL, account);
        if (dice.chance(WRONG)) {
            recorder.label(account, false, "review", actAt + (long) (dice.uniform(2, 30) * Town.DAY));
        } else if (dice.chance(caught)) {
            double days = Math.min(90, 10 + dice.waiting(16));
            String reason = dice.chance(0.8) ? "chargeback" : "report";
            recorder.label(account, true, reason, actAt + (long) (days * Town.DAY));
        }
    }

    /** Most honest accounts are never looked at; some are cleared by review, a few accused by a wrong chargeback. */
    void honest(int account) {
        var dice = new Dice(world.parameters().seed(), Stream.LABEL, account);
        Town town = world.town();
        long from = Math.max(town.start, world.population().openedAt(account));
        if (dice.chance(WRONG * 0.6 * world.parameters().fraudShare())) {
            recorder.label(account, true, "chargeback", town.any(dice, from, town.end) + 10 * Town.DAY);
        } else if (dice.chance(REVIEWED)) {
            recorder.label(account, false, "review", town.any(dice, from + Town.DAY, town.end));
        }
    }
}
