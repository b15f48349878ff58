package io.ringfence.loaders.neo4j;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * Runs work in transactions. Where our own server died it is started again and the work runs once more; all work here may
 * run twice.
 */
final class Connection {
    private final Supplier<Driver> driver;
    private final BooleanSupplier recover;
    private final String where;

    /**
     * @param driver  gives the driver, starting the server where needed
     * @param recover brings a dead server back; false where there is nothing to bring back
     * @param where   names the server in messages
     */
    Connection(Supplier<Driver> driver, BooleanSupplier recover, String where) {
        this.driver = driver;
        this.recover = recover;
        this.where = where;
    }

    <T> T read(Function<TransactionContext, T> work) {
        return run(session -> session.executeRead(work::apply));
    }

    /** Runs work in one transaction, durable on return. */
    <T> T write(Function<TransactionContext, T> work) {
        return run(session -> session.executeWrite(work::apply));
    }

    /** Runs a statement that brings its own transactions or changes the schema. */
    void run(String statement, Map<String, Object> parameters) {
        run(session -> session.run(statement, parameters).consume());
    }

    /** The rows of one query, all in memory. */
    List<Record> list(String query, Map<String, Object> parameters) {
        return read(transaction -> transaction.run(query, parameters).list());
    }

    private <T> T run(Function<Session, T> work) {
        try {
            return once(work);
        } catch (Neo4jException e) {
            if (Bolt.isBroken(e) && recover.getAsBoolean()) {
                try {
                    return once(work);
                } catch (Neo4jException again) {
                    throw Bolt.translate(again, where, null);
                }
            }
            throw Bolt.translate(e, where, null);
        }
    }

    private <T> T once(Function<Session, T> work) {
        try (Session session = driver.get().session(SessionConfig.defaultConfig())) {
            return work.apply(session);
        }
    }
}
