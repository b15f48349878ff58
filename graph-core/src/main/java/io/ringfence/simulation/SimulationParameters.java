package io.ringfence.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What world to simulate.
 *
 * @param accounts   number of accounts, 100 to 10 million
 * @param seed       fixes every random choice
 * @param fraudShare share of accounts that serve fraud, 0.002 to 0.1
 * @param start      first moment of the observed window; older accounts were opened up to three years before
 * @param days       length of the window, 30 to 730
 * @param manner     what kind of world
 * @param adversary  what effort its rings spend on hiding, beyond its manner
 * @param planted    rings that are planted as they are, as many as the share of fraud has room for; other rings fill the
 *                   rest
 */
public record SimulationParameters(
        int accounts,
        long seed,
        double fraudShare,
        Instant start,
        int days,
        Manner manner,
        Adversary adversary,
        PlantedRings planted) {
    /** 20,000 accounts, 3 % of them fraud, over the 120 days that end with June 2026. */
    public static final SimulationParameters DEFAULT = new SimulationParameters(
            20_000,
            42,
            0.03,
            Instant.parse("2026-03-03T00:00:00Z"),
            120,
            Manner.DEFAULT,
            Adversary.NONE,
            PlantedRings.NONE);

    public SimulationParameters {
        if (accounts < 100 || accounts > 10_000_000) {
            throw new IllegalArgumentException("accounts must be 100 to 10000000, got " + accounts);
        }
        if (!(fraudShare >= 0.002 && fraudShare <= 0.1)) {
            throw new IllegalArgumentException("fraudShare must be 0.002 to 0.1, got " + fraudShare);
        }
        Objects.requireNonNull(start, "start");
        if (days < 30 || days > 730) {
            throw new IllegalArgumentException("days must be 30 to 730, got " + days);
        }
        Objects.requireNonNull(manner, "manner");
        Objects.requireNonNull(adversary, "adversary");
        Objects.requireNonNull(planted, "planted");
    }

    /** The first moment after the window. */
    public Instant end() {
        return start.plus(Duration.ofDays(days));
    }

    /** The same world with so many accounts. */
    public SimulationParameters withAccounts(int number) {
        return new SimulationParameters(number, seed, fraudShare, start, days, manner, adversary, planted);
    }

    /** The same kind of world over another number of days that end where these do. */
    public SimulationParameters withDays(int length) {
        return new SimulationParameters(
                accounts, seed, fraudShare, end().minus(Duration.ofDays(length)), length, manner, adversary, planted);
    }

    /** The same kind of world from another seed. */
    public SimulationParameters withSeed(long newSeed) {
        return new SimulationParameters(accounts, newSeed, fraudShare, start, days, manner, adversary, planted);
    }

    /** The same world with so much fraud in it. */
    public SimulationParameters withFraudShare(double share) {
        return new SimulationParameters(accounts, seed, share, start, days, manner, adversary, planted);
    }

    /** A world of the same size in another manner. */
    public SimulationParameters withManner(Manner other) {
        return new SimulationParameters(accounts, seed, fraudShare, start, days, other, adversary, planted);
    }

    /** The same world with rings that spend such effort on hiding. */
    public SimulationParameters withAdversary(Adversary effort) {
        return new SimulationParameters(accounts, seed, fraudShare, start, days, manner, effort, planted);
    }

    /** The same world with these rings planted in it, in the place of as many others. */
    public SimulationParameters withPlanted(PlantedRings rings) {
        return new SimulationParameters(accounts, seed, fraudShare, start, days, manner, adversary, rings);
    }
}
