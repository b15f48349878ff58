package io.ringfence.simulation;

import java.util.SplittableRandom;

/**
 * A stream of random draws of its own for each part of the world, so that one part never shifts another. Uses
 * {@link StrictMath}: a seed gives the same world on every machine.
 */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed, Stream stream, long number) {
        random = new SplittableRandom(mix(mix(seed + stream.number * 0x9E3779B97F4A7C15L) ^ number));
    }

    /** What a stream of draws is for. */
    enum Stream {
        PLAN(0),
        OPENING(1),
        LIFE(2),
        RING(3),
        GROUP(4),
        LABEL(5),
        MERCHANT(6),
        LATENESS(7),
        MANNER(8),
        STYLE(9),
        CAMOUFLAGE(10),
        RECORDED(11),
        PLANTED(12);

        private final long number;

        Stream(long number) {
            this.number = number;
        }
    }

    /** A bijection of 64 bits that scatters (the finaliser of SplitMix64). */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double uniform() {
        return random.nextDouble();
    }

    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** From 0 to bound − 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From low to high, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** Exponentially distributed. */
    double waiting(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /** Whole, 0 or more, with this mean (Poisson). */
    int count(double mean) {
        double limit = StrictMath.exp(-Math.min(mean, 500));
        int number = 0;
        double product = random.nextDouble();
        while (product > limit) {
            number++;
            product *= random.nextDouble();
        }
        return number;
    }

    /** Heavy-tailed whole number from low to high; the density falls with the power 1 + alpha. */
    int heavyTailed(int low, int high, double alpha) {
        double tail = StrictMath.pow((double) low / (high + 1), alpha);
        double x = low / StrictMath.pow(1 - random.nextDouble() * (1 - tail), 1 / alpha);
        return Math.min(high, (int) x);
    }

    void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
