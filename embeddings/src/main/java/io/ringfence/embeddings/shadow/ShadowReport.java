package io.ringfence.embeddings.shadow;

import io.ringfence.embeddings.calibration.Resampling;
import io.ringfence.embeddings.drift.Histogram;
import io.ringfence.evaluation.BinaryMetrics;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a challenger compares with the champion on the decisions that both scored.
 *
 * @param challenger  the model that was not heard
 * @param decisions   how many
 * @param from        the first
 * @param to          the last
 * @param agreement   share of decisions that both put into the same band
 * @param psi         population stability index between the two distributions of risk
 * @param correlation rank correlation (Spearman) of the two risks; NaN where one is constant
 * @param difference  mean magnitude of the difference of the two risks
 * @param moves       decisions by {@code band of the champion -> band of the challenger}, where they differ
 * @param performance by the labels that came since; null where they were not looked at or do not suffice
 */
public record ShadowReport(
        String challenger,
        int decisions,
        Instant from,
        Instant to,
        double agreement,
        double psi,
        double correlation,
        double difference,
        Map<String, Integer> moves,
        @Nullable Performance performance) {
    private static final int BINS = 10;
    private static final int ROUNDS = 1000;
    private static final long SEED = 42;

    public ShadowReport {
        moves = Collections.unmodifiableMap(new TreeMap<>(moves));
    }

    /**
     * How the two did, by labels that were not known at the decision: those of the payments where payments have labels of
     * their own, else those of the accounts.
     *
     * @param labelled   decisions with a label, or old enough to count as legitimate
     * @param unmatched  decisions that named no payment that is known, where only payments have labels
     * @param fraud      of these, fraud
     * @param champion   average precision of the champion
     * @param challenger that of the challenger
     * @param lower      lower end of the 95 % interval of the difference, challenger less champion, over accounts
     * @param upper      upper end
     */
    public record Performance(
            int labelled, int unmatched, int fraud, double champion, double challenger, double lower, double upper) {}

    /**
     * Compares.
     *
     * @param scores   of one challenger, at least one
     * @param labels   what is known now, or null to leave performance out
     * @param maturity how old a decision without a label must be to count as legitimate
     */
    public static ShadowReport of(List<ShadowScore> scores, @Nullable GraphView labels, Duration maturity) {
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("there are no scores to compare");
        }
        double[] champion =
                scores.stream().mapToDouble(ShadowScore::championRisk).toArray();
        double[] challenger =
                scores.stream().mapToDouble(ShadowScore::challengerRisk).toArray();
        Map<String, Integer> moves = new TreeMap<>();
        double apart = 0;
        int same = 0;
        for (int i = 0; i < champion.length; i++) {
            ShadowScore score = scores.get(i);
            apart += Math.abs(champion[i] - challenger[i]);
            if (score.championBand().equals(score.challengerBand())) {
                same++;
            } else {
                moves.merge(score.championBand() + " -> " + score.challengerBand(), 1, Integer::sum);
            }
        }
        Histogram heard = Histogram.of(champion, Histogram.edges(champion, BINS));
        return new ShadowReport(
                scores.getLast().challenger(),
                scores.size(),
                scores.getFirst().at(),
                scores.getLast().at(),
                same / (double) scores.size(),
                Histogram.of(challenger, heard.edges()).psi(heard),
                correlation(ranks(champion), ranks(challenger)),
                apart / scores.size(),
                moves,
                labels == null ? null : performance(scores, labels, maturity));
    }

    private static @Nullable Performance performance(List<ShadowScore> scores, GraphView view, Duration maturity) {
        var kept = new ArrayList<ShadowScore>();
        var fraud = new ArrayList<Boolean>();
        var accounts = new ArrayList<Integer>();
        Map<String, Integer> numbers = new HashMap<>();
        int positives = 0;
        int unmatched = 0;
        boolean ofPayments = view.hasPaymentLabels();
        for (ShadowScore score : scores) {
            Label label = ofPayments ? paymentLabel(score, view) : accountLabel(score, view);
            boolean old = !score.at().isAfter(view.asOf().minus(maturity));
            if (label == null) {
                unmatched++;
            } else if (!label.toldBy(score.at()) && (label.value != GraphView.UNLABELLED || old)) {
                kept.add(score);
                fraud.add(label.value == GraphView.FRAUD);
                positives += label.value == GraphView.FRAUD ? 1 : 0;
                accounts.add(numbers.computeIfAbsent(score.accountId(), id -> numbers.size()));
            }
        }
        if (positives == 0 || positives == kept.size()) {
            return null;
        }
        double[] champion = kept.stream().mapToDouble(ShadowScore::championRisk).toArray();
        double[] challenger =
                kept.stream().mapToDouble(ShadowScore::challengerRisk).toArray();
        boolean[] labels = new boolean[kept.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = fraud.get(i);
        }
        Resampling.Interval interval = Resampling.difference(
                new Resampling.Rows(
                        floats(challenger),
                        floats(champion),
                        labels,
                        accounts.stream().mapToInt(Integer::intValue).toArray()),
                ROUNDS,
                SEED);
        return new Performance(
                kept.size(),
                unmatched,
                positives,
                BinaryMetrics.averagePrecision(champion, labels),
                BinaryMetrics.averagePrecision(challenger, labels),
                interval.lower(),
                interval.upper());
    }

    /** What is known of a decision by now. */
    private record Label(int value, OptionalLong knownAt) {
        boolean toldBy(Instant moment) {
            return knownAt.isPresent() && knownAt.getAsLong() <= moment.toEpochMilli();
        }
    }

    private static Label accountLabel(ShadowScore score, GraphView view) {
        int node = view.node(EntityId.account(score.accountId()));
        return node < 0
                ? new Label(GraphView.UNLABELLED, OptionalLong.empty())
                : new Label(view.label(node), view.labelKnownAt(node));
    }

    private static @Nullable Label paymentLabel(ShadowScore score, GraphView view) {
        String id = score.paymentId();
        int payment = id == null ? -1 : view.payment(id);
        return payment < 0 ? null : new Label(view.paymentLabel(payment), view.paymentLabelKnownAt(payment));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Ranks, equal values sharing the mean of theirs. */
    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double correlation(double[] one, double[] other) {
        double meanOne = Arrays.stream(one).average().orElse(0);
        double meanOther = Arrays.stream(other).average().orElse(0);
        double product = 0;
        double squareOne = 0;
        double squareOther = 0;
        for (int i = 0; i < one.length; i++) {
            product += (one[i] - meanOne) * (other[i] - meanOther);
            squareOne += (one[i] - meanOne) * (one[i] - meanOne);
            squareOther += (other[i] - meanOther) * (other[i] - meanOther);
        }
        double size = Math.sqrt(squareOne * squareOther);
        return size == 0 ? Double.NaN : product / size;
    }
}
