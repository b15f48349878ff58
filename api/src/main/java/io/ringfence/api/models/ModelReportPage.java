package io.ringfence.api.models;

import static io.ringfence.api.models.BacktestPage.range;
import static io.ringfence.api.models.BacktestPage.three;

import io.ringfence.api.plot.Axis;
import io.ringfence.api.plot.Markup;
import io.ringfence.api.plot.Plot;
import io.ringfence.api.plot.Plot.Point;
import io.ringfence.api.plot.StandalonePage;
import io.ringfence.embeddings.registry.Dossier;
import io.ringfence.embeddings.registry.Dossier.Bounds;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is known of a model as one HTML page. */
public final class ModelReportPage {
    private static final String OURS = "<span class=\"key ours\">● trees and network</span>";
    private static final String NO_GRAPH = "<span class=\"key naive\">◇ without the graph</span>";
    private static final int SHOWN_FEATURES = 20;
    private static final int SHOWN_BUDGET = 20;

    private final ModelSummary model;
    private final @Nullable Dossier dossier;

    /**
     * @param model   what is known of it at a glance
     * @param dossier what its test rows say at length; null where it has none
     */
    public ModelReportPage(ModelSummary model, @Nullable Dossier dossier) {
        this.model = model;
        this.dossier = dossier;
    }

    /** The page. */
    public String html() {
        var main = new StringBuilder();
        main.append(Markup.tiles(tiles()));
        main.append("<section><h2>The gate</h2>\n").append(gate()).append("</section>\n");
        if (dossier != null) {
            main.append("<section><h2>What the test rows say</h2>\n<div class=\"plots\">\n")
                    .append(reliability(dossier))
                    .append(budgets(dossier))
                    .append("</div></section>\n<section><h2>What features add</h2>\n")
                    .append(contributions(dossier))
                    .append("</section>\n");
        }
        main.append("<section><h2>All figures</h2>\n<div class=\"wide\">")
                .append(measures())
                .append("</div></section>\n");
        if (dossier != null) {
            main.append("<section><h2>Part by part</h2>\n<div class=\"wide\">")
                    .append(segments(dossier))
                    .append("</div></section>\n");
        }
        main.append(provenance());
        return new StandalonePage(
                        "Model " + model.id(),
                        "Model " + model.id(),
                        "Trained on " + model.trainedAt() + " with what was known at " + model.asOf() + "; "
                                + model.status() + (model.serving() ? ", serves now" : "")
                                + ". Figures are of test rows"
                                + " decided after the training period, at the true share of fraud.",
                        "Intervals are 95 %, by resampling whole groups of tied accounts. The budget is 1 % of the"
                                + " decisions, at least 50.")
                .of(main);
    }

    private List<Markup.Tile> tiles() {
        var tiles = new ArrayList<Markup.Tile>();
        tile(tiles, "average precision", "auprc");
        tile(tiles, "AUROC", "auroc");
        tile(tiles, "recall within the budget", "recallAtBudget");
        tile(tiles, "calibration error", "ece");
        if (model.gain() != null) {
            tiles.add(new Markup.Tile(
                    "gain by the graph",
                    String.format(Locale.ROOT, "%+.3f", model.gain().difference()),
                    List.of(String.format(
                            Locale.ROOT,
                            "%+.3f to %+.3f",
                            model.gain().lower(),
                            model.gain().upper()))));
        }
        if (model.networkGain() != null) {
            tiles.add(new Markup.Tile(
                    "of this by the network",
                    String.format(Locale.ROOT, "%+.3f", model.networkGain().difference()),
                    List.of(String.format(
                            Locale.ROOT,
                            "%+.3f to %+.3f",
                            model.networkGain().lower(),
                            model.networkGain().upper()))));
        }
        tiles.add(new Markup.Tile("gate", model.gatePassed() ? "passed" : "not passed", List.of(model.status())));
        return tiles;
    }

    private void tile(List<Markup.Tile> tiles, String title, String measure) {
        if (dossier != null) {
            Bounds ours = bounds(dossier, ModelSummary.TOGETHER, measure);
            Bounds naive = bounds(dossier, ModelSummary.NO_GRAPH, measure);
            tiles.add(new Markup.Tile(
                    title,
                    three(ours.value()),
                    List.of(
                            three(ours.lower()) + " to " + three(ours.upper()),
                            "without the graph " + three(naive.value()))));
        }
    }

