package io.ringfence.loaders.neo4j;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;

/** Decisions of investigators. */
final class DecisionStore {
    private static final String SAVE = """
            MERGE (r:Ring {id: $ringId})
            MERGE (d:Decision {key: $key})
            ON CREATE SET d.ringId = $ringId, d.verdict = $verdict, d.note = $note, d.accountIds = $accountIds,
              d.by = $by, d.at = datetime({epochMillis: $at})
            MERGE (d)-[:ABOUT]->(r)
            """;
    private static final String READ = """
            MATCH (d:Decision {ringId: $ringId})
            RETURN d.verdict, d.note, d.accountIds, d.by, d.at.epochMillis
            ORDER BY d.at, d.key
            """;

    private final Connection connection;

    DecisionStore(Connection connection) {
        this.connection = connection;
    }

    void save(RingDecision decision) {
        long at = decision.at().toEpochMilli();
        Map<String, Object> parameters = Map.of(
                "ringId", decision.ringId(),
                "key",
                        String.join(
                                "|",
                                decision.ringId(),
                                Long.toString(at),
                                decision.by(),
                                decision.verdict().name()),
                "verdict", decision.verdict().name(),
                "note", decision.note(),
                "accountIds", decision.accountIds(),
                "by", decision.by(),
                "at", at);
        connection.write(transaction -> transaction.run(SAVE, parameters).consume());
    }

    List<RingDecision> of(String ringId) {
        return connection.list(READ, Map.of("ringId", ringId)).stream()
                .map(row -> decision(ringId, row))
                .toList();
    }

    private static RingDecision decision(String ringId, Record row) {
        return new RingDecision(
                ringId,
                RingDecision.Verdict.valueOf(row.get(0).asString()),
                row.get(1).asString(),
                row.get(2).asList(org.neo4j.driver.Value::asString),
                row.get(3).asString(),
                Instant.ofEpochMilli(row.get(4).asLong()));
    }
}
