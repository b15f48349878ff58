package io.ringfence.api.models;

import io.ringfence.api.plot.Axis;
import io.ringfence.api.plot.Markup;
import io.ringfence.api.plot.Plot;
import io.ringfence.api.plot.Plot.Point;
import io.ringfence.api.plot.StandalonePage;
import io.ringfence.embeddings.backtest.BacktestPlan;
import io.ringfence.embeddings.backtest.WindowResult;
import io.ringfence.embeddings.registry.Dossier.Bounds;
import io.ringfence.embeddings.registry.Gain;
import io.ringfence.embeddings.registry.ModelSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A backtest as one HTML page: window by window, with the graph and without. */
public final class BacktestPage {
    private static final String OURS = "<span class=\"key ours\">● trees and network</span>";
    private static final String NO_GRAPH = "<span class=\"key naive\">◇ without the graph</span>";

    private BacktestPage() {}

    /** The page. */
    public static String of(BacktestPlan plan, List<WindowResult> results) {
        List<WindowResult> played =
                results.stream().filter(result -> result.gain() != null).toList();
        var main = new StringBuilder();
        main.append(Markup.tiles(tiles(results, played)));
        if (!played.isEmpty()) {
            main.append("<section class=\"plots\">\n")
                    .append(plot("Average precision", "auprc", played))
                    .append(plot("Share of the fraud found within the budget", "recallAtBudget", played))
                    .append("</section>\n");
        }
        main.append("<section><h2>Window by window</h2>\n<div class=\"wide\">")
                .append(table(results))
                .append("</div></section>\n");
        String intro = String.format(
                Locale.ROOT,
                "Models trained every %d days from %s to %s on the decisions of the %d days before, with the labels known"
                        + " then; each judged by the decisions of the next %d days, a label given %d days to come.",
                plan.step().toDays(),
                plan.from(),
                plan.to(),
                plan.window().toDays(),
                plan.step().toDays(),
                plan.delay().toDays());
        return new StandalonePage(
                        "Backtest",
                        "What models would have found",
                        intro,
                        "Intervals are 95 %, by resampling whole groups of tied accounts. The budget is 1 % of the"
                                + " decisions, at least 50.")
                .of(main);
    }

    private static List<Markup.Tile> tiles(List<WindowResult> results, List<WindowResult> played) {
        var tiles = new ArrayList<Markup.Tile>();
        tiles.add(new Markup.Tile("windows played", String.valueOf(played.size()), List.of("of " + results.size())));
        if (!played.isEmpty()) {
            tiles.add(mean("average precision", "auprc", played));
            tiles.add(mean("recall within the budget", "recallAtBudget", played));
            tiles.add(mean("AUROC", "auroc", played));
            long above = played.stream()
                    .filter(result -> result.gain() != null && result.gain().lower() > 0)
                    .count();
            tiles.add(new Markup.Tile(
                    "windows in which the graph surely helps", String.valueOf(above), List.of("of " + played.size())));
        }
        return tiles;
    }

    private static Markup.Tile mean(String title, String measure, List<WindowResult> played) {
        return new Markup.Tile(
                title,
                three(average(played, ModelSummary.TOGETHER, measure)),
                List.of(
                        "mean of windows",
                        "without the graph " + three(average(played, ModelSummary.NO_GRAPH, measure))));
    }

    private static double average(List<WindowResult> played, String model, String measure) {
        return played.stream()
                .mapToDouble(result -> bounds(result, model, measure).value())
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static String plot(String title, String measure, List<WindowResult> played) {
        var first = played.getFirst().window().at();
        double days = days(played, played.getLast());
        var plot = new Plot(
                "by-window-" + measure.toLowerCase(Locale.ROOT),
                List.of(
                        title + " by moment of training",
                        "For each window, trees and network together, and trees without the graph."),
                Axis.days("days after " + first.toString().substring(0, 10), Math.max(1, days)),
                Axis.share(title.toLowerCase(Locale.ROOT)));
        var ours = new ArrayList<Point>();
        var naive = new ArrayList<Point>();
        for (WindowResult result : played) {
            double at = days(played, result);
            Bounds with = bounds(result, ModelSummary.TOGETHER, measure);
            Bounds without = bounds(result, ModelSummary.NO_GRAPH, measure);
            ours.add(new Point(at, with.value()));
            naive.add(new Point(at, without.value()));
            plot.whisker("naive", at, without.lower(), without.upper());
            plot.whisker("ours", at, with.lower(), with.upper());
        }
        plot.line("naive", naive).line("ours", ours);
        for (int i = 0; i < ours.size(); i++) {
            plot.dot(
                    "naive",
                    naive.get(i),
                    4,
                    "without the graph " + three(naive.get(i).up()));
            plot.dot(
                    "ours",
                    ours.get(i),
                    4,
                    "with the graph " + three(ours.get(i).up()));
        }
        return Markup.figure(title, plot.svg(), OURS + " " + NO_GRAPH + "; bars are 95 % intervals");
    }

    private static double days(List<WindowResult> played, WindowResult result) {
        return Duration.between(played.getFirst().window().at(), result.window().at())
                        .toHours()
                / 24.0;
    }

    private static String table(List<WindowResult> results) {
        var rows = new ArrayList<List<String>>();
        for (WindowResult result : results) {
            String at = result.window().at().toString().substring(0, 10);
            Gain gain = result.gain();
            if (gain == null) {
                rows.add(List.of(at, "", "", "", "", "", "", String.valueOf(result.skipped())));
            } else {
                rows.add(List.of(
                        at,
                        String.valueOf(result.trained()),
                        String.valueOf(result.of(ModelSummary.TOGETHER).rows()),
                        String.valueOf(result.of(ModelSummary.TOGETHER).positives()),
                        range(bounds(result, ModelSummary.TOGETHER, "auprc")),
                        range(bounds(result, ModelSummary.NO_GRAPH, "auprc")),
                        String.format(
                                Locale.ROOT, "%+.3f (%+.3f to %+.3f)", gain.difference(), gain.lower(), gain.upper()),
                        range(bounds(result, ModelSummary.TOGETHER, "ece"))));
            }
        }
        return Markup.table(
                List.of(
                        "trained on",
                        "rows",
                        "decisions",
                        "fraud",
                        "AUPRC",
                        "AUPRC without the graph",
                        "gain",
                        "calibration error"),
                rows);
    }

    private static Bounds bounds(WindowResult result, String model, String measure) {
        Map<String, Bounds> measures = result.intervals().getOrDefault(model, Map.of());
        return measures.getOrDefault(measure, new Bounds(Double.NaN, Double.NaN, Double.NaN));
    }

    static String range(Bounds bounds) {
        return three(bounds.value()) + " (" + three(bounds.lower()) + "–" + three(bounds.upper()) + ")";
    }

    static String three(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }
}
