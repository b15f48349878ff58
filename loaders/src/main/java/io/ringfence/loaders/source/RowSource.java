package io.ringfence.loaders.source;

import io.ringfence.loaders.InputException;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/** The rows of one file, once, in their order. */
public interface RowSource extends Closeable {
    /** The names of the columns. */
    List<String> header();

    /**
     * The next row; empty at the end.
     *
     * @throws InputException if the file is damaged from here on, such as a compressed file that is cut short
     */
    Optional<Row> next() throws InputException;

    @Override
    void close();
}
