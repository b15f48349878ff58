package io.ringfence.api.plot;

import static io.ringfence.api.plot.Markup.escape;

import java.util.List;
import java.util.Locale;

/** A plot of two axes as SVG, drawn in the colours of the page's classes; what it shows is also told in words. */
public final class Plot {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 300;
    private static final int LEFT = 44;
    private static final int TOP = 26;
    private static final int RIGHT = 14;
    private static final int BOTTOM = 44;

    private final String id;
    private final String title;
    private final String description;
    private final Axis across;
    private final Axis up;
    private final StringBuilder marks = new StringBuilder();

    public Plot(String id, List<String> words, Axis across, Axis up) {
        this.id = id;
        this.title = words.getFirst();
        this.description = words.getLast();
        this.across = across;
        this.up = up;
    }

    /** A point in the units of the axes. */
    public record Point(double across, double up) {}

    /** A line through points. */
    public Plot line(String style, List<Point> points) {
        return path(style, points, false);
    }

    /** A line that keeps its height until the next point. */
    public Plot steps(String style, List<Point> points) {
        return path(style, points, true);
    }

    /** The area between two lines of equal length. */
    public Plot band(String style, List<Point> upper, List<Point> lower) {
        if (upper.size() > 1) {
            marks.append("<polygon class=\"band ").append(style).append("\" points=\"");
            upper.forEach(point -> marks.append(at(point)).append(' '));
            lower.reversed().forEach(point -> marks.append(at(point)).append(' '));
            marks.append("\"/>");
        }
        return this;
    }

    /** A dot, with what it says when pointed at. */
    public Plot dot(String style, Point point, double radius, String words) {
        String shape = style.equals("naive")
                ? String.format(
                        Locale.ROOT,
                        "<path class=\"dot naive\" d=\"M%.1f %.1fl%.1f %.1fl%.1f %.1fl-%.1f %.1fz\">",
                        x(point),
                        y(point) - radius,
                        radius,
                        radius,
                        -radius,
                        radius,
                        radius,
                        -radius)
                : String.format(
                        Locale.ROOT,
                        "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\">",
                        style,
                        x(point),
                        y(point),
                        radius);
        marks.append(shape)
                .append("<title>")
                .append(escape(words))
                .append("</title>")
                .append(style.equals("naive") ? "</path>" : "</circle>");
        return this;
    }

    /** A vertical line between two heights. */
    public Plot whisker(String style, double across, double low, double high) {
        return line("whisker " + style, List.of(new Point(across, low), new Point(across, high)));
    }

    /** Words beside a point. */
    public Plot text(Point point, String words) {
        marks.append(String.format(
                Locale.ROOT,
                "<text class=\"note\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                x(point) + 6,
                y(point) - 7,
                escape(words)));
        return this;
    }

    public String svg() {
        var svg = new StringBuilder();
        svg.append(Markup.openSvg(id, WIDTH, HEIGHT, List.of(title, description)));
        for (double tick : up.ticks()) {
            double y = y(new Point(0, tick));
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text class=\"tick end\" x=\"%d\" y=\"%.1f\">%s</text>",
                    LEFT,
                    y,
                    WIDTH - RIGHT,
                    LEFT - 7,
                    y + 4,
                    Axis.number(tick)));
        }
        for (double tick : across.ticks()) {
            double x = x(new Point(tick, 0));
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class=\"grid\" d=\"M%.1f %dV%d\"/><text class=\"tick mid\" x=\"%.1f\" y=\"%d\">%s</text>",
                    x,
                    TOP,
                    HEIGHT - BOTTOM,
                    x,
                    HEIGHT - BOTTOM + 17,
                    Axis.number(tick)));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"axis\" x=\"%d\" y=\"%d\">%s</text><text class=\"axis end\" x=\"%d\" y=\"%d\">%s</text>",
                4,
                13,
                escape(up.label()),
                WIDTH - RIGHT,
                HEIGHT - 8,
                escape(across.label())));
        return svg.append(marks).append("</svg>").toString();
    }

    private Plot path(String style, List<Point> points, boolean steps) {
        if (!points.isEmpty()) {
            marks.append("<path class=\"line ").append(style).append("\" d=\"");
            for (int i = 0; i < points.size(); i++) {
                if (i == 0) {
                    marks.append('M').append(at(points.get(i)));
                } else if (steps) {
                    marks.append(String.format(Locale.ROOT, "H%.1fV%.1f", x(points.get(i)), y(points.get(i))));
                } else {
                    marks.append('L').append(at(points.get(i)));
                }
            }
            marks.append("\"/>");
        }
        return this;
    }

    private String at(Point point) {
        return String.format(Locale.ROOT, "%.1f %.1f", x(point), y(point));
    }

    private double x(Point point) {
        return LEFT + Math.min(1, point.across / across.to()) * (WIDTH - LEFT - RIGHT);
    }

    private double y(Point point) {
        return HEIGHT - BOTTOM - Math.min(1, point.up / up.to()) * (HEIGHT - TOP - BOTTOM);
    }
}
