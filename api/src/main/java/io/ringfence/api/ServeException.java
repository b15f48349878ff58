package io.ringfence.api;

import org.jspecify.annotations.Nullable;

/** A service that did not start, with one line for the person who started it. */
public final class ServeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ServeException(String message) {
        super(message);
    }

    ServeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
