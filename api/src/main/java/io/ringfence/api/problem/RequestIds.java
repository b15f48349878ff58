package io.ringfence.api.problem;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of one call: the caller's own {@code X-Request-Id} where it is plain, else a new one. */
public final class RequestIds {
    /** The header that carries it, in both directions. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "ringfence.request-id";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    /** The id that a call got when it came in. */
    public static Optional<String> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class);
    }

    /** Gives a call its id. */
    public static void give(HttpRequest<?> request) {
        String own = request.getHeaders().get(HEADER);
        boolean plain = own != null && PLAIN.matcher(own).matches();
        request.setAttribute(ATTRIBUTE, plain ? own : UUID.randomUUID().toString());
    }
}
