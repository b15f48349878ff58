package io.ringfence.loaders.source;

import io.ringfence.loaders.InputException;
import java.util.Objects;

/**
 * A table or view of a database that may be read while the {@link Sources} that found it are open.
 *
 * @param database the database as it was when it was opened
 * @param schema   its schema
 * @param base     its name, such as {@code links}
 */
public record SourceTable(PostgresSnapshot database, String schema, String base) implements InputSource {
    public SourceTable {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(base, "base");
    }

    @Override
    public String name() {
        return base + "@" + database.name();
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    public RowSource open() throws InputException {
        return database.read(this);
    }
}
