package io.ringfence.loaders;

import org.jspecify.annotations.Nullable;

/** Input that cannot be loaded as a whole. Its message is one line for a person: the file, the place, what is wrong. */
public final class InputException extends Exception {
    private static final long serialVersionUID = 1;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
