package io.ringfence.embeddings.calibration;

/**
 * A map from log-odds to probability, {@code 1 / (1 + exp(−(slope · x + shift)))}; strictly rising, so that it never
 * changes an order (Platt scaling).
 *
 * @param slope above 0
 * @param shift in log-odds
 * @see <a href="https://doi.org/10.1007/s10994-007-5018-6">Lin, Lin &amp; Weng 2007</a>
 */
public record Calibration(double slope, double shift) {
    private static final int ITERATIONS = 100;
    private static final double LEAST_SLOPE = 1e-3;

    /** Refuses what would turn or flatten the order. */
    public Calibration {
        if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(shift)) {
            throw new IllegalArgumentException("slope must be > 0 and shift finite, got " + slope + " and " + shift);
        }
    }

    /** The probability of these log-odds. */
    public double probability(double margin) {
        return 1 / (1 + Math.exp(-(slope * margin + shift)));
    }

    /**
     * Fits by Newton's method with Platt's smoothed targets, which keep a perfect separation from growing without end.
     * Margins that rank no better than chance give a nearly flat map at the share of fraud. O(n) per step, at most
     * {@value #ITERATIONS} steps; deterministic.
     *
     * @param margins log-odds of rows that the model was not trained on
     * @param fraud   their labels; both must occur
     */
    public static Calibration fit(float[] margins, boolean[] fraud) {
        int positives = positives(fraud);
        int negatives = fraud.length - positives;
        if (margins.length != fraud.length || positives == 0 || negatives == 0) {
            throw new IllegalArgumentException("calibration needs fraud and legitimate rows, got " + positives + " of "
                    + fraud.length + " for " + margins.length + " margins");
        }
        double prior = Math.log((positives + 1.0) / (negatives + 1.0));
        var fit = new Fit(margins, targets(fraud));
        double[] line = {1, 0};
        double loss = fit.loss(line);
        for (int i = 0; i < ITERATIONS; i++) {
            double[] step = fit.step(line);
            double size = 1;
            double[] next = {line[0] - step[0], line[1] - step[1]};
            double nextLoss = fit.loss(next);
            while (!(nextLoss <= loss) && size > 1e-8) {
                size /= 2;
                next = new double[] {line[0] - size * step[0], line[1] - size * step[1]};
                nextLoss = fit.loss(next);
            }
            if (!(nextLoss < loss - 1e-12 * Math.max(1, loss))) {
                break;
            }
            line = next;
            loss = nextLoss;
        }
        return line[0] > LEAST_SLOPE ? new Calibration(line[0], line[1]) : new Calibration(LEAST_SLOPE, prior);
    }

    /** Platt's smoothed targets: a little below 1 for fraud, a little above 0 for the rest. */
    static double[] targets(boolean[] fraud) {
        int positives = positives(fraud);
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1 / (fraud.length - positives + 2.0);
        double[] targets = new double[fraud.length];
        for (int row = 0; row < targets.length; row++) {
            targets[row] = fraud[row] ? high : low;
        }
        return targets;
    }

    private static int positives(boolean[] fraud) {
        int positives = 0;
        for (boolean one : fraud) {
            positives += one ? 1 : 0;
        }
        return positives;
    }

    /** The likelihood of a line, and Newton's step towards a better one. */
    @SuppressWarnings("ArrayRecordComponent") // rows of one fit, not shared
    private record Fit(float[] margins, double[] targets) {
        double loss(double[] line) {
            double loss = 0;
            for (int row = 0; row < margins.length; row++) {
                double x = line[0] * margins[row] + line[1];
                loss += Math.max(x, 0) - x * targets[row] + Math.log1p(Math.exp(-Math.abs(x)));
            }
            return loss;
        }

        double[] step(double[] line) {
            double aa = 1e-9;
            double ab = 0;
            double bb = 1e-9;
            double a = 0;
            double b = 0;
            for (int row = 0; row < margins.length; row++) {
                double p = 1 / (1 + Math.exp(-(line[0] * margins[row] + line[1])));
                double error = p - targets[row];
                double weight = p * (1 - p);
                a += error * margins[row];
                b += error;
                aa += weight * margins[row] * margins[row];
                ab += weight * margins[row];
                bb += weight;
            }
            double determinant = aa * bb - ab * ab;
            return new double[] {(bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant};
        }
    }
}
