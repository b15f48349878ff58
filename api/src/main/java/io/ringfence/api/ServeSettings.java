package io.ringfence.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the service listens and who may call it.
 *
 * @param host      name or address to bind; anything but loopback needs credentials
 * @param port      TCP port, 0 for any free one
 * @param apiKey    the key that callers send as {@code Authorization: Bearer}, or null for none
 * @param jwtSecret the secret, at least 32 bytes, of HS256 tokens that callers may send instead, or null for none
 */
public record ServeSettings(
        String host,
        int port,
        @Nullable String apiKey,
        @Nullable String jwtSecret) {
    /** Loopback, port 8080, no credentials. */
    public static final ServeSettings DEFAULT = new ServeSettings("127.0.0.1", 8080, null, null);

    /** The environment variable with the API key. */
    public static final String API_KEY = "RINGFENCE_API_KEY";

    /** The environment variable with the secret of the tokens. */
    public static final String JWT_SECRET = "RINGFENCE_JWT_SECRET";

    private static final int MIN_SECRET_BYTES = 32;
    private static final int MIN_KEY_LENGTH = 16;

    public ServeSettings {
        Objects.requireNonNull(host, "host");
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be blank");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, got " + port);
        }
        apiKey = blankToNull(apiKey);
        jwtSecret = blankToNull(jwtSecret);
    }

    /** These settings with the credentials that the environment gives. */
    public static ServeSettings of(String host, int port, Map<String, String> environment) {
        return new ServeSettings(host, port, environment.get(API_KEY), environment.get(JWT_SECRET));
    }

    /** Whether callers must say who they are. */
    public boolean secured() {
        return apiKey != null || jwtSecret != null;
    }

    /** Whether only this machine can reach the service. */
    public boolean loopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ServeException("cannot listen on '" + host + "': no such host; use --host 127.0.0.1", e);
        }
    }

    /**
     * Checks that the service may start so.
     *
     * @throws ServeException with one line that says what to set
     */
    void requireSafe() {
        if (!loopback() && !secured()) {
            throw new ServeException("refusing to listen on " + host + " without credentials: set " + API_KEY + " or "
                    + JWT_SECRET + ", or listen on 127.0.0.1");
        }
        if (apiKey != null && apiKey.length() < MIN_KEY_LENGTH) {
            throw new ServeException(API_KEY + " must have at least " + MIN_KEY_LENGTH + " characters");
        }
        if (jwtSecret != null && jwtSecret.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
            throw new ServeException(JWT_SECRET + " must have at least " + MIN_SECRET_BYTES + " bytes (HS256)");
        }
    }

    /** Says where and how, never the secrets. */
    @Override
    public String toString() {
        return "ServeSettings[host=" + host + ", port=" + port + ", apiKey=" + (apiKey == null ? "none" : "set")
                + ", jwtSecret=" + (jwtSecret == null ? "none" : "set") + "]";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
