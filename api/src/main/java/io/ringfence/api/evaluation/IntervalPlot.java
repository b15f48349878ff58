package io.ringfence.api.evaluation;

import static io.ringfence.api.plot.Markup.escape;

import io.ringfence.api.plot.Axis;
import io.ringfence.api.plot.Markup;
import io.ringfence.evaluation.RingScores;
import io.ringfence.evaluation.figure.Estimate;
import io.ringfence.evaluation.figure.Figure;
import io.ringfence.evaluation.figure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A share by part, a row for each: ours as a dot with its interval, the baseline's as a diamond. */
final class IntervalPlot {
    private static final int WIDTH = 460;
    private static final int LEFT = 150;
    private static final int RIGHT = 62;
    private static final int ROW = 24;
    private static final int TOP = 8;
    private static final int BOTTOM = 30;

    private final RingScores ours;
    private final RingScores naive;

    IntervalPlot(RingScores ours, RingScores naive) {
        this.ours = ours;
        this.naive = naive;
    }

    String svg(String id, Measure measure, List<String> words) {
        List<String> parts = new ArrayList<>(Section.parts(measure, ours, naive));
        int height = TOP + BOTTOM + ROW * parts.size();
        var svg = new StringBuilder(Markup.openSvg(id, WIDTH, height, words));
        for (double tick : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class=\"grid\" d=\"M%.1f %dV%d\"/><text class=\"tick mid\" x=\"%.1f\" y=\"%d\">%s</text>",
                    x(tick),
                    TOP,
                    height - BOTTOM,
                    x(tick),
                    height - BOTTOM + 18,
                    Axis.number(tick)));
        }
        for (int i = 0; i < parts.size(); i++) {
            row(svg, new Figure(measure, parts.get(i)), TOP + ROW * i + ROW / 2);
        }
        return svg.append("</svg>").toString();
    }

    private void row(StringBuilder svg, Figure figure, int y) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"name end\" x=\"%d\" y=\"%d\">%s</text>",
                LEFT - 12,
                y + 4,
                escape(Section.part(figure))));
        Optional<Estimate> mine = ours.figure(figure.measure(), figure.part());
        mine.ifPresent(estimate -> {
            if (estimate.hasInterval()) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<path class=\"line whisker ours\" d=\"M%.1f %dH%.1f\"/>",
                        x(estimate.low()),
                        y,
                        x(estimate.high())));
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"dot ours\" cx=\"%.1f\" cy=\"%d\" r=\"5\"><title>ours %.3f</title></circle>",
                    x(estimate.value()),
                    y,
                    estimate.value()));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"value end\" x=\"%d\" y=\"%d\">%.2f</text>",
                    WIDTH - 6,
                    y + 4,
                    estimate.value()));
        });
        Optional<Estimate> other = naive.figure(figure.measure(), figure.part());
        other.ifPresent(estimate -> svg.append(String.format(
                Locale.ROOT,
                "<path class=\"dot naive\" d=\"M%.1f %dl6 6l-6 6l-6 -6z\"><title>naive %.3f</title></path>",
                x(estimate.value()),
                y - 6,
                estimate.value())));
    }

    private static double x(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }
}
