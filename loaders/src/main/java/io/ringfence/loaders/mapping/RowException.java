package io.ringfence.loaders.mapping;

/** A row that is refused; its message is the reason, for the file of rejected rows. */
public final class RowException extends Exception {
    private static final long serialVersionUID = 1;

    RowException(String reason) {
        // No stack trace: there may be one for each of millions of rows.
        super(reason, null, false, false);
    }
}
