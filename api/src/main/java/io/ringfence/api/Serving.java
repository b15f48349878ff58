package io.ringfence.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import io.ringfence.loaders.stream.KafkaEvents;
import io.ringfence.workspace.Workspace;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the HTTP service over a workspace that somebody else opened. */
public final class Serving {
    /** Above the environment's and the system's properties: what the caller asked for holds. */
    private static final int PRECEDENCE = 10_000;

    private Serving() {}

    /**
     * Checks, before anything slow is done, that the service will be able to start.
     *
     * @throws ServeException with one line, as {@link #start} would
     */
    public static void check(ServeSettings settings) {
        settings.requireSafe();
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port that was just given up is free
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw cannotListen(settings, e);
        }
    }

    /**
     * Starts the service and returns once it answers.
     *
     * @throws ServeException with one line, where the port is taken, the host unknown, or an open host has no
     *     credentials
     */
    public static RunningService start(Workspace workspace, ServeSettings settings) {
        return start(workspace, settings, null);
    }

    /**
     * The same beside a stream of events, of which the health tells.
     *
     * @param stream null for none; stays the caller's to close
     * @throws ServeException as above
     */
    public static RunningService start(Workspace workspace, ServeSettings settings, @Nullable KafkaEvents stream) {
        settings.requireSafe();
        Object[] given =
                stream == null ? new Object[] {workspace, settings} : new Object[] {workspace, settings, stream};
        ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .singletons(given)
                .propertySources(PropertySource.of("serve", properties(settings), PRECEDENCE))
                .build();
        try {
            context.start();
            EmbeddedServer server = context.getBean(EmbeddedServer.class);
            server.start();
            return new RunningService(context, server);
        } catch (RuntimeException e) {
            context.close();
            throw explained(e, settings);
        }
    }

    private static ServeException cannotListen(ServeSettings settings, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("in use")
                ? new ServeException(
                        "port " + settings.port() + " is in use; choose another with --port, or --port 0 for any free"
                                + " one",
                        cause)
                : new ServeException(
                        "cannot listen on " + settings.host() + ":" + settings.port() + ": " + message, cause);
    }

    private static RuntimeException explained(RuntimeException failure, ServeSettings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return cannotListen(settings, cause);
            }
        }
        return failure instanceof ServerStartupException
                ? new ServeException("the service did not start: " + failure.getMessage(), failure)
                : failure;
    }

    private static Map<String, Object> properties(ServeSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("micronaut.server.host", settings.host());
        properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
        properties.put("micronaut.security.enabled", settings.secured());
        String jwtSecret = settings.jwtSecret();
        properties.put("micronaut.security.token.jwt.enabled", jwtSecret != null);
        if (jwtSecret != null) {
            properties.put("micronaut.security.token.jwt.signatures.secret.ringfence.secret", jwtSecret);
            properties.put("micronaut.security.token.jwt.signatures.secret.ringfence.jws-algorithm", "HS256");
        }
        return properties;
    }
}
