package io.ringfence.embeddings.drift;

import io.ringfence.embeddings.calibration.GroupedMeasures;
import io.ringfence.evaluation.BinaryMetrics;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How a model does as labels mature: decisions since training are scored as they would have been, week by week. The label
 * is that of the payment where payments are labelled, else that of the account.
 */
public final class DelayedLabels {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST_WEEKS = 26;
    private static final int MOST_DECISIONS = 1500;
    private static final int LEAST_FRAUD = 20;
    private static final int LEAST_BUDGET = 20;
    private static final long SEED = 42;
    private static final GroupedMeasures.Range UNKNOWN = new GroupedMeasures.Range(Double.NaN, Double.NaN, Double.NaN);

    private DelayedLabels() {}

    /**
     * What a model promised.
     *
     * @param scoring  the model
     * @param asOf     when it was trained
     * @param maturity how old a decision without a label must be to count as legitimate
     * @param auprc    its average precision on the test rows
     */
    public record Promise(Scoring scoring, Instant asOf, Duration maturity, double auprc) {}

    /**
     * All weeks since training, and all mature ones together.
     *
     * @param weeks    oldest first
     * @param together the decisions of the mature weeks; null where there are none
     */
    public record Kept(List<PerformanceWeek> weeks, Optional<PerformanceWeek> together) {
        public Kept {
            weeks = List.copyOf(weeks);
        }

        /** The alarm where even the upper end of the interval is below a part of what was promised. */
        public Optional<DriftAlarm> alarm(double promised, double part) {
            double limit = promised * part;
            return together.filter(all -> all.fraud() >= LEAST_FRAUD && all.upper() < limit)
                    .map(all -> new DriftAlarm(
                            DriftAlarm.PERFORMANCE,
                            "average precision",
                            all.auprc(),
                            limit,
                            String.format(
                                    Locale.ROOT,
                                    "average precision %.3f (95 %% interval %.3f to %.3f) on %,d decisions since"
                                            + " training, %d of them fraud; the test rows promised %.3f",
                                    all.auprc(),
                                    all.lower(),
                                    all.upper(),
                                    all.decisions() - all.open(),
                                    all.fraud(),
                                    promised),
                            worst().map(week -> "decided in the week from " + week.from())
                                    .orElse(null),
                            worst().map(PerformanceWeek::auprc).orElse(0.0)));
        }

        private Optional<PerformanceWeek> worst() {
            return weeks.stream()
                    .filter(week -> week.mature() && week.fraud() > 0 && !Double.isNaN(week.auprc()))
                    .min((one, other) -> Double.compare(one.auprc(), other.auprc()));
        }
    }

    /** Scores the decisions since training, at most {@value #MOST_DECISIONS} of each week, newest 26 weeks. */
    public static Kept measure(TemporalGraph graph, Promise promise, RunControl control) {
        GraphView now = graph.latest();
        Instant end = graph.watermark();
        GraphView trained = graph.asOf(promise.asOf());
        boolean ofPayments = now.hasPaymentLabels();
        var weeks = new ArrayList<PerformanceWeek>();
        var mature = new Scored();
        Instant start = promise.asOf();
        long past = Duration.between(start, end).toDays() / 7;
        Instant from = start.plus(WEEK.multipliedBy(Math.max(0, past - MOST_WEEKS + 1)));
        Instant matureTo = from;
        for (int week = 0; from.isBefore(end); week++) {
            control.check("looking at weeks", week, MOST_WEEKS);
            Instant to = earliest(from.plus(WEEK), end);
            boolean old = !to.isAfter(end.minus(promise.maturity()));
            var scored = new Scored();
            for (DecisionWindow.Decision decision :
                    DecisionWindow.of(graph, from, to, MOST_DECISIONS).decisions()) {
                int account = decision.point().account();
                boolean fresh = account >= trained.nodeCount() || trained.label(account) == GraphView.UNLABELLED;
                if (fresh || ofPayments) {
                    GraphView known = graph.before(decision.sequence());
                    int label = ofPayments && decision.payment() >= 0
                            ? now.paymentLabel(decision.payment())
                            : now.label(account);
                    scored.add(
                            label == GraphView.UNLABELLED && !old ? GraphView.UNLABELLED : Math.max(0, label),
                            account,
                            () -> promise.scoring().risk(known, decision.point()));
                }
            }
            weeks.add(scored.summary(from, to, old));
            if (old) {
                mature.addAll(scored);
                matureTo = to;
            }
            from = to;
        }
        return new Kept(
                weeks,
                mature.isEmpty()
                        ? Optional.empty()
                        : Optional.of(mature.summary(weeks.getFirst().from(), matureTo, true)));
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Scores with labels and accounts. */
    private static final class Scored {
        private final List<Double> scores = new ArrayList<>();
        private final List<Boolean> labels = new ArrayList<>();
        private final List<Integer> accounts = new ArrayList<>();
        private int open;

        void add(int label, int account, java.util.function.DoubleSupplier score) {
            if (label == GraphView.UNLABELLED) {
                open++;
            } else {
                scores.add(score.getAsDouble());
                labels.add(label == GraphView.FRAUD);
                accounts.add(account);
            }
        }

        void addAll(Scored other) {
            scores.addAll(other.scores);
            labels.addAll(other.labels);
            accounts.addAll(other.accounts);
            open += other.open;
        }

        boolean isEmpty() {
            return scores.isEmpty();
        }

        PerformanceWeek summary(Instant from, Instant to, boolean mature) {
            double[] score = scores.stream().mapToDouble(Double::doubleValue).toArray();
            boolean[] fraud = new boolean[score.length];
            int positives = 0;
            for (int i = 0; i < fraud.length; i++) {
                fraud[i] = labels.get(i);
                positives += fraud[i] ? 1 : 0;
            }
            int budget = Math.min(score.length, Math.max(LEAST_BUDGET, score.length / 100));
            boolean both = positives > 0 && positives < score.length;
            GroupedMeasures.Range precision = both ? averagePrecision(score, fraud, budget) : UNKNOWN;
            return new PerformanceWeek(
                    from,
                    to,
                    score.length + open,
                    open,
                    positives,
                    mature,
                    precision.value(),
                    precision.lower(),
                    precision.upper(),
                    budget,
                    both ? BinaryMetrics.recallAtK(score, fraud, budget) : Double.NaN);
        }

        private GroupedMeasures.Range averagePrecision(double[] score, boolean[] fraud, int budget) {
            int[] account = accounts.stream().mapToInt(Integer::intValue).toArray();
            var measures = new GroupedMeasures(new GroupedMeasures.Rows(score, fraud, account), SEED);
            return Objects.requireNonNull(measures.measures(budget).get(GroupedMeasures.AUPRC));
        }
    }
}
