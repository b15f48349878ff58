package io.ringfence.loaders.source;

import io.ringfence.loaders.InputException;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where a PostgreSQL database is, and who asks; says of itself only what anybody may read. */
final class PostgresAddress {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final String EXAMPLE = "jdbc:postgresql://HOST:PORT/DATABASE?user=NAME";
    // The driver's own log can quote whole addresses; errors reach us as exceptions. Held, or its level is forgotten.
    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

    static {
        DRIVER_LOG.setLevel(Level.OFF);
    }

    private final Map<String, String> properties;

    private PostgresAddress(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
    }

    /**
     * Reads an address.
     *
     * @throws InputException if it is none; says what one looks like and repeats nothing of it
     */
    static PostgresAddress of(String url) throws InputException {
        if (!url.startsWith(PREFIX)) {
            throw new InputException("a database is named by " + EXAMPLE + "; no other kind is read");
        }
        if (beforeParameters(url).contains("@")) {
            throw new InputException("a database is named by " + EXAMPLE
                    + ": the user is a parameter, and the password one too, or in PGPASSWORD");
        }
        try {
            var properties = new HashMap<String, String>();
            for (DriverPropertyInfo property : DriverManager.getDriver(url).getPropertyInfo(url, new Properties())) {
                if (property.value != null) {
                    properties.put(property.name, property.value);
                }
            }
            return new PostgresAddress(properties);
        } catch (SQLException e) {
            throw new InputException("not an address of a PostgreSQL database; one looks like " + EXAMPLE, e);
        }
    }

    /** What a message may say of an address that may be none. */
    static String shown(String url) {
        return beforeParameters(url).contains("@") ? PREFIX + "…" : beforeParameters(url);
    }

    String database() {
        return property("PGDBNAME");
    }

    String user() {
        return property("user");
    }

    boolean hasPassword() {
        return properties.containsKey("password");
    }

    /** Host and port. */
    String server() {
        return property("PGHOST") + ":" + property("PGPORT");
    }

    private String property(String name) {
        return properties.getOrDefault(name, "");
    }

    private static String beforeParameters(String url) {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
