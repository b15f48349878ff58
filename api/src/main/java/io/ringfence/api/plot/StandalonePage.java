package io.ringfence.api.plot;

/**
 * One HTML page that asks for nothing else and runs nothing.
 *
 * @param title   for the window
 * @param heading for the reader
 * @param intro   what was measured and how
 * @param footer  how to read it
 */
public record StandalonePage(String title, String heading, String intro, String footer) {
    /** The page around its main part, which is HTML. */
    public String of(CharSequence main) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " 'unsafe-inline'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Markup.escape(title)
                + " – Ringfence</title>\n<style>\n"
                + PageStyle.CSS
                + "</style>\n</head>\n<body>\n<header><h1>"
                + Markup.escape(heading)
                + "</h1>\n<p>"
                + Markup.escape(intro)
                + "</p></header>\n<main>\n"
                + main
                + "</main>\n<footer>"
                + Markup.escape(footer)
                + "</footer>\n</body>\n</html>\n";
    }
}
