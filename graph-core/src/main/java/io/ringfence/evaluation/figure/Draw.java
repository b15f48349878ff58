package io.ringfence.evaluation.figure;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How often each true ring, found ring and innocent group counts: once each, or as often as a resample drew it. A found
 * ring that belongs to a true one counts as often as that one, so that a pair is drawn or left out as a whole.
 */
public final class Draw {
    /** What is drawn. */
    public enum Unit {
        /** True rings. */
        TRUE,
        /** Found rings. */
        FOUND,
        /** Innocent groups. */
        GROUP
    }

    /** Chance that a Poisson variable of mean 1 is at most so much. */
    private static final double[] POISSON = poissonUpTo(12);

    private final int[][] times = new int[Unit.values().length][];

    private Draw(int trueRings, int foundRings, int groups) {
        times[Unit.TRUE.ordinal()] = new int[trueRings];
        times[Unit.FOUND.ordinal()] = new int[foundRings];
        times[Unit.GROUP.ordinal()] = new int[groups];
    }

    /** Everything once. */
    static Draw once(int trueRings, int[] partnerOfFound, int groups) {
        var draw = new Draw(trueRings, partnerOfFound.length, groups);
        for (int[] each : draw.times) {
            Arrays.fill(each, 1);
        }
        return draw;
    }

    /** Each as often as a Poisson variable of mean 1 says, which is a bootstrap whose size varies, too. */
    static Draw resampled(int trueRings, int[] partnerOfFound, int groups, SplittableRandom random) {
        var draw = new Draw(trueRings, partnerOfFound.length, groups);
        for (int[] each : draw.times) {
            for (int i = 0; i < each.length; i++) {
                each[i] = poisson(random.nextDouble());
            }
        }
        int[] ofTrue = draw.times[Unit.TRUE.ordinal()];
        int[] ofFound = draw.times[Unit.FOUND.ordinal()];
        for (int i = 0; i < partnerOfFound.length; i++) {
            if (partnerOfFound[i] >= 0) {
                ofFound[i] = ofTrue[partnerOfFound[i]];
            }
        }
        return draw;
    }

    /** How often one counts. */
    public int times(Unit unit, int index) {
        return times[unit.ordinal()][index];
    }

    private static int poisson(double uniform) {
        int number = 0;
        while (number < POISSON.length && uniform >= POISSON[number]) {
            number++;
        }
        return number;
    }

    private static double[] poissonUpTo(int most) {
        double[] sums = new double[most];
        double chance = Math.exp(-1);
        double sum = 0;
        for (int number = 0; number < most; number++) {
            sum += chance;
            sums[number] = sum;
            chance /= number + 1;
        }
        return sums;
    }
}
