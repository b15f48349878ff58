package io.ringfence.api.evaluation;

import io.ringfence.api.plot.Axis;
import io.ringfence.api.plot.Markup;
import io.ringfence.api.plot.Plot;
import io.ringfence.api.plot.Plot.Point;
import io.ringfence.evaluation.EffortCurve;
import io.ringfence.evaluation.Reliability;
import io.ringfence.evaluation.RingEvaluation;
import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.ThresholdCurve;
import io.ringfence.evaluation.alarm.Alarm;
import io.ringfence.evaluation.alarm.AlarmCurve;
import io.ringfence.evaluation.figure.Estimate;
import io.ringfence.evaluation.figure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The plots of a report, each as a figure of the page. */
final class Plots {
    private static final String OURS = "<span class=\"key ours\">● Ringfence</span>";
    private static final String NAIVE = "<span class=\"key naive\">◇ naive recipe</span>";
    private static final double[] NOTED = {0.5, 0.9};

    private final RingScores ours;
    private final RingScores naive;

    Plots(RingScores ours, RingScores naive) {
        this.ours = ours;
        this.naive = naive;
    }

    /** Those that there is something to show in. */
    List<String> all() {
        var figures = new ArrayList<String>();
        List<ThresholdCurve.Point> curve = ThresholdCurve.of(ours.tallies());
        if (!curve.isEmpty()) {
            figures.add(precisionRecall(curve));
        }
        String interval = OURS + " with its 95 % interval " + NAIVE;
        figures.add(parts("by-typology", Measure.TYPOLOGY_RECALL, "Recall of rings by typology", interval));
        figures.add(parts("by-size", Measure.SIZE_RECALL, "Recall of rings by number of accounts", interval));
        figures.add(parts("by-kind", Measure.GROUPS_ACCUSED, "Innocent groups accused, by kind; 0 is best", interval));
        List<Reliability.Bin> bins = Reliability.bins(ours.tallies().scored());
        if (!bins.isEmpty()) {
            figures.add(reliability(bins));
        }
        if (!ours.tallies().alarms().isEmpty()) {
            figures.add(alarms());
        }
        figures.removeIf(String::isEmpty);
        return figures;
    }

    private String parts(String id, Measure measure, String title, String caption) {
        if (ours.parts(measure).isEmpty()) {
            return "";
        }
        String words = "For each, the share of Ringfence with its interval and that of the naive recipe.";
        return Markup.figure(title, new IntervalPlot(ours, naive).svg(id, measure, List.of(title, words)), caption);
    }

    private String precisionRecall(List<ThresholdCurve.Point> curve) {
        String title = "Precision and recall of rings over the score";
        String words = String.format(
                Locale.ROOT,
                "From the highest scores to all found rings, precision falls from %.2f to %.2f while recall rises to %.2f.",
                curve.getFirst().precision(),
                curve.getLast().precision(),
                curve.getLast().recall());
        var plot = new Plot("precision-recall", List.of(title, words), Axis.share("recall"), Axis.share("precision"))
                .line(
                        "ours",
                        curve.stream()
                                .map(point -> new Point(point.recall(), point.precision()))
                                .toList());
        for (double score : NOTED) {
            Optional<ThresholdCurve.Point> least =
                    curve.stream().filter(point -> point.score() >= score).reduce((a, b) -> b);
            least.ifPresent(point -> {
                var at = new Point(point.recall(), point.precision());
                plot.dot("ours", at, 4, "score at least " + score).text(at, "≥ " + score);
            });
        }
        Optional<Estimate> precision = naive.figure(Measure.RING_PRECISION, RingEvaluation.USUAL);
        Optional<Estimate> recall = naive.figure(Measure.RING_RECALL, RingEvaluation.USUAL);
        if (precision.isPresent() && recall.isPresent()) {
            var at = new Point(recall.get().value(), precision.get().value());
            plot.dot("naive", at, 5, "naive");
        }
        return Markup.figure(title, plot.svg(), OURS + " least score that is taken " + NAIVE);
    }

    private String reliability(List<Reliability.Bin> bins) {
        String title = "What scores promise and keep";
        String words = "For each tenth of scores, the mean score against the share of rings that are right. On the"
                + " diagonal a score is the probability that it claims to be.";
        var plot = new Plot("reliability", List.of(title, words), Axis.share("mean score"), Axis.share("share right"))
                .line("ideal", List.of(new Point(0, 0), new Point(1, 1)));
        for (Reliability.Bin bin : bins) {
            double half = 1.96 * Math.sqrt(Math.max(bin.right() * (1 - bin.right()), 0.01) / bin.rings());
            plot.whisker("ours", bin.score(), Math.max(0, bin.right() - half), Math.min(1, bin.right() + half));
            String hover = String.format(
                    Locale.ROOT, "%d rings, score %.2f, right %.2f", bin.rings(), bin.score(), bin.right());
            plot.dot("ours", new Point(bin.score(), bin.right()), 3 + 2 * Math.log10(bin.rings()), hover);
        }
        return Markup.figure(title, plot.svg(), OURS + " larger dots hold more rings; bars are 95 % intervals");
    }

