package io.ringfence.embeddings.published;

import io.ringfence.feature.Split;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Card payments of the Fraud Detection Handbook: a week to train on, a week until its labels are known, a week to test on,
 * without the cards known compromised by then. The published test week begins on 2018-08-08; where the labels of the data
 * do not reach its end, there is only the same protocol two, four and six weeks earlier.
 *
 * @see <a href="https://fraud-detection-handbook.github.io">Le Borgne et al. 2022</a>
 */
record CardHandbook() implements Protocol {
    private static final long DAY = 86_400_000L;
    private static final int WEEK = 7;
    private static final LocalDate PUBLISHED = LocalDate.of(2018, 7, 25);
    private static final int EARLIER = 3;
    private static final int TOP = 100;

    @Override
    public String name() {
        return "card-handbook";
    }

    @Override
    public String split() {
        return "train 7 days, 7 days' delay, test 7 days without known compromised cards; the published week where the data"
                + " reaches its end, and three earlier windows";
    }

    @Override
    public String published() {
        return "random forest .867 / .658, card precision@100 .291 (test week 2018-08-08)";
    }

    @Override
    public List<Fold> folds(GraphView end, Path data) {
        var folds = new ArrayList<Fold>();
        if (labelled(end, PUBLISHED.plusDays(3 * WEEK - 1))) {
            folds.add(window(end, PUBLISHED));
        }
        for (int earlier = 1; earlier <= EARLIER; earlier++) {
            folds.add(window(end, PUBLISHED.minusDays(2L * WEEK * earlier)));
        }
        return folds;
    }

    /** Whether any payment of a day has a label. */
    private static boolean labelled(GraphView end, LocalDate day) {
        long start = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        PaymentTable payments = end.payments();
        for (int payment = 0; payment < end.paymentCount(); payment++) {
            if (Math.floorDiv(payments.at(payment) - start, DAY) == 0
                    && end.paymentLabel(payment) != GraphView.UNLABELLED) {
                return true;
            }
        }
        return false;
    }

    private static Fold window(GraphView end, LocalDate from) {
        long start = from.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        PaymentTable payments = end.payments();
        var train = new BitSet();
        var test = new BitSet();
        var compromised = new HashMap<Integer, Long>();
        for (int payment = 0; payment < end.paymentCount(); payment++) {
            long day = Math.floorDiv(payments.at(payment) - start, DAY);
            if (day >= 0 && day < 2 * WEEK && end.paymentLabel(payment) == GraphView.FRAUD) {
                compromised.merge(payments.account(payment), day, Math::min);
            }
        }
        for (int payment = 0; payment < end.paymentCount(); payment++) {
            long day = Math.floorDiv(payments.at(payment) - start, DAY);
            if (day >= 0 && day < WEEK) {
                train.set(payment);
            } else if (day >= 2 * WEEK && day < 3 * WEEK) {
                Long since = compromised.get(payments.account(payment));
                if (since == null || since > day - WEEK - 1) {
                    test.set(payment);
                }
            }
        }
        return new Fold(
                "test from " + from.plusDays(2 * WEEK),
                (view, account, payment) -> train.get(payment) ? Split.TRAIN : test.get(payment) ? Split.TEST : null);
    }

    @Override
    public List<Measure> more(FoldScores fold) {
        return List.of(new Measure(
                "cardPrecision100",
                cardPrecision(fold, fold.scores().trees()),
                cardPrecision(fold, fold.scores().noGraph())));
    }

    /** The mean over the days of the share of compromised cards among the 100 riskiest; what is found is not looked for again. */
    private static double cardPrecision(FoldScores fold, double[] risk) {
        int[] rows = fold.scores().rows();
        boolean[] fraud = fold.scores().fraud();
        Map<LocalDate, List<Integer>> days = new java.util.TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            Instant at = fold.scores().set().point(rows[i]).at();
            days.computeIfAbsent(at.atZone(ZoneOffset.UTC).toLocalDate(), day -> new ArrayList<>())
                    .add(i);
        }
        Set<Integer> found = new HashSet<>();
        double sum = 0;
        for (List<Integer> day : days.values()) {
            Map<Integer, Double> riskiest = new HashMap<>();
            Set<Integer> bad = new HashSet<>();
            for (int i : day) {
                int card = fold.scores().set().account(rows[i]);
                if (!found.contains(card)) {
                    riskiest.merge(card, risk[i], Math::max);
                    if (fraud[i]) {
                        bad.add(card);
                    }
                }
            }
            List<Integer> top = riskiest.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(TOP)
                    .map(Map.Entry::getKey)
                    .filter(bad::contains)
                    .toList();
            found.addAll(top);
            sum += (double) top.size() / TOP;
        }
        return sum / days.size();
    }
}
