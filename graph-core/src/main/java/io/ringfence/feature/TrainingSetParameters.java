package io.ringfence.feature;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How decisions are drawn from a history, split by time and labelled.
 *
 * @param rowsPerAccount most decisions of one account, at least 1
 * @param period         what is known, and where training and validation end
 * @param maturity       how old a decision must be before having no label counts as legitimate; at most a sixth of
 *                       the history and, where cuts are given, half the shorter of the validation and test spans
 * @param groupCap       most accounts of one group, at least 2
 * @param seed           fixes which payments of an account are drawn
 * @param maxRows        most rows, at least 1000; beyond, all fraud of training is kept and the rest is sampled
 * @param threads        how many threads compute features, at least 1; changes nothing but the time taken
 */
public record TrainingSetParameters(
        int rowsPerAccount, Period period, Duration maturity, int groupCap, long seed, int maxRows, int threads) {
    public static final TrainingSetParameters DEFAULT = new TrainingSetParameters(
            3,
            Period.DEFAULT,
            Duration.ofDays(30),
            200,
            42,
            300_000,
            Runtime.getRuntime().availableProcessors());

    /**
     * What is known, and where training and validation end.
     *
     * @param trainShare      share of the decisions that can be labelled, the earliest, to train on, where no cuts are
     *                        given
     * @param validationShare share of these, the next, to validate on, where no cuts are given
     * @param trainCut        last instant of training, or null to take both cuts from the shares
     * @param validationCut   last instant of validation, or null like the other
     * @param asOf            what is known after this does not exist, or null for all that is known
     */
    public record Period(
            double trainShare,
            double validationShare,
            @Nullable Instant trainCut,
            @Nullable Instant validationCut,
            @Nullable Instant asOf) {
        public static final Period DEFAULT = new Period(0.6, 0.2, null, null, null);

        public Period {
            if (!(trainShare > 0) || !(validationShare > 0) || !(trainShare + validationShare < 1)) {
                throw new IllegalArgumentException(
                        "trainShare and validationShare must be above 0 and their sum below 1, got " + trainShare
                                + " and " + validationShare);
            }
            if ((trainCut == null) != (validationCut == null)) {
                throw new IllegalArgumentException("trainCut and validationCut must be given together");
            }
        }
    }

    public TrainingSetParameters {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(maturity, "maturity");
        if (rowsPerAccount < 1) {
            throw new IllegalArgumentException("rowsPerAccount must be at least 1, got " + rowsPerAccount);
        }
        if (maturity.isNegative()) {
            throw new IllegalArgumentException("maturity must not be negative, got " + maturity);
        }
        if (groupCap < 2) {
            throw new IllegalArgumentException("groupCap must be at least 2, got " + groupCap);
        }
        if (maxRows < 1000) {
            throw new IllegalArgumentException("maxRows must be at least 1000, got " + maxRows);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /** These, with what is known after a moment left aside. */
    public TrainingSetParameters withAsOf(Instant moment) {
        return with(
                new Period(period.trainShare, period.validationShare, period.trainCut, period.validationCut, moment));
    }

    /** These, split at given instants rather than by shares. */
    public TrainingSetParameters withCuts(Instant train, Instant validation) {
        return with(new Period(period.trainShare, period.validationShare, train, validation, period.asOf));
    }

    /** These, with another seed. */
    public TrainingSetParameters withSeed(long other) {
        return new TrainingSetParameters(rowsPerAccount, period, maturity, groupCap, other, maxRows, threads);
    }

    /** These, with another bound on rows. */
    public TrainingSetParameters withMaxRows(int most) {
        return new TrainingSetParameters(rowsPerAccount, period, maturity, groupCap, seed, most, threads);
    }

    /** These, with another maturity. */
    public TrainingSetParameters withMaturity(Duration other) {
        return new TrainingSetParameters(rowsPerAccount, period, other, groupCap, seed, maxRows, threads);
    }

    private TrainingSetParameters with(Period other) {
        return new TrainingSetParameters(rowsPerAccount, other, maturity, groupCap, seed, maxRows, threads);
    }
}
