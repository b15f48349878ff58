package io.ringfence.api.plot;

import java.util.List;
import java.util.Locale;

/** Pieces of HTML and SVG. */
public final class Markup {
    private Markup() {}

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Begins a picture that a screen reader names and tells. */
    public static String openSvg(String id, int width, int height, List<String> words) {
        return String.format(
                Locale.ROOT,
                "<svg id=\"%1$s\" viewBox=\"0 0 %2$d %3$d\" role=\"img\" aria-labelledby=\"%1$s-t %1$s-d\">"
                        + "<title id=\"%1$s-t\">%4$s</title><desc id=\"%1$s-d\">%5$s</desc>",
                id,
                width,
                height,
                escape(words.getFirst()),
                escape(words.getLast()));
    }

    /** A figure with its title and a legend below. */
    public static String figure(String title, String picture, String caption) {
        return "<figure><h3>" + escape(title) + "</h3>" + picture + "<figcaption>" + caption
                + "</figcaption></figure>\n";
    }

    /** A table; the first column names the rows, the others are numbers. */
    public static String table(List<String> titles, List<List<String>> rows) {
        var html = new StringBuilder("<table><thead><tr>");
        titles.forEach(
                title -> html.append("<th scope=\"col\">").append(escape(title)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr><th scope=\"row\">").append(escape(row.getFirst())).append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
            html.append("</tr>");
        }
        return html.append("</tbody></table>\n").toString();
    }

    /** Figures that matter most, each with a small line below. */
    public static String tiles(List<Tile> tiles) {
        var html = new StringBuilder("<section class=\"tiles\" aria-label=\"Key figures\">\n");
        for (Tile tile : tiles) {
            html.append("<div class=\"tile\"><span>")
                    .append(escape(tile.title()))
                    .append("</span><b>")
                    .append(escape(tile.value()))
                    .append("</b>");
            tile.notes()
                    .forEach(note -> html.append("<small>").append(escape(note)).append("</small>"));
            html.append("</div>\n");
        }
        return html.append("</section>\n").toString();
    }

    /** A figure that matters, and what to know of it. */
    public record Tile(String title, String value, List<String> notes) {
        public Tile {
            notes = List.copyOf(notes);
        }
    }
}