    private String alarms() {
        String title = "Rings that have raised an alarm";
        double most = 1;
        for (RingScores each : List.of(ours, naive)) {
            for (Alarm alarm : each.tallies().alarms()) {
                most = Math.max(most, alarm.delayDays().orElse(0.0));
            }
        }
        String words = String.format(
                Locale.ROOT,
                "Share of true rings by days since the third member's first act. Half of the rings that Ringfence finds"
                        + " raise the alarm within %.1f days.",
                ours.value(Measure.ALARM_DELAY, "median"));
        Axis days = Axis.days("days since the third member's first act", most);
        var plot = new Plot("alarms", List.of(title, words), days, Axis.share("share of rings"))
                .steps("naive", steps(naive, days.to()))
                .steps("ours", steps(ours, days.to()));
        return Markup.figure(title, plot.svg(), OURS + " <span class=\"key naive\">┄ naive recipe</span>");
    }

    private static List<Point> steps(RingScores scores, double end) {
        var points = new ArrayList<Point>();
        points.add(new Point(0, 0));
        AlarmCurve.of(scores.tallies().alarms()).forEach(step -> points.add(new Point(step.days(), step.share())));
        points.add(new Point(end, points.getLast().up()));
        return points;
    }

    /** How one kind of effort lowers what is found. */
    static String effort(EffortCurve curve) {
        String title = "Against " + Section.words(curve.kind());
        EffortCurve.Point calm = curve.points().getFirst();
        EffortCurve.Point most = curve.points().getLast();
        String words = String.format(
                Locale.ROOT,
                "From no effort to the most, recall of rings goes from %.2f to %.2f and F1 from %.2f to %.2f; the naive"
                        + " recipe's F1 from %.2f to %.2f.",
                calm.ours().recall(),
                most.ours().recall(),
                calm.ours().f1(),
                most.ours().f1(),
                calm.naive().f1(),
                most.naive().f1());
        var plot = new Plot(
                "effort-" + curve.kind().replaceAll("[^a-z]+", "-"),
                List.of(title, words),
                Axis.share("attackers' effort"),
                Axis.share("share"));
        plot.band("ours", line(curve, point -> edge(point, true)), line(curve, point -> edge(point, false)));
        plot.line("naive", line(curve, point -> point.naive().f1()));
        plot.line("ours second", line(curve, point -> point.ours().f1()));
        plot.line("ours", line(curve, point -> point.ours().recall()));
        for (EffortCurve.Point point : curve.points()) {
            String hover =
                    String.format(Locale.ROOT, "recall %.3f", point.ours().recall());
            plot.dot("ours", new Point(point.effort(), point.ours().recall()), 4, hover);
        }
        return Markup.figure(
                title,
                plot.svg(),
                "<span class=\"key ours\">● recall</span> with its 95 % interval"
                        + " <span class=\"key ours\">┄ F1</span> <span class=\"key naive\">┄ F1, naive recipe</span>"
                        + heat(curve));
    }

    /** The same in digits, and recall by typology; the fuller a cell, the darker. */
    private static String heat(EffortCurve curve) {
        var html = new StringBuilder("<table class=\"heat\"><thead><tr><th scope=\"col\">effort</th>");
        for (EffortCurve.Point point : curve.points()) {
            html.append("<th scope=\"col\">")
                    .append(Axis.number(point.effort()))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        heat(html, "F1, naive recipe", curve, point -> point.naive().f1());
        heat(html, "F1", curve, point -> point.ours().f1());
        heat(html, "recall", curve, point -> point.ours().recall());
        for (String typology : EvaluationText.typologies(curve)) {
            heat(
                    html,
                    "recall of " + Section.words(typology),
                    curve,
                    point -> point.ours().value(Measure.TYPOLOGY_RECALL, typology));
        }
        return html.append("</tbody></table>").toString();
    }

    private static void heat(
            StringBuilder html, String label, EffortCurve curve, Function<EffortCurve.Point, Double> share) {
        html.append("<tr><th scope=\"row\">").append(Markup.escape(label)).append("</th>");
        for (EffortCurve.Point point : curve.points()) {
            double value = share.apply(point);
            html.append(
                    Double.isNaN(value)
                            ? "<td style=\"--share:0%\">–</td>"
                            : String.format(Locale.ROOT, "<td style=\"--share:%.0f%%\">%.2f</td>", 45 * value, value));
        }
        html.append("</tr>");
    }

    private static double edge(EffortCurve.Point point, boolean upper) {
        return point.ours()
                .figure(Measure.RING_RECALL, RingEvaluation.USUAL)
                .map(estimate -> !estimate.hasInterval() ? estimate.value() : upper ? estimate.high() : estimate.low())
                .orElse(0.0);
    }

    private static List<Point> line(EffortCurve curve, Function<EffortCurve.Point, Double> height) {
        return curve.points().stream()
                .map(point -> new Point(point.effort(), height.apply(point)))
                .filter(point -> !Double.isNaN(point.up()))
                .toList();
    }
}
