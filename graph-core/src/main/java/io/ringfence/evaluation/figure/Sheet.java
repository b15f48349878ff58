package io.ringfence.evaluation.figure;

import io.ringfence.evaluation.BinaryMetrics.BootstrapPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The figures of one world while they are collected. Figures that are not defined there are left out of the result.
 *
 * <p>Estimating takes O(rounds × figures × rings) time and is deterministic for a plan.
 */
public final class Sheet {
    private static final double TAIL = 0.025;

    private final SortedMap<Figure, Statistic> statistics = new TreeMap<>();
    private final SortedMap<Figure, Double> fixed = new TreeMap<>();
    private final int trueRings;
    private final int[] partnerOfFound;
    private final int groups;

    /**
     * @param trueRings      number of true rings
     * @param partnerOfFound the true ring that each found one belongs to, or −1
     * @param groups         number of innocent groups
     */
    public Sheet(int trueRings, int[] partnerOfFound, int groups) {
        this.trueRings = trueRings;
        this.partnerOfFound = partnerOfFound.clone();
        this.groups = groups;
    }

    /** Adds a figure that depends on which rings and groups there are. */
    public void add(Measure measure, String part, Statistic statistic) {
        statistics.put(new Figure(measure, part), statistic);
    }

    /** Adds a figure that is not resampled. */
    public void add(Measure measure, double value) {
        fixed.put(Figure.of(measure), value);
    }

    /** The figures; with intervals where there is a plan for resampling rings and groups. */
    public SortedMap<Figure, Estimate> estimate(Optional<BootstrapPlan> plan) {
        Draw once = Draw.once(trueRings, partnerOfFound, groups);
        List<Draw> draws = plan.map(this::draws).orElse(List.of());
        var result = new TreeMap<Figure, Estimate>();
        fixed.forEach((figure, value) -> {
            if (!Double.isNaN(value)) {
                result.put(figure, Estimate.of(value));
            }
        });
        statistics.forEach((figure, statistic) -> {
            double value = statistic.of(once);
            if (!Double.isNaN(value)) {
                double[] resampled = draws.stream()
                        .mapToDouble(statistic::of)
                        .filter(each -> !Double.isNaN(each))
                        .sorted()
                        .toArray();
                double right = statistic instanceof Share share ? share.right(once) : 0;
                double total = statistic instanceof Share share ? share.total(once) : 0;
                result.put(
                        figure,
                        new Estimate(value, quantile(resampled, TAIL), quantile(resampled, 1 - TAIL), right, total));
            }
        });
        return Collections.unmodifiableSortedMap(result);
    }

    /** The means of the figures of several worlds, each over the worlds in which it is defined. */
    public static SortedMap<Figure, Estimate> mean(List<SortedMap<Figure, Estimate>> worlds) {
        var values = new TreeMap<Figure, List<Estimate>>();
        for (SortedMap<Figure, Estimate> world : worlds) {
            world.forEach((figure, estimate) ->
                    values.computeIfAbsent(figure, key -> new ArrayList<>()).add(estimate));
        }
        var result = new TreeMap<Figure, Estimate>();
        values.forEach((figure, each) ->
                result.put(figure, Estimate.mean(each, figure.measure().unit())));
        return Collections.unmodifiableSortedMap(result);
    }

    private List<Draw> draws(BootstrapPlan plan) {
        var random = new SplittableRandom(plan.seed());
        var draws = new ArrayList<Draw>();
        for (int i = 0; i < plan.rounds(); i++) {
            draws.add(Draw.resampled(trueRings, partnerOfFound, groups, random));
        }
        return draws;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
