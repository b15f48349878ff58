package io.ringfence.workspace;

import java.io.Serial;

/** Another process holds the home; the message says which. */
public final class HomeInUseException extends WorkspaceException {
    @Serial
    private static final long serialVersionUID = 1;

    public HomeInUseException(String message) {
        super(message);
    }
}
