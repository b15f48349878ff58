package io.ringfence.loaders.neo4j;

import io.ringfence.ring.ClearedGroup;
import io.ringfence.ring.Coverage;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingChange;
import io.ringfence.ring.RingSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;

/**
 * The rings of the latest run and the changes of all runs. A ring is a node with its members tied to it, for people who
 * ask in Cypher, and its whole record as JSON. A ring that a later run does not find stays, with {@code active} false.
 */
final class RingStore {
    private static final int BATCH = 200;
    private static final String NEW_RUN = """
            OPTIONAL MATCH (before:RingRun)
            WITH coalesce(max(before.number), 0) + 1 AS number
            CREATE (run:RingRun {number: number, asOf: datetime({epochMillis: $asOf}), policyVersion: $policyVersion,
              rings: $rings, json: $json})
            RETURN number
            """;
    private static final String RETIRE = "MATCH (r:Ring {active: true}) SET r.active = false";
    private static final String SAVE_RINGS = """
            MATCH (run:RingRun {number: $number})
            UNWIND $rows AS row
            MERGE (r:Ring {id: row.id})
            SET r.active = true, r.position = row.position, r.score = row.score, r.typology = row.typology,
              r.summary = row.summary, r.accounts = row.accounts, r.json = row.json,
              r.firstSeen = datetime({epochMillis: row.firstSeen}), r.lastSeen = datetime({epochMillis: row.lastSeen})
            CREATE (run)-[:FOUND {score: row.score}]->(r)
            """;
    private static final String DROP_MEMBERS =
            "UNWIND $rows AS row MATCH (:Account)-[m:MEMBER_OF]->(:Ring {id: row.id}) DELETE m";
    private static final String SAVE_MEMBERS = """
            UNWIND $rows AS row
            MATCH (r:Ring {id: row.id})
            UNWIND row.members AS member
            MATCH (a:Entity {key: member.key})
            CREATE (a)-[:MEMBER_OF {role: member.role, probability: member.probability}]->(r)
            """;
    private static final String SAVE_CHANGES = """
            UNWIND $rows AS row
            MERGE (r:Ring {id: row.ringId})
            MERGE (c:RingChange {key: row.key})
            ON CREATE SET c.ringId = row.ringId, c.kind = row.kind, c.at = datetime({epochMillis: row.at}),
              c.relatedIds = row.relatedIds, c.sizeBefore = row.sizeBefore, c.sizeAfter = row.sizeAfter,
              c.run = $number, c.position = row.position
            MERGE (c)-[:OF]->(r)
            """;
    private static final String LATEST_RUN = """
            MATCH (run:RingRun)
            RETURN run.asOf.epochMillis, run.policyVersion, run.json
            ORDER BY run.number DESC LIMIT 1
            """;
    private static final String LATEST_RINGS = "MATCH (r:Ring {active: true}) RETURN r.json ORDER BY r.position";
    private static final String HISTORY = """
            MATCH (c:RingChange {ringId: $ringId})
            RETURN c.kind, c.at.epochMillis, c.relatedIds, c.sizeBefore, c.sizeAfter
            ORDER BY c.run, c.position
            """;

    private static final String CHANGES = """
            MATCH (c:RingChange)
            RETURN c.kind, c.at.epochMillis, c.relatedIds, c.sizeBefore, c.sizeAfter, c.ringId
            ORDER BY c.run, c.position
            """;

    private final Connection connection;

    RingStore(Connection connection) {
        this.connection = connection;
    }

    /** What a run has beside its rings. */
    record Rest(List<ClearedGroup> cleared, Coverage coverage) {}

    void save(RingSet set, List<RingChange> changes) {
        connection.write(transaction -> {
            saveIn(transaction, set, changes);
            return true;
        });
    }

    RingSet latest() {
        return connection.read(transaction -> {
            List<Record> runs = transaction.run(LATEST_RUN).list();
            if (runs.isEmpty()) {
                return RingSet.EMPTY;
            }
            Record run = runs.getFirst();
            Rest rest = RingJson.read(run.get(2).asString(), Rest.class);
            List<Ring> rings = transaction.run(LATEST_RINGS).stream()
                    .map(row -> RingJson.read(row.get(0).asString(), Ring.class))
                    .toList();
            return new RingSet(
                    Instant.ofEpochMilli(run.get(0).asLong()),
                    run.get(1).asString(),
                    rings,
                    rest.cleared(),
                    rest.coverage());
        });
    }

    List<RingChange> history(String ringId) {
        return connection.list(HISTORY, Map.of("ringId", ringId)).stream()
                .map(row -> change(ringId, row))
                .toList();
    }

    List<RingChange> changes() {
        return connection.list(CHANGES, Map.of()).stream()
                .map(row -> change(row.get(5).asString(), row))
                .toList();
    }

    private static RingChange change(String ringId, Record row) {
        return new RingChange(
                ringId,
                RingChange.Kind.valueOf(row.get(0).asString()),
                Instant.ofEpochMilli(row.get(1).asLong()),
                row.get(2).asList(org.neo4j.driver.Value::asString),
                row.get(3).asInt(),
                row.get(4).asInt());
    }

    private static void saveIn(TransactionContext transaction, RingSet set, List<RingChange> changes) {
        long number = transaction
                .run(
                        NEW_RUN,
                        Map.of(
                                "asOf", set.asOf().toEpochMilli(),
                                "policyVersion", set.policyVersion(),
                                "rings", set.rings().size(),
                                "json", RingJson.write(new Rest(set.cleared(), set.coverage()))))
                .single()
                .get(0)
                .asLong();
        transaction.run(RETIRE).consume();
        for (int from = 0; from < set.rings().size(); from += BATCH) {
            int end = Math.min(from + BATCH, set.rings().size());
            var rows = new ArrayList<Map<String, Object>>();
            for (int i = from; i < end; i++) {
                rows.add(row(set.rings().get(i), i));
            }
            Map<String, Object> parameters = Map.of("number", number, "rows", rows);
            transaction.run(SAVE_RINGS, parameters).consume();
            transaction.run(DROP_MEMBERS, parameters).consume();
            transaction.run(SAVE_MEMBERS, parameters).consume();
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < changes.size(); i++) {
            rows.add(row(changes.get(i), i));
        }
        transaction.run(SAVE_CHANGES, Map.of("number", number, "rows", rows)).consume();
    }

    private static Map<String, Object> row(Ring ring, int position) {
        List<Map<String, Object>> members = ring.members().stream()
                .map(member -> Map.<String, Object>of(
                        "key", Labels.key("account", member.accountId()),
                        "role", member.role().name(),
                        "probability", member.probability()))
                .toList();
        return Map.of(
                "id", ring.id(),
                "position", position,
                "score", ring.score(),
                "typology", ring.typology().name(),
                "summary", ring.summary(),
                "accounts", members.size(),
                "members", members,
                "firstSeen", ring.firstSeen().toEpochMilli(),
                "lastSeen", ring.lastSeen().toEpochMilli(),
                "json", RingJson.write(ring));
    }

    private static Map<String, Object> row(RingChange change, int position) {
        long at = change.at().toEpochMilli();
        String key = String.join(
                "|",
                change.ringId(),
                Long.toString(at),
                change.kind().name(),
                change.sizeBefore() + ">" + change.sizeAfter(),
                String.join(",", change.relatedIds()));
        return Map.of(
                "key", key,
                "ringId", change.ringId(),
                "kind", change.kind().name(),
                "at", at,
                "relatedIds", change.relatedIds(),
                "sizeBefore", change.sizeBefore(),
                "sizeAfter", change.sizeAfter(),
                "position", position);
    }
}
