package io.ringfence.simulation;

import io.ringfence.simulation.Dice.Stream;
import io.ringfence.simulation.WorldPlan.Loner;
import java.util.HashSet;
import java.util.List;

/**
 * What we learn of the truth, late, in part, and now and then wrongly. In the usual world a chargeback comes 10 to 90
 * days after the act; about 60 % of fraud accounts have one by the end, and one or two labels in a hundred are wrong.
 */
final class Labelling {
    private static final double LONERS = 0.7 / 0.75;
    private static final double SOONEST = 0.625;
    private static final double LATEST = 5.625;

    private final World world;
    private final LabelManner manner;
    private final double caught;
    private final Recorder recorder;

    Labelling(World world, Recorder recorder) {
        this.world = world;
        manner = world.parameters().manner().labels();
        caught = manner.caught(world.parameters().days());
        this.recorder = recorder;
    }

    void ring(RingPlan ring) {
        double share = share(-1 - ring.number);
        for (int m = 0; m < ring.size(); m++) {
            fraud(ring.account(m), ring.actAt(m), share);
        }
    }

    /** An account that is in several planted rings is found out for the first. */
    void planted(List<PlantedPlan> rings) {
        var seen = new HashSet<Integer>();
        for (PlantedPlan ring : rings) {
            double share = share(-1_000_000_000 - ring.number);
            for (PlantedPlan.Member member : ring.members) {
                if (seen.add(member.account())) {
                    fraud(member.account(), member.joinedAt(), share);
                }
            }
        }
    }

    private double share(int ring) {
        return new Dice(world.parameters().seed(), Stream.RING, ring)
                .uniform(caught - manner.spread(), caught + manner.spread());
    }

    void loner(Loner loner) {
        fraud(loner.account(), loner.actAt(), caught * LONERS);
    }

    private void fraud(int account, long actAt, double share) {
        var dice = new Dice(world.parameters().seed(), Stream.LABEL, account);
        if (dice.chance(manner.wrong())) {
            recorder.label(account, false, "review", actAt + (long) (dice.uniform(2, 30) * Town.DAY));
        } else if (manner.labelled() > 0 && dice.chance(share)) {
            double delay = manner.delayDays();
            double days = Math.min(LATEST * delay, SOONEST * delay + dice.waiting(delay));
            String reason = dice.chance(0.8) ? "chargeback" : "report";
            recorder.label(account, true, reason, actAt + (long) (days * Town.DAY));
        }
    }

    /** Most honest accounts are never looked at; some are cleared by review, a few accused by a wrong chargeback. */
    void honest(int account) {
        var dice = new Dice(world.parameters().seed(), Stream.LABEL, account);
        Town town = world.town();
        long from = Math.max(town.start, world.population().openedAt(account));
        if (dice.chance(wronglyAccused())) {
            recorder.label(
                    account,
                    true,
                    "chargeback",
                    town.any(dice, from, town.end) + (long) (SOONEST * manner.delayDays() * Town.DAY));
        } else if (dice.chance(manner.reviewed())) {
            recorder.label(account, false, "review", town.any(dice, from + Town.DAY, town.end));
        }
    }

    private double wronglyAccused() {
        return manner.wrong() * manner.labelled() * world.parameters().fraudShare();
    }
}
