package io.ringfence.api.evaluation;

import static io.ringfence.api.plot.Markup.escape;

import io.ringfence.api.plot.Markup;
import io.ringfence.api.plot.StandalonePage;
import io.ringfence.evaluation.Confusion;
import io.ringfence.evaluation.EffortCurve;
import io.ringfence.evaluation.RingEvaluation;
import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.RingTallies;
import io.ringfence.evaluation.figure.Estimate;
import io.ringfence.evaluation.figure.Figure;
import io.ringfence.evaluation.figure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** An evaluation as one HTML page that asks for nothing else and runs nothing; every plot is a table, too. */
public final class EvaluationPage {
    private static final List<Figure> TILES = List.of(
            new Figure(Measure.RING_F1, RingEvaluation.USUAL),
            new Figure(Measure.RING_PRECISION, RingEvaluation.USUAL),
            new Figure(Measure.RING_RECALL, RingEvaluation.USUAL),
            Figure.of(Measure.MEMBER_F1),
            Figure.of(Measure.GROUPS_ACCUSED),
            Figure.of(Measure.ALARM_RAISED),
            Figure.of(Measure.MONEY_SAVED));

    private EvaluationPage() {}

    /** The page. */
    public static String of(EvaluationReport report) {
        var html = new StringBuilder();
        if (!report.worlds().isEmpty()) {
            measured(report, html);
        }
        if (!report.curves().isEmpty()) {
            adversary(report.curves(), html);
        }
        return new StandalonePage(
                        "Evaluation",
                        "How good the rings are",
                        report.design(),
                        "A figure is mean of the worlds in which it is defined. Naive recipe: accounts that share an"
                                + " identifier are joined, each connected component is called a ring.")
                .of(html);
    }

    private static void measured(EvaluationReport report, StringBuilder html) {
        RingScores ours = report.ours();
        RingScores naive = report.naive();
        tiles(ours, naive, html);
        html.append("<section class=\"plots\">\n");
        new Plots(ours, naive).all().forEach(html::append);
        html.append("</section>\n<section><h2>All figures</h2>\n<div class=\"tables\">\n");
        for (Section section : Section.of(ours, naive)) {
            html.append("<div><h3>")
                    .append(escape(section.title()))
                    .append("</h3>")
                    .append(table(section, ours, naive));
            html.append("</div>\n");
        }
        html.append("</div></section>\n<section><h2>What was called what</h2>\n");
        html.append("<h3>Rings: true typology (rows), found typology (columns)</h3>")
                .append(confusion(ours.tallies().typologies(), "not found", "no true ring"));
        if (!ours.tallies().unnamed().isEmpty()) {
            html.append("<p>Ringfence has no name for ")
                    .append(escape(String.join(
                            ", ",
                            ours.tallies().unnamed().stream()
                                    .map(Section::words)
                                    .toList())))
                    .append(".</p>");
        }
        html.append("<h3>Accounts: true role (rows), found role (columns)</h3>")
                .append(confusion(ours.tallies().roles(), "not accused", "no true ring"))
                .append("</section>\n");
        if (report.worlds().size() > 1) {
            html.append("<section><h2>World by world</h2>\n")
                    .append(worlds(report))
                    .append("</section>\n");
        }
    }

    private static void tiles(RingScores ours, RingScores naive, StringBuilder html) {
        html.append("<section class=\"tiles\" aria-label=\"Key figures\">\n");
        for (Figure figure : TILES) {
            Optional<Estimate> mine = ours.figure(figure.measure(), figure.part());
            if (mine.isPresent()) {
                html.append("<div class=\"tile\"><span>")
                        .append(escape(figure.measure().title()))
                        .append("</span><b>")
                        .append(Numbers.value(mine, figure.measure()))
                        .append("</b><small>")
                        .append(Numbers.interval(mine, figure.measure()))
                        .append("</small><small>naive ")
                        .append(Numbers.value(naive.figure(figure.measure(), figure.part()), figure.measure()))
                        .append("</small></div>\n");
            }
        }
        html.append("</section>\n");
    }

    private static String table(Section section, RingScores ours, RingScores naive) {
        List<List<String>> rows = section.rows().stream()
                .map(row -> {
                    Measure measure = row.figure().measure();
                    Optional<Estimate> mine = ours.figure(measure, row.figure().part());
                    return List.of(
                            row.label(),
                            Numbers.value(mine, measure),
                            Numbers.interval(mine, measure),
                            Numbers.counts(mine, measure),
                            Numbers.value(naive.figure(measure, row.figure().part()), measure));
                })
                .toList();
        return Markup.table(List.of("", "Ringfence", "95 % interval", "counts", "naive"), rows);
    }

    private static String confusion(Confusion confusion, String noneFound, String noneTrue) {
        var found = new TreeSet<String>();
        confusion.counts().values().forEach(row -> found.addAll(row.keySet()));
        var titles = new ArrayList<String>();
        titles.add("");
        found.forEach(name -> titles.add(name.equals(RingTallies.NOTHING) ? noneFound : Section.words(name)));
        var rows = new ArrayList<List<String>>();
        confusion.counts().forEach((name, counts) -> {
            var row = new ArrayList<String>();
            row.add(name.equals(RingTallies.NOTHING) ? noneTrue : Section.words(name));
            found.forEach(each -> row.add(counts.containsKey(each) ? String.valueOf(counts.get(each)) : ""));
            rows.add(row);
        });
        return "<div class=\"wide\">" + Markup.table(titles, rows) + "</div>";
    }

    private static String worlds(EvaluationReport report) {
        List<List<String>> rows = report.worlds().stream()
                .map(world -> List.of(
                        world.name(),
                        share(world.ours().precision()),
                        share(world.ours().recall()),
                        share(world.ours().f1()),
                        share(world.ours().value(Measure.GROUPS_ACCUSED, "")),
                        share(world.naive().f1())))
                .toList();
        return Markup.table(List.of("world", "precision", "recall", "F1", "groups accused", "naive F1"), rows);
    }

    private static void adversary(List<EffortCurve> curves, StringBuilder html) {
        html.append("<section><h2>Against attackers who hide</h2>\n<div class=\"plots two\">\n");
        curves.forEach(curve -> html.append(Plots.effort(curve)));
        html.append("</div></section>\n");
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }
}
