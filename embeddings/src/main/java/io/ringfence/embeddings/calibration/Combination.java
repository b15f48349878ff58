package io.ringfence.embeddings.calibration;

/**
 * The log-odds of trees and of a graph network as one, {@code shift + trees · x + network · y}, which is calibrated: a
 * probability is the logistic function of it. A sum, so that what each of the two adds can be told exactly.
 *
 * @param trees   weight of the trees' log-odds, at least 0
 * @param network weight of the network's log-odds, at least 0
 * @param shift   in log-odds
 * @param centre  the network's log-odds of an average case: what it adds is counted from there
 */
public record Combination(double trees, double network, double shift, double centre) {
    /** How far the first guess, the trees alone, is trusted: like this much curvature of the likelihood. */
    private static final double TRUST = 20;

    /** More than this says nothing more of a row. */
    private static final double LIMIT = 30;

    private static final int ITERATIONS = 100;

    public Combination {
        if (!(trees >= 0 && network >= 0 && trees + network > 0)
                || !Double.isFinite(trees + network)
                || !Double.isFinite(shift)
                || !Double.isFinite(centre)) {
            throw new IllegalArgumentException("weights must be at least 0, not both 0, and all finite, got " + trees
                    + ", " + network + ", shift " + shift + " and centre " + centre);
        }
    }

    /** The calibrated log-odds where the trees give {@code x} and the network {@code y}. */
    public double logOdds(double x, double y) {
        return shift + trees * x + network * y;
    }

    /** The probability of calibrated log-odds. */
    public static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** What the network adds to the log-odds of a case for which it gives {@code y}. */
    public double ofNetwork(double y) {
        return network * (y - centre);
    }

    /** The log-odds of an average case, where the trees' are {@code bias}. */
    public double bias(double bias) {
        return shift + trees * bias + network * centre;
    }

    /**
     * Fits on rows that neither was trained on. Each is calibrated by itself first; then weights of the two, none below 0,
     * and a shift are found by Newton's method, from the trees alone as first guess, which few fraud rows do not move far
     * (a ridge of {@value #TRUST}). O(n) per step, at most {@value #ITERATIONS} steps; deterministic.
     *
     * @param trees   log-odds of the trees, one a row
     * @param network log-odds of the network, one a row
     * @param fraud   labels; both must occur
     */
    public static Combination fit(float[] trees, float[] network, boolean[] fraud) {
        if (network.length != trees.length) {
            throw new IllegalArgumentException(
                    "one log-odds of each a row, got " + trees.length + " and " + network.length);
        }
        Calibration ofTrees = Calibration.fit(trees, fraud);
        Calibration ofNetwork = Calibration.fit(network, fraud);
        var rows = new Rows(calibrated(ofTrees, trees), calibrated(ofNetwork, network), Calibration.targets(fraud));
        double[] best = rows.fit(true, true);
        if (best[0] < 0 || best[1] < 0) {
            double[] alone = rows.fit(true, false);
            double[] other = rows.fit(false, true);
            best = alone[0] >= 0 && (other[1] < 0 || rows.loss(alone) <= rows.loss(other)) ? alone : other;
        }
        double centre = 0;
        for (float one : network) {
            centre += one / network.length;
        }
        return best[0] < 0 || best[1] < 0 || best[0] + best[1] == 0
                ? new Combination(ofTrees.slope(), 0, ofTrees.shift(), centre)
                : new Combination(
                        best[0] * ofTrees.slope(),
                        best[1] * ofNetwork.slope(),
                        best[2] + best[0] * ofTrees.shift() + best[1] * ofNetwork.shift(),
                        centre);
    }

    private static double[] calibrated(Calibration calibration, float[] margins) {
        double[] calibrated = new double[margins.length];
        for (int row = 0; row < calibrated.length; row++) {
            calibrated[row] = Math.clamp(calibration.slope() * margins[row] + calibration.shift(), -LIMIT, LIMIT);
        }
        return calibrated;
    }

    /** The penalised likelihood of two weights and a shift. */
    @SuppressWarnings("ArrayRecordComponent") // rows of one fit, not shared
    private record Rows(double[] trees, double[] network, double[] targets) {
        /** The best weights, where one that is not wanted stays 0. */
        double[] fit(boolean withTrees, boolean withNetwork) {
            double[] at = {withTrees ? 1 : 0, 0, 0};
            double loss = loss(at);
            for (int i = 0; i < ITERATIONS; i++) {
                double[] step = step(at, withTrees, withNetwork);
                double size = 1;
                double[] next = moved(at, step, size);
                double nextLoss = loss(next);
                while (!(nextLoss <= loss) && size > 1e-8) {
                    size /= 2;
                    next = moved(at, step, size);
                    nextLoss = loss(next);
                }
                if (!(nextLoss < loss - 1e-12 * Math.max(1, loss))) {
                    break;
                }
                at = next;
                loss = nextLoss;
            }
            return at;
        }

        private static double[] moved(double[] at, double[] step, double size) {
            return new double[] {at[0] - size * step[0], at[1] - size * step[1], at[2] - size * step[2]};
        }

        double loss(double[] at) {
            double loss = TRUST / 2 * ((at[0] - 1) * (at[0] - 1) + at[1] * at[1]);
            for (int row = 0; row < targets.length; row++) {
                double x = at[0] * trees[row] + at[1] * network[row] + at[2];
                loss += Math.max(x, 0) - x * targets[row] + Math.log1p(Math.exp(-Math.abs(x)));
            }
            return loss;
        }

        /** Newton's step; a weight that is not wanted has none. */
        private double[] step(double[] at, boolean withTrees, boolean withNetwork) {
            double[] slope = {TRUST * (at[0] - 1), TRUST * at[1], 0};
            double[][] curve = {{TRUST, 0, 0}, {0, TRUST, 0}, {0, 0, 1e-9}};
            for (int row = 0; row < targets.length; row++) {
                double[] input = {withTrees ? trees[row] : 0, withNetwork ? network[row] : 0, 1};
                double p = probability(at[0] * trees[row] + at[1] * network[row] + at[2]);
                for (int i = 0; i < input.length; i++) {
                    slope[i] += (p - targets[row]) * input[i];
                    for (int j = 0; j < input.length; j++) {
                        curve[i][j] += p * (1 - p) * input[i] * input[j];
                    }
                }
            }
            slope[0] = withTrees ? slope[0] : 0;
            slope[1] = withNetwork ? slope[1] : 0;
            return solve(curve, slope);
        }

        /** By elimination; the curve is positive definite, so that nothing need be swapped. */
        private static double[] solve(double[][] curve, double[] slope) {
            for (int i = 0; i < slope.length; i++) {
                for (int row = i + 1; row < slope.length; row++) {
                    double factor = curve[row][i] / curve[i][i];
                    for (int column = i; column < slope.length; column++) {
                        curve[row][column] -= factor * curve[i][column];
                    }
                    slope[row] -= factor * slope[i];
                }
            }
            double[] solved = new double[slope.length];
            for (int i = slope.length - 1; i >= 0; i--) {
                double rest = slope[i];
                for (int column = i + 1; column < slope.length; column++) {
                    rest -= curve[i][column] * solved[column];
                }
                solved[i] = rest / curve[i][i];
            }
            return solved;
        }
    }
}
