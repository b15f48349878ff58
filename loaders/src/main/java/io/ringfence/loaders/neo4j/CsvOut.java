package io.ringfence.loaders.neo4j;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One file for Neo4j's importer: strings quoted, absent values empty. */
final class CsvOut implements Closeable {
    private final BufferedWriter out;
    private boolean first = true;
    private boolean hasLineBreaks;

    CsvOut(Path file, String header) throws IOException {
        out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16);
        out.write(header);
        out.write('\n');
    }

    CsvOut text(@Nullable String value) throws IOException {
        separate();
        if (value != null) {
            out.write('"');
            if (value.indexOf('"') >= 0) {
                out.write(value.replace("\"", "\"\""));
            } else {
                out.write(value);
            }
            out.write('"');
            hasLineBreaks |= value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0;
        }
        return this;
    }

    CsvOut number(long value) throws IOException {
        separate();
        out.write(Long.toString(value));
        return this;
    }

    CsvOut time(@Nullable Instant value) throws IOException {
        separate();
        if (value != null) {
            out.write(value.toString());
        }
        return this;
    }

    void end() throws IOException {
        out.write('\n');
        first = true;
    }

    /** Whether a value had a line break in it, which the importer has to be told. */
    boolean hasLineBreaks() {
        return hasLineBreaks;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void separate() throws IOException {
        if (!first) {
            out.write(',');
        }
        first = false;
    }
}
