package io.ringfence.loaders.source;

import io.ringfence.loaders.InputException;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/** The rows of one file or table, once, in their order. */
public interface RowSource extends Closeable {
    /** The names of the columns. */
    List<String> header();

    /**
     * The next row; empty at the end.
     *
     * @throws InputException if there is no reading on from here, such as of a compressed file that is cut short
     */
    Optional<Row> next() throws InputException;

    @Override
    void close();
}
