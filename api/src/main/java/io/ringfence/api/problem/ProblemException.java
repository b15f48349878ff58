package io.ringfence.api.problem;

import io.micronaut.http.HttpStatus;
import java.util.Map;

/** A call that cannot be answered, with the status and the sentence for the caller. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient Map<String, Object> more;

    /**
     * A problem with further members in its body.
     *
     * @param detail what was wrong, for the caller; never internals
     */
    public ProblemException(HttpStatus status, String detail, Map<String, Object> more) {
        super(detail);
        this.status = status;
        this.more = Map.copyOf(more);
    }

    /** A 404: there is no such thing. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, detail, Map.of());
    }

    /** A 400: the call is not well formed. */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, detail, Map.of());
    }

    /** A 422: well formed, but a value cannot be. */
    public static ProblemException invalid(String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, detail, Map.of());
    }

    HttpStatus status() {
        return status;
    }

    Map<String, Object> more() {
        return more;
    }
}