    private String gate() {
        List<List<String>> rows = model.checks().stream()
                .map(check -> List.of(check.gate(), check.passed() ? "holds" : "does not hold", check.text()))
                .toList();
        return "<div class=\"wide words\">" + Markup.table(List.of("gate", "", "measured"), rows) + "</div>";
    }

    private static String reliability(Dossier dossier) {
        String title = "What probabilities promise and keep";
        var plot = new Plot(
                        "reliability",
                        List.of(title, "For each tenth of probabilities, the mean against the share of fraud."),
                        Axis.share("mean probability"),
                        Axis.share("share of fraud"))
                .line("ideal", List.of(new Point(0, 0), new Point(1, 1)));
        for (Dossier.Bin bin : dossier.reliability().getOrDefault(ModelSummary.NO_GRAPH, List.of())) {
            plot.dot("naive", new Point(bin.promised(), bin.kept()), radius(bin), words(bin));
        }
        for (Dossier.Bin bin : dossier.reliability().getOrDefault(ModelSummary.TOGETHER, List.of())) {
            double half = 1.96 * Math.sqrt(Math.max(bin.kept() * (1 - bin.kept()), 0.01) / bin.rows());
            plot.whisker("ours", bin.promised(), Math.max(0, bin.kept() - half), Math.min(1, bin.kept() + half));
            plot.dot("ours", new Point(bin.promised(), bin.kept()), radius(bin), words(bin));
        }
        return Markup.figure(title, plot.svg(), OURS + " " + NO_GRAPH + "; larger marks hold more decisions");
    }

    private static double radius(Dossier.Bin bin) {
        return 3 + Math.log10(bin.rows());
    }

    private static String words(Dossier.Bin bin) {
        return String.format(
                Locale.ROOT, "%d decisions, promised %.3f, kept %.3f", bin.rows(), bin.promised(), bin.kept());
    }

    private static String budgets(Dossier dossier) {
        String title = "What is found by how many are looked at";
        var plot = new Plot(
                "budgets",
                List.of(title, "Share of the fraud among the highest scores, with the graph and without."),
                new Axis("share of decisions looked at, in %", SHOWN_BUDGET, List.of(0.0, 5.0, 10.0, 15.0, 20.0)),
                Axis.share("share of fraud found"));
        var upper = new ArrayList<Point>();
        var lower = new ArrayList<Point>();
        var ours = new ArrayList<Point>(List.of(new Point(0, 0)));
        var naive = new ArrayList<Point>(List.of(new Point(0, 0)));
        for (Dossier.Budget budget : dossier.budgets()) {
            double at = 100 * budget.share();
            upper.add(new Point(at, budget.together().upper()));
            lower.add(new Point(at, budget.together().lower()));
            ours.add(new Point(at, budget.together().value()));
            naive.add(new Point(at, budget.noGraph().value()));
        }
        plot.band("ours", upper, lower).line("naive", naive).line("ours", ours);
        for (Dossier.Budget budget : dossier.budgets()) {
            String hover = String.format(
                    Locale.ROOT,
                    "%d decisions: %.3f with the graph, %.3f without",
                    budget.rows(),
                    budget.together().value(),
                    budget.noGraph().value());
            plot.dot("ours", new Point(100 * budget.share(), budget.together().value()), 4, hover);
        }
        return Markup.figure(title, plot.svg(), OURS + " with its interval " + NO_GRAPH.replace("◇", "┄"));
    }

