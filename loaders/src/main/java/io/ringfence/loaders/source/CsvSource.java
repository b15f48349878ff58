package io.ringfence.loaders.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.ringfence.loaders.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A CSV file, plain or gzipped, read row by row. */
final class CsvSource implements RowSource {
    private static final int BUFFER = 1 << 16;
    private static final int MOST_COLUMNS = 1000;

    private final String name;
    private final LineGuard guard;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;

    private CsvSource(String name, LineGuard guard, @Nullable List<String> given) throws InputException {
        this.name = name;
        this.guard = guard;
        int most = 2 * LineGuard.MOST_CHARACTERS;
        var handler = CsvRecordHandler.of(
                settings -> settings.maxFields(MOST_COLUMNS).maxFieldSize(most).maxRecordSize(2 * most));
        reader = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(2 * most)
                .build(handler, guard);
        records = reader.iterator();
        header = given == null ? readHeader() : List.copyOf(given);
    }

    /** @param header the names of the columns; null where the first line has them */
    static CsvSource open(SourceFile file, @Nullable List<String> header) throws InputException {
        InputStream raw = null;
        try {
            raw = Files.newInputStream(file.path());
            InputStream in = file.format() == SourceFile.Format.CSV_GZ ? new GZIPInputStream(raw, BUFFER) : raw;
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
            return new CsvSource(file.name(), new LineGuard(new InputStreamReader(in, decoder)), header);
        } catch (EOFException e) {
            throw closing(raw, new InputException(file.name() + " is cut short: its gzip header is not whole", e));
        } catch (ZipException e) {
            throw closing(raw, new InputException(file.name() + " is not a gzip file: " + e.getMessage(), e));
        } catch (IOException e) {
            throw closing(raw, new InputException("cannot read " + file.path() + ": " + e.getMessage(), e));
        } catch (InputException e) {
            throw closing(raw, e);
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Optional<Row> next() throws InputException {
        CsvRecord read = nextRecord();
        if (read == null) {
            return Optional.empty();
        }
        List<String> fields = read.getFields();
        String flaw = guard.hasFlaws() ? flawOf(read) : "";
        if (flaw.isEmpty() && fields.size() != header.size()) {
            flaw = "has " + fields.size() + " fields, the header has " + header.size();
        }
        return Optional.of(new Row(read.getStartingLineNumber(), fields, flaw.isEmpty() ? null : flaw));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String flawOf(CsvRecord read) {
        long breaks = 0;
        for (String field : read.getFields()) {
            breaks += field.chars().filter(c -> c == '\n' || c == '\r').count();
        }
        return guard.flawOf(read.getStartingLineNumber(), read.getStartingLineNumber() + breaks);
    }

    private List<String> readHeader() throws InputException {
        CsvRecord first = nextRecord();
        if (first == null) {
            throw new InputException(name + " is empty: its first line must name the columns");
        }
        List<String> names = first.getFields().stream().map(String::strip).toList();
        if (!flawOf(first).isEmpty()) {
            throw new InputException(name + ", line 1: the line that names the columns is too long or not UTF-8");
        }
        var seen = new HashSet<String>();
        for (String column : names) {
            if (!seen.add(column)) {
                throw new InputException(name + " has two columns '" + column + "'");
            }
        }
        return names;
    }

    @SuppressWarnings("NullAway") // FastCSV is not annotated; null marks the end here
    private CsvRecord nextRecord() throws InputException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw damaged(e.getCause());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException cause) {
                throw damaged(cause);
            }
            throw new InputException(
                    name + ", near line " + guard.line() + ": cannot be read on from here (" + firstLine(e)
                            + "); nothing of it was loaded",
                    e);
        }
    }

    private InputException damaged(IOException cause) {
        String what = cause instanceof EOFException ? " is cut short" : " is damaged";
        return new InputException(
                name + what + " after line " + (guard.line() - 1) + ": " + cause.getMessage()
                        + "; nothing of it was loaded",
                cause);
    }

    private static String firstLine(CsvParseException e) {
        String message = e.getMessage();
        return message == null ? "not CSV" : message.lines().findFirst().orElse("not CSV");
    }

    private static InputException closing(@Nullable InputStream in, InputException reason) {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
        return reason;
    }
}
