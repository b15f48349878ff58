package io.ringfence.workspace;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event.
 *
 * @param status whether it is new, known already, or refused
 * @param reason why it was refused, null otherwise
 */
public record EventVerdict(Status status, @Nullable String reason) {
    /** An event that is new. */
    public static final EventVerdict ADDED = new EventVerdict(Status.ADDED, null);

    /** An event that was here already. */
    public static final EventVerdict REPEATED = new EventVerdict(Status.REPEATED, null);

    /** The fate of an event. */
    public enum Status {
        ADDED,
        REPEATED,
        REJECTED
    }

    public EventVerdict {
        Objects.requireNonNull(status, "status");
        if ((status == Status.REJECTED) != (reason != null)) {
            throw new IllegalArgumentException("a rejected event, and no other, has a reason");
        }
    }

    /** An event that was refused. */
    public static EventVerdict rejected(String reason) {
        return new EventVerdict(Status.REJECTED, reason);
    }
}
