package io.ringfence.loaders.neo4j;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;

/** Opens drivers, and says in one line what the driver says in many. */
final class Bolt {
    /** Says with a trace what our exceptions say in a line. Held, or the platform drops the level of the logger. */
    private static final Logger DRIVER_LOG = Logger.getLogger("org.neo4j.driver");

    static {
        DRIVER_LOG.setLevel(Level.SEVERE);
    }

    private Bolt() {}

    /** A driver to a server of somebody else, checked. */
    static Driver connect(DatabaseSettings settings, URI uri) {
        String user = settings.user();
        String password = settings.password();
        AuthToken token = user == null ? AuthTokens.none() : AuthTokens.basic(user, password == null ? "" : password);
        Config config = Config.builder()
                .withConnectionTimeout(10, TimeUnit.SECONDS)
                .withTelemetryDisabled(true)
                .withUserAgent("ringfence")
                .build();
        return checked(uri, token, config, user);
    }

    /** A driver to our own server, checked; waits a while for a server that listens but is not ready. */
    static Driver local(int port, String password, Duration patience) {
        URI uri = URI.create("bolt://127.0.0.1:" + port);
        Config config = Config.builder()
                .withConnectionTimeout(5, TimeUnit.SECONDS)
                .withMaxTransactionRetryTime(1, TimeUnit.SECONDS)
                .withTelemetryDisabled(true)
                .withUserAgent("ringfence")
                .build();
        long start = System.nanoTime();
        while (true) {
            try {
                return checked(uri, AuthTokens.basic("neo4j", password), config, "neo4j");
            } catch (DatabaseException e) {
                if (!(e.getCause() instanceof ServiceUnavailableException)
                        || System.nanoTime() - start > patience.toNanos()) {
                    throw e;
                }
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DatabaseException("interrupted while the database was starting", e);
            }
        }
    }

    /** Whether the connection broke, as against a server that refused what was asked. */
    static boolean isBroken(Neo4jException e) {
        return e instanceof ServiceUnavailableException || e instanceof SessionExpiredException;
    }

    static DatabaseException translate(Neo4jException e, String where, @Nullable String user) {
        String message = switch (e) {
            case AuthenticationException refused ->
                "Neo4j at " + where + " refused " + (user == null ? "a connection without a user" : "user " + user)
                        + ": check NEO4J_USER and NEO4J_PASSWORD";
            case ServiceUnavailableException gone ->
                "cannot reach Neo4j at " + where + ": is it running, and is NEO4J_URI right?";
            case SessionExpiredException gone -> "the connection to Neo4j at " + where + " broke";
            case ClientException refused -> "Neo4j refused: " + firstLine(refused);
            default -> "Neo4j at " + where + " failed: " + firstLine(e);
        };
        return new DatabaseException(message, e);
    }

    private static Driver checked(URI uri, AuthToken token, Config config, @Nullable String user) {
        Driver driver;
        try {
            driver = GraphDatabase.driver(uri, token, config);
        } catch (IllegalArgumentException e) {
            throw new DatabaseException(
                    "'" + uri + "' is not the address of a Neo4j server; use neo4j://HOST:7687 or bolt://HOST:7687", e);
        }
        try {
            driver.verifyConnectivity();
            return driver;
        } catch (Neo4jException e) {
            driver.close();
            throw translate(e, uri.toString(), user);
        }
    }

    private static String firstLine(Neo4jException e) {
        String message = e.getMessage();
        return message == null ? e.code() : message.lines().findFirst().orElse(e.code());
    }
}
