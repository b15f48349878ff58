package io.ringfence.loaders.source;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Passes text on and bounds its lines: what a line has beyond {@value #MOST_CHARACTERS} characters is dropped, and the
 * line noted as flawed. So are lines with the mark that the decoder puts where bytes are not UTF-8. Memory is bounded
 * whatever comes.
 */
final class LineGuard extends Reader {
    static final int MOST_CHARACTERS = 1 << 20;
    private static final char NOT_UTF8 = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private final Deque<Flaw> flaws = new ArrayDeque<>();
    private long line = 1;
    private int length;
    private boolean oddQuotes;
    private boolean afterReturn;
    private boolean first = true;
    private boolean garbled;

    LineGuard(Reader in) {
        this.in = in;
    }

    private record Flaw(long line, String reason) {}

    /** The lines passed on so far. */
    long line() {
        return line;
    }

    /**
     * Why a row that spans lines is flawed, or nothing. Rows must be asked for in their order.
     *
     * @return the reason, or the empty string
     */
    String flawOf(long firstLine, long lastLine) {
        while (!flaws.isEmpty() && flaws.getFirst().line < firstLine) {
            flaws.removeFirst();
        }
        return flaws.isEmpty() || flaws.getFirst().line > lastLine ? "" : flaws.removeFirst().reason;
    }

    boolean hasFlaws() {
        return !flaws.isEmpty();
    }

    @Override
    public int read(char[] buffer, int offset, int count) throws IOException {
        while (true) {
            int got = in.read(buffer, offset, count);
            if (got <= 0) {
                return got;
            }
            int kept = filter(buffer, offset, got);
            if (kept > 0) {
                return kept;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int filter(char[] buffer, int offset, int count) {
        int to = offset;
        for (int from = offset; from < offset + count; from++) {
            char c = buffer[from];
            if (first) {
                first = false;
                if (c == BYTE_ORDER_MARK) {
                    continue;
                }
            }
            if (c == '\n' || c == '\r') {
                if (!(c == '\n' && afterReturn)) {
                    endLine();
                }
                afterReturn = c == '\r';
                buffer[to++] = c;
                continue;
            }
            afterReturn = false;
            if (c == NOT_UTF8 && !garbled) {
                garbled = true;
                flaws.add(new Flaw(line, "has bytes that are not UTF-8"));
            }
            if (++length <= MOST_CHARACTERS) {
                oddQuotes ^= c == '"';
                buffer[to++] = c;
            } else if (length == MOST_CHARACTERS + 1) {
                flaws.add(new Flaw(line, "the line is longer than " + MOST_CHARACTERS + " characters"));
                if (oddQuotes) {
                    // Closes the field that was cut, or the parser would take the rest of the file for it.
                    buffer[to++] = '"';
                    oddQuotes = false;
                }
            }
        }
        return to - offset;
    }

    private void endLine() {
        line++;
        length = 0;
        garbled = false;
    }
}
