package io.ringfence.embeddings.registry;

/** A wish that the registry refused or could not fulfil; the message says why, in one line. */
public final class RegistryException extends Exception {
    private static final long serialVersionUID = 1L;

    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
