package io.ringfence.api.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error.
 *
 * @param type      {@code about:blank}: the status says what kind it is
 * @param title     the status in words
 * @param status    the HTTP status
 * @param detail    what was wrong with this call, for people
 * @param instance  the path that was called
 * @param requestId what to quote when asking for help; also in the header {@code X-Request-Id}
 * @param more      further members of the body, by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable String requestId,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> more) {
    public Problem {
        more = new TreeMap<>(more);
    }
}
