package io.ringfence.workspace;

import java.io.Serial;

/** What stops a command; the message is one line that says what is wrong and what to do. */
public class WorkspaceException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public WorkspaceException(String message) {
        super(message);
    }

    public WorkspaceException(String message, Throwable cause) {
        super(message, cause);
    }
}
