package io.ringfence.loaders.stream;

import org.jspecify.annotations.Nullable;

/** A stream that cannot be read. Its message is one line for a person. */
public final class StreamException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StreamException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