    private static String contributions(Dossier dossier) {
        List<Dossier.Weight> weights = dossier.contributions();
        double most = weights.isEmpty() ? 1 : weights.getFirst().logit();
        var html =
                new StringBuilder("<div class=\"wide\"><table class=\"bars\"><thead><tr><th scope=\"col\">feature</th>"
                        + "<th scope=\"col\">mean magnitude, log-odds</th></tr></thead><tbody>");
        weights.stream()
                .limit(SHOWN_FEATURES)
                .forEach(weight -> html.append(String.format(
                        Locale.ROOT,
                        "<tr><th scope=\"row\">%s</th><td style=\"--share:%.0f%%\">%.3f</td></tr>",
                        Markup.escape(weight.feature()),
                        100 * weight.logit() / most,
                        weight.logit())));
        return html.append("</tbody></table></div><p>Mean over ")
                .append(dossier.explained())
                .append(" test decisions.</p>")
                .toString();
    }

    private String measures() {
        var rows = new ArrayList<List<String>>();
        model.metrics()
                .forEach((name, metrics) -> rows.add(List.of(
                        name,
                        figure(name, "auroc", metrics.auroc()),
                        figure(name, "auprc", metrics.auprc()),
                        figure(name, "precisionAtBudget", metrics.precisionAtBudget()),
                        figure(name, "recallAtBudget", metrics.recallAtBudget()),
                        figure(name, "brier", metrics.brier()),
                        figure(name, "ece", metrics.ece()),
                        metrics.positives() + " of " + metrics.rows())));
        model.disjointMetrics()
                .forEach((name, metrics) -> rows.add(List.of(
                        name + ", accounts tied to nobody in training",
                        three(metrics.auroc()),
                        three(metrics.auprc()),
                        three(metrics.precisionAtBudget()),
                        three(metrics.recallAtBudget()),
                        three(metrics.brier()),
                        three(metrics.ece()),
                        metrics.positives() + " of " + metrics.rows())));
        return Markup.table(
                List.of("model", "AUROC", "AUPRC", "precision, budget", "recall, budget", "Brier", "ECE", "fraud"),
                rows);
    }

    private String figure(String name, String measure, double plain) {
        Bounds bounds = dossier == null
                ? null
                : dossier.intervals().getOrDefault(name, Map.of()).get(measure);
        return bounds == null ? three(plain) : range(bounds);
    }

    private static String segments(Dossier dossier) {
        List<List<String>> rows = dossier.segments().stream()
                .map(segment -> List.of(
                        segment.name(),
                        String.valueOf(segment.rows()),
                        String.valueOf(segment.positives()),
                        three(segment.positives() / (double) segment.rows()),
                        three(segment.promised()),
                        three(segment.auprc()),
                        three(segment.noGraph())))
                .toList();
        return Markup.table(
                List.of(
                        "decisions",
                        "how many",
                        "fraud",
                        "share of fraud",
                        "mean probability",
                        "AUPRC",
                        "AUPRC without the graph"),
                rows);
    }

    private String provenance() {
        Provenance from = model.provenance();
        if (from == null) {
            return "";
        }
        var facts = new ArrayList<List<String>>();
        facts.add(List.of("graph, SHA-256", from.dataHash()));
        facts.add(List.of("links, payments and labels", String.format(Locale.ROOT, "%,d", from.records())));
        facts.add(List.of("known until", model.asOf().toString()));
        facts.add(List.of("training until", from.trainUntil().toString()));
        facts.add(List.of("validation until", from.validationUntil().toString()));
        from.rows()
                .forEach(
                        (name, count) -> facts.add(List.of("rows, " + name, String.format(Locale.ROOT, "%,d", count))));
        facts.add(List.of("seed", String.valueOf(from.seed())));
        facts.add(List.of(
                "feature catalogue",
                from.catalogueVersion() + ", " + from.features().size() + " features"));
        from.versions().forEach((name, version) -> facts.add(List.of(name, version)));
        List<List<String>> parameters = from.parameters().entrySet().stream()
                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                .toList();
        return "<section><h2>Where it comes from</h2>\n<div class=\"tables\"><div><h3>Data and versions</h3>"
                + Markup.table(List.of("", ""), facts) + "</div><div><h3>Settings</h3>"
                + Markup.table(List.of("", ""), parameters) + "</div></div></section>\n";
    }

    private static Bounds bounds(Dossier dossier, String name, String measure) {
        return dossier.intervals()
                .getOrDefault(name, Map.of())
                .getOrDefault(measure, new Bounds(Double.NaN, Double.NaN, Double.NaN));
    }
}
