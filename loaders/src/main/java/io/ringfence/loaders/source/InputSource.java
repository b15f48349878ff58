package io.ringfence.loaders.source;

import io.ringfence.loaders.InputException;
import java.util.List;

/** Something whose rows may be read: a file or a table. */
public sealed interface InputSource permits SourceFile, SourceTable {
    /** What evidence, reports and messages call it, such as {@code links.csv} or {@code links@shop}. */
    String name();

    /** The name that says what it holds, such as {@code links}. */
    String base();

    /** Whether the user named it, as against found in a folder or a database. */
    boolean named();

    /**
     * Opens it.
     *
     * @throws InputException if it cannot be read, is empty or has no sound header
     */
    RowSource open() throws InputException;

    /**
     * Opens it where its first row is data.
     *
     * @param header the names of its columns
     * @throws InputException as {@link #open()}, or if it names its columns itself
     */
    default RowSource open(List<String> header) throws InputException {
        throw new InputException(
                name() + " names its columns itself; header is for CSV files without a first line" + " that does");
    }
}
