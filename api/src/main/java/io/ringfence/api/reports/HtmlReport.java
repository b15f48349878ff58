package io.ringfence.api.reports;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The readable form as one HTML file that asks for nothing else, runs nothing and prints well. */
final class HtmlReport {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:14px/1.5 system-ui,sans-serif;max-width:68rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.5rem;margin:0}h2{font-size:1.05rem;margin:1.8rem 0 .4rem;border-bottom:1px solid #8886}
            table{border-collapse:collapse;width:100%;margin:.3rem 0 1rem;font-size:12px}
            th,td{text-align:left;vertical-align:top;padding:.2rem .5rem .2rem 0;border-bottom:1px solid #8884;\
            overflow-wrap:anywhere}
            dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.4rem 1rem}
            dt{font-size:12px;opacity:.75}dd{margin:0;overflow-wrap:anywhere}footer{margin-top:2rem;font-size:12px}
            @media print{body{max-width:none;margin:0;font-size:10pt}thead{display:table-header-group}\
            tr{break-inside:avoid}h2{break-after:avoid}}
            """;

    private HtmlReport() {}

    static byte[] write(Report report, List<ReportOutline.Block> blocks) {
        String title = "Ring " + escape(report.ring().id());
        var out = new StringBuilder();
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>")
                .append(title)
                .append(" – Ringfence</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(title)
                .append("</h1>\n");
        blocks.forEach(block -> append(block, out));
        out.append("</body>\n</html>\n");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(ReportOutline.Block block, StringBuilder out) {
        switch (block) {
            case ReportOutline.Heading(String text) -> element("h2", text, out).append('\n');
            case ReportOutline.Paragraph(String text) -> element("p", text, out).append('\n');
            case ReportOutline.Bullets(List<String> texts) -> {
                out.append("<ul>");
                texts.forEach(text -> element("li", text, out));
                out.append("</ul>\n");
            }
            case ReportOutline.Facts(List<List<String>> pairs) -> {
                out.append("<dl>\n");
                for (List<String> pair : pairs) {
                    out.append("<div>");
                    element("dt", pair.getFirst(), out);
                    element("dd", pair.getLast(), out).append("</div>\n");
                }
                out.append("</dl>\n");
            }
            case ReportOutline.Table table -> {
                out.append("<table>\n<thead><tr>");
                table.titles()
                        .forEach(title -> out.append("<th scope=\"col\">")
                                .append(escape(title))
                                .append("</th>"));
                out.append("</tr></thead>\n<tbody>\n");
                for (List<String> row : table.rows()) {
                    out.append("<tr>");
                    row.forEach(cell -> element("td", cell, out));
                    out.append("</tr>\n");
                }
                out.append("</tbody>\n</table>\n");
            }
        }
    }

    private static StringBuilder element(String tag, String text, StringBuilder out) {
        return out.append('<')
                .append(tag)
                .append('>')
                .append(escape(text))
                .append("</")
                .append(tag)
                .append('>');
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
