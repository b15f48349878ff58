package io.ringfence.embeddings;

/** A reason, in one line, why nothing could be trained: too few rows, no fraud known, a file that cannot be read. */
public final class TrainingException extends Exception {
    private static final long serialVersionUID = 1L;

    TrainingException(String message) {
        super(message);
    }

    TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
