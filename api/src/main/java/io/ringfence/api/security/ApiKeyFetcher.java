package io.ringfence.api.security;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.ringfence.api.ServeSettings;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Knows a caller by the API key: {@code Authorization: Bearer KEY}. */
@Singleton
@Requires(property = "micronaut.security.enabled", value = "true")
final class ApiKeyFetcher implements AuthenticationFetcher<HttpRequest<?>> {
    private static final String NAME = "api-key";

    private final byte @Nullable [] key;

    ApiKeyFetcher(ServeSettings settings) {
        String apiKey = settings.apiKey();
        key = apiKey == null ? null : digest(apiKey);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return header == null || key == null
                ? Publishers.empty()
                : caller(header, key)
                        .<Publisher<Authentication>>map(Publishers::just)
                        .orElseGet(Publishers::empty);
    }

    private static Optional<Authentication> caller(String header, byte[] key) {
        if (startsWith(header, "Bearer ")) {
            return matches(header.substring(7).trim(), key)
                    ? Optional.of(Authentication.build(NAME))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /** Compares digests, in constant time: neither content nor length of the key shows in how long it takes. */
    private static boolean matches(String given, byte[] key) {
        return MessageDigest.isEqual(digest(given), key);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
