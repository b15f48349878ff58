package io.ringfence.simulation;

import io.ringfence.simulation.Dice.Stream;
import io.ringfence.simulation.PlantedPlan.Member;
import io.ringfence.simulation.PlantedPlan.Placement;
import io.ringfence.simulation.PlantedPlan.Scale;
import io.ringfence.simulation.PlantedRings.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Deals accounts to planted rings, in an order drawn by the seed, as many of them as the share of fraud has room for. */
final class Planting {
    private final SimulationParameters parameters;
    private final Population population;
    private final Town town;
    private final Dice dice;
    private final Map<String, Integer> accounts = new HashMap<>();

    Planting(SimulationParameters parameters, Population population, Town town) {
        this.parameters = parameters;
        this.population = population;
        this.town = town;
        dice = new Dice(parameters.seed(), Stream.PLANTED, 0);
    }

    /**
     * Plans the planted rings.
     *
     * @param room    how many accounts may serve them
     * @param anybody the next account that is still free
     */
    List<PlantedPlan> plant(int room, IntSupplier anybody) {
        List<Pattern> patterns = parameters.planted().patterns();
        var plans = new ArrayList<PlantedPlan>();
        if (patterns.isEmpty()) {
            return plans;
        }
        Scale scale = Scale.of(parameters.planted());
        int[] order = new int[patterns.size()];
        Arrays.setAll(order, i -> i);
        dice.shuffle(order);
        for (int next : order) {
            Pattern pattern = patterns.get(next);
            long fresh = pattern.accounts().stream()
                    .filter(account -> !accounts.containsKey(account))
                    .count();
            if (accounts.size() + fresh > room) {
                continue;
            }
            long from = town.start + Town.DAY;
            long begin = town.any(dice, from, town.end - 2 * Town.DAY - pattern.span());
            var placement = new Placement(Math.max(from, begin), parameters.seed(), scale);
            var plan = new PlantedPlan(
                    plans.size(),
                    pattern,
                    account -> accounts.computeIfAbsent(account, key -> anybody.getAsInt()),
                    placement);
            plan.members.forEach(this::open);
            plans.add(plan);
        }
        if (plans.isEmpty()) {
            throw new IllegalArgumentException(
                    "the share of fraud leaves room for " + room + " accounts, and no planted ring has so few");
        }
        return plans;
    }

    /** An account that would open only after its first transfer is opened before, sometimes long before. */
    private void open(Member member) {
        population.setFraud(member.account());
        long latest = member.joinedAt() - Town.HOUR;
        if (population.openedAt(member.account()) > latest) {
            long at = dice.chance(0.5)
                    ? Population.older(town, dice, town.start)
                    : town.awake(dice, Math.min(town.start, latest - Town.DAY), latest);
            population.open(member.account(), at);
        }
    }
}
