package io.ringfence.embeddings.registry;

/**
 * How well one model did on one set of rows that it never saw, at the true share of fraud (never resampled).
 *
 * @param rows              rows scored
 * @param positives         of these, fraud
 * @param auroc             area under the ROC curve, 0 to 1; 0.5 is chance
 * @param auprc             average precision, 0 to 1; the share of fraud is chance
 * @param recallAtK         share of the fraud found among the {@code positives} highest scores
 * @param budget            rows that investigators can look at: 1 % of all, at least 50
 * @param precisionAtBudget share of fraud among the {@code budget} highest scores
 * @param recallAtBudget    share of the fraud found among the {@code budget} highest scores
 * @param brier             mean squared error of the calibrated probability
 * @param ece               expected calibration error over ten equal-width bins
 */
public record Metrics(
        int rows,
        int positives,
        double auroc,
        double auprc,
        double recallAtK,
        int budget,
        double precisionAtBudget,
        double recallAtBudget,
        double brier,
        double ece) {
    /** Counts must make sense: something was scored, and both fraud and legitimate rows were in it. */
    public Metrics {
        if (positives <= 0 || positives >= rows) {
            throw new IllegalArgumentException(
                    "positives must be between 1 and rows - 1, got " + positives + " of " + rows);
        }
    }

    /** The share of fraud among the rows. */
    public double prevalence() {
        return (double) positives / rows;
    }
}
