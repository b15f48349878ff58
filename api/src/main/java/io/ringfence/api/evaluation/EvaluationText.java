package io.ringfence.api.evaluation;

import io.ringfence.evaluation.EffortCurve;
import io.ringfence.evaluation.RingEvaluation;
import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.figure.Estimate;
import io.ringfence.evaluation.figure.Figure;
import io.ringfence.evaluation.figure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** An evaluation as lines of aligned text. */
public final class EvaluationText {
    private static final int LABEL = 48;

    private EvaluationText() {}

    /** Gives the lines, one by one. */
    public static void write(EvaluationReport report, Consumer<String> line) {
        line.accept(report.design());
        if (!report.worlds().isEmpty()) {
            RingScores ours = report.ours();
            RingScores naive = report.naive();
            if (report.worlds().size() > 1) {
                worlds(report, line);
            }
            figures(ours, naive, line);
            if (!ours.tallies().unnamed().isEmpty()) {
                line.accept("True typologies that Ringfence has no name for: "
                        + String.join(
                                ", ",
                                ours.tallies().unnamed().stream()
                                        .map(Section::words)
                                        .toList()));
            }
        }
        report.curves().forEach(curve -> curve(curve, line));
    }

    /** The least that is worth saying of one finder, in a few lines. */
    public static void brief(RingScores scores, Consumer<String> line) {
        var figures = List.of(
                new Figure(Measure.RING_PRECISION, RingEvaluation.USUAL),
                new Figure(Measure.RING_RECALL, RingEvaluation.USUAL),
                new Figure(Measure.RING_F1, RingEvaluation.USUAL),
                Figure.of(Measure.MEMBER_F1),
                Figure.of(Measure.GROUPS_ACCUSED),
                Figure.of(Measure.ACCOUNT_AUPRC));
        for (Figure figure : figures) {
            Optional<Estimate> estimate = scores.figure(figure.measure(), figure.part());
            line.accept(String.format(
                            Locale.ROOT,
                            "%-36s %8s  %s",
                            figure.measure().title(),
                            Numbers.value(estimate, figure.measure()),
                            Numbers.counts(estimate, figure.measure()))
                    .stripTrailing());
        }
    }

    private static void figures(RingScores ours, RingScores naive, Consumer<String> line) {
        String head = String.format(Locale.ROOT, "%8s  %-16s  %-16s %8s", "ours", "95 % interval", "counts", "naive");
        for (Section section : Section.of(ours, naive)) {
            line.accept("");
            line.accept(pad(section.title(), LABEL) + head);
            for (Section.Row row : section.rows()) {
                Measure measure = row.figure().measure();
                Optional<Estimate> mine = ours.figure(measure, row.figure().part());
                Optional<Estimate> other = naive.figure(measure, row.figure().part());
                line.accept(pad("  " + row.label(), LABEL)
                        + String.format(
                                        Locale.ROOT,
                                        "%8s  %-16s  %-16s %8s",
                                        Numbers.value(mine, measure),
                                        Numbers.interval(mine, measure),
                                        Numbers.counts(mine, measure),
                                        Numbers.value(other, measure))
                                .stripTrailing());
            }
        }
    }

    private static void worlds(EvaluationReport report, Consumer<String> line) {
        line.accept("");
        line.accept(pad("World", LABEL)
                + String.format(
                        Locale.ROOT, "%10s %10s %10s %10s %10s", "precision", "recall", "F1", "accused", "naive F1"));
        for (EvaluationReport.World world : report.worlds()) {
            line.accept(pad("  " + world.name(), LABEL)
                    + String.format(
                            Locale.ROOT,
                            "%10.3f %10.3f %10.3f %10.4f %10.3f",
                            world.ours().precision(),
                            world.ours().recall(),
                            world.ours().f1(),
                            world.ours().value(Measure.GROUPS_ACCUSED, ""),
                            world.naive().f1()));
        }
    }

    private static void curve(EffortCurve curve, Consumer<String> line) {
        line.accept("");
        var head = new StringBuilder(pad("Against " + Section.words(curve.kind()) + ", by effort", LABEL));
        curve.points().forEach(point -> head.append(String.format(Locale.ROOT, "%8.2f", point.effort())));
        line.accept(head.toString());
        List<RingScores> ours =
                curve.points().stream().map(EffortCurve.Point::ours).toList();
        List<RingScores> naive =
                curve.points().stream().map(EffortCurve.Point::naive).toList();
        line.accept(row("  recall of rings", ours, Measure.RING_RECALL, RingEvaluation.USUAL));
        line.accept(row("  F1 of rings", ours, Measure.RING_F1, RingEvaluation.USUAL));
        line.accept(row("  F1 of rings, naive", naive, Measure.RING_F1, RingEvaluation.USUAL));
        for (String typology : typologies(curve)) {
            line.accept(row("  recall of " + Section.words(typology), ours, Measure.TYPOLOGY_RECALL, typology));
        }
    }

    /** The typologies that some point of a curve knows. */
    static List<String> typologies(EffortCurve curve) {
        var names = new ArrayList<String>();
        for (EffortCurve.Point point : curve.points()) {
            for (String name : point.ours().parts(Measure.TYPOLOGY_RECALL)) {
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    private static String row(String label, List<RingScores> scores, Measure measure, String part) {
        var row = new StringBuilder(pad(label, LABEL));
        scores.forEach(each ->
                row.append(String.format(Locale.ROOT, "%8s", Numbers.value(each.figure(measure, part), measure))));
        return row.toString();
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text + ' ' : text + " ".repeat(width - text.length());
    }
}
