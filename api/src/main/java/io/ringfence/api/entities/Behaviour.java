package io.ringfence.api.entities;

import io.ringfence.feature.DecisionPoint;
import io.ringfence.feature.Feature;
import io.ringfence.feature.FeatureExtractor;
import io.ringfence.graph.GraphView;
import io.ringfence.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an account does, as a vector that can be compared: its features, labels left out, each as standard deviations from
 * the mean over accounts spread evenly over the whole graph. A missing value counts as the mean.
 */
final class Behaviour {
    private static final int REFERENCE = 200;
    private static final double FAR = 5;

    /** How alike two accounts are, and in which features both stand out the same way. */
    record Likeness(double cosine, List<String> reasons) {}

    private final GraphView view;
    private final FeatureExtractor extractor;
    private final List<Feature> features;
    private final Instant moment;
    private final double[] mean;
    private final double[] deviation;
    private final double[] own;

    Behaviour(Workspace workspace, GraphView view, int account) {
        this.view = view;
        extractor = workspace.extractor();
        features = extractor.catalogue().features();
        moment = view.asOf();
        mean = new double[features.size()];
        deviation = new double[features.size()];
        measure();
        own = standardised(account);
    }

    Likeness compare(int other, int most) {
        double[] theirs = standardised(other);
        double product = 0;
        double ours = 0;
        double their = 0;
        for (int i = 0; i < own.length; i++) {
            product += own[i] * theirs[i];
            ours += own[i] * own[i];
            their += theirs[i] * theirs[i];
        }
        double cosine = ours == 0 || their == 0 ? 0 : product / Math.sqrt(ours * their);
        List<String> reasons = IntStream.range(0, own.length)
                .boxed()
                .filter(i -> own[i] * theirs[i] > 1)
                .sorted(Comparator.<Integer>comparingDouble(i -> -own[i] * theirs[i])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .map(i -> (own[i] > 0 ? "Both high: " : "Both low: ")
                        + features.get(i).description())
                .toList();
        return new Likeness(Math.max(-1, Math.min(1, cosine)), reasons);
    }

    private void measure() {
        var rows = new ArrayList<float[]>();
        int step = Math.max(1, view.nodeCount() / (4 * REFERENCE));
        for (int node = 0; node < view.nodeCount() && rows.size() < REFERENCE; node += step) {
            if (view.isAccount(node)) {
                rows.add(extract(node));
            }
        }
        for (int i = 0; i < mean.length; i++) {
            int count = 0;
            double sum = 0;
            double squares = 0;
            for (float[] row : rows) {
                if (Float.isFinite(row[i])) {
                    double value = squashed(row[i]);
                    count++;
                    sum += value;
                    squares += value * value;
                }
            }
            mean[i] = count == 0 ? 0 : sum / count;
            deviation[i] = count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean[i] * mean[i]));
        }
    }

    private double[] standardised(int account) {
        float[] row = extract(account);
        var values = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            boolean counts =
                    features.get(i).group() != Feature.Group.LABEL && Float.isFinite(row[i]) && deviation[i] > 1e-9;
            values[i] = counts ? Math.max(-FAR, Math.min(FAR, (squashed(row[i]) - mean[i]) / deviation[i])) : 0;
        }
        return values;
    }

    private float[] extract(int account) {
        return extractor.extract(view, DecisionPoint.ofAccount(account, moment));
    }

    /** Amounts and counts have long tails; their logarithm has not. */
    private static double squashed(double value) {
        return Math.signum(value) * Math.log1p(Math.abs(value));
    }
}
