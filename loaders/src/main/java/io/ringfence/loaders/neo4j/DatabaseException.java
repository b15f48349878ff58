package io.ringfence.loaders.neo4j;

import org.jspecify.annotations.Nullable;

/** The database cannot be reached, started or written. Its message is one line for a person. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseException(String message) {
        super(message);
    }

    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
