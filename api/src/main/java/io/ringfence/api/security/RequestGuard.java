package io.ringfence.api.security;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.ringfence.api.ServeSettings;
import io.ringfence.api.problem.ProblemException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands before every call and refuses one that a foreign web page made, or whose body is too long. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class RequestGuard {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final long MAX_BODY = 10L << 20;

    private final boolean loopback;
    private final String ownName;

    RequestGuard(ServeSettings settings) {
        loopback = settings.loopback();
        ownName = settings.host().toLowerCase(Locale.ROOT);
    }

    @RequestFilter
    void admit(HttpRequest<?> request) {
        requireSize(request);
        String host = request.getHeaders().get(HttpHeaders.HOST);
        // A page of another site can point its own name at 127.0.0.1; the Host header then gives it away.
        if (loopback && host != null && !isOwn(host)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN, "this service answers on this machine only, not as another host", Map.of());
        }
        if (!isSafe(request.getMethod()) && isForeign(request.getHeaders().get(HttpHeaders.ORIGIN), host)) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "a page of another origin may not change data", Map.of());
        }
    }

    private static void requireSize(HttpRequest<?> request) {
        if (request.getContentLength() > MAX_BODY) {
            throw new ProblemException(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE, "a body may have at most 10 MiB; send several", Map.of());
        }
    }

    private boolean isOwn(String host) {
        String name = withoutPort(host.toLowerCase(Locale.ROOT));
        return LOOPBACK_NAMES.contains(name) || name.equals(ownName);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static boolean isSafe(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
    }

    private static boolean isForeign(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return false;
        }
        int authority = origin.indexOf("://");
        return host == null || authority < 0 || !origin.substring(authority + 3).equalsIgnoreCase(host);
    }
}
