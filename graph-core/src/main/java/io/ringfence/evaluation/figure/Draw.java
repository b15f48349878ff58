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

    private final int[] ofTrue;
    private final int[] ofFound;
    private final int[] ofGroup;

    private Draw(int trueRings, int foundRings, int groups) {
        ofTrue = new int[trueRings];
        ofFound = new int[foundRings];
        ofGroup = new int[groups];
    }

    /** Everything once. */
    static Draw once(int trueRings, int[] partnerOfFound, int groups) {
        var draw = new Draw(trueRings, partnerOfFound.length, groups);
        Arrays.fill(draw.ofTrue, 1);
        Arrays.fill(draw.ofFound, 1);
        Arrays.fill(draw.ofGroup, 1);
        return draw;
    }

    /** Each as often as a Poisson variable of mean 1 says, which is a bootstrap whose size varies, too. */
    static Draw resampled(int trueRings, int[] partnerOfFound, int groups, SplittableRandom random) {
        var draw = new Draw(trueRings, partnerOfFound.length, groups);
        Arrays.setAll(draw.ofTrue, ring -> poisson(random.nextDouble()));
        Arrays.setAll(draw.ofFound, ring -> {
            int alone = poisson(random.nextDouble());
            return partnerOfFound[ring] < 0 ? alone : draw.ofTrue[partnerOfFound[ring]];
        });
        Arrays.setAll(draw.ofGroup, group -> poisson(random.nextDouble()));
        return draw;
    }

    /** How often one counts. */
    public int times(Unit unit, int index) {
        return switch (unit) {
            case TRUE -> ofTrue[index];
            case FOUND -> ofFound[index];
            case GROUP -> ofGroup[index];
        };
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
