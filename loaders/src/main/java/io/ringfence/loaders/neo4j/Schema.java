package io.ringfence.loaders.neo4j;

import java.util.List;
import java.util.Map;

/** Constraints and indexes of the model; making them twice changes nothing. */
final class Schema {
    private static final List<String> STATEMENTS = List.of(
            "CREATE CONSTRAINT entity_key IF NOT EXISTS FOR (e:Entity) REQUIRE e.key IS UNIQUE",
            "CREATE CONSTRAINT payment_id IF NOT EXISTS FOR (p:Payment) REQUIRE p.id IS UNIQUE",
            "CREATE CONSTRAINT label_key IF NOT EXISTS FOR (l:Label) REQUIRE l.key IS UNIQUE",
            "CREATE CONSTRAINT ring_id IF NOT EXISTS FOR (r:Ring) REQUIRE r.id IS UNIQUE",
            "CREATE CONSTRAINT ring_run_number IF NOT EXISTS FOR (r:RingRun) REQUIRE r.number IS UNIQUE",
            "CREATE CONSTRAINT ring_change_key IF NOT EXISTS FOR (c:RingChange) REQUIRE c.key IS UNIQUE",
            "CREATE CONSTRAINT decision_key IF NOT EXISTS FOR (d:Decision) REQUIRE d.key IS UNIQUE",
            "CREATE CONSTRAINT embedding_model_id IF NOT EXISTS FOR (m:EmbeddingModel) REQUIRE m.id IS UNIQUE",
            "CREATE CONSTRAINT ringfence_name IF NOT EXISTS FOR (r:Ringfence) REQUIRE r.name IS UNIQUE",
            "CREATE INDEX account_opened IF NOT EXISTS FOR (a:Account) ON (a.openedAt)",
            "CREATE INDEX account_id IF NOT EXISTS FOR (a:Account) ON (a.id)",
            "CREATE INDEX payment_at IF NOT EXISTS FOR (p:Payment) ON (p.at)",
            "CREATE INDEX label_payment IF NOT EXISTS FOR (l:Label) ON (l.paymentId)",
            "CREATE INDEX ring_active IF NOT EXISTS FOR (r:Ring) ON (r.active)",
            "CREATE INDEX ring_change_ring IF NOT EXISTS FOR (c:RingChange) ON (c.ringId)",
            "CREATE INDEX decision_ring IF NOT EXISTS FOR (d:Decision) ON (d.ringId)");

    private Schema() {}

    static void ensure(Connection connection) {
        for (String statement : STATEMENTS) {
            connection.run(statement, Map.of());
        }
        connection.run("CALL db.awaitIndexes(600)", Map.of());
    }
}
