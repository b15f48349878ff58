package io.ringfence.loaders.neo4j;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.RunControl;
import io.ringfence.ring.ClearedGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.TransactionContext;

/**
 * Takes an entity out of what runs found and investigators decided. A ring that names it goes as a whole, since its
 * sentences and numbers were computed with it; the next run finds what is left of it anew. What became of a ring names
 * other rings only, and stays.
 */
final class RingErasure {
    private static final int BATCH = 200;
    private static final String NAMING = "MATCH (r:Ring) WHERE r.json CONTAINS $text RETURN r.id, r.json";
    private static final String DROP = "UNWIND $ids AS id MATCH (r:Ring {id: id}) DETACH DELETE r";
    private static final String RUNS = "MATCH (run:RingRun) WHERE run.json CONTAINS $text RETURN run.number";
    private static final String RUN = "MATCH (run:RingRun {number: $number}) RETURN run.json";
    private static final String SAVE_RUN = "MATCH (run:RingRun {number: $number}) SET run.json = $json";
    private static final String DROP_DECISIONS = """
            MATCH (d:Decision) WHERE $id IN d.accountIds
            WITH d LIMIT $limit
            SET d.accountIds = [other IN d.accountIds WHERE other <> $id]
            WITH d WHERE size(d.accountIds) = 0 // none would mean all members
            DETACH DELETE d
            """;

    private final Connection connection;
    private final EntityId entity;
    private final RunControl control;

    RingErasure(Connection connection, EntityId entity, RunControl control) {
        this.connection = connection;
        this.entity = entity;
        this.control = control;
    }

    Erased run() {
        control.check("erasing from rings", 0, -1);
        return new Erased(0, 0, 0, 0, 0, rings() + clearedGroups(), entity.isAccount() ? decisions() : 0);
    }

    private long rings() {
        List<String> ids = naming();
        for (int from = 0; from < ids.size(); from += BATCH) {
            control.check("erasing from rings", from, ids.size());
            List<String> some = ids.subList(from, Math.min(from + BATCH, ids.size()));
            connection.write(
                    transaction -> transaction.run(DROP, Map.of("ids", some)).consume());
        }
        return ids.size();
    }

    private List<String> naming() {
        return connection.read(transaction -> {
            var ids = new ArrayList<String>();
            Result rows = transaction.run(NAMING, Map.of("text", RingJson.write(entity.id())));
            while (rows.hasNext()) {
                Record row = rows.next();
                if (names(RingJson.read(row.get(1).asString(), JsonNode.class))) {
                    ids.add(row.get(0).asString());
                }
            }
            return ids;
        });
    }

    private boolean names(JsonNode value) {
        if (isEntity(value)) {
            return true;
        }
        if (entity.isAccount()) {
            if (isId(value.path("accountId"))) {
                return true;
            }
            for (JsonNode account : value.path("accountIds")) {
                if (isId(account)) {
                    return true;
                }
            }
        }
        for (JsonNode child : value) {
            if (names(child)) {
                return true;
            }
        }
        return false;
    }

    private boolean isEntity(JsonNode value) {
        return isId(value.path("id")) && value.path("type").asText("").equals(entity.type());
    }

    private boolean isId(JsonNode value) {
        return value.isTextual() && value.textValue().equals(entity.id());
    }

    private long clearedGroups() {
        if (!entity.isAccount()) {
            return 0;
        }
        long dropped = 0;
        for (Record run : connection.list(RUNS, Map.of("text", RingJson.write(entity.id())))) {
            long number = run.get(0).asLong();
            dropped += connection.write(transaction -> clearedGroups(transaction, number));
        }
        return dropped;
    }

    private int clearedGroups(TransactionContext transaction, long number) {
        String before =
                transaction.run(RUN, Map.of("number", number)).single().get(0).asString();
        RingStore.Rest rest = RingJson.read(before, RingStore.Rest.class);
        List<ClearedGroup> kept = rest.cleared().stream()
                .filter(group -> !group.accountIds().contains(entity.id()))
                .toList();
        String after = RingJson.write(new RingStore.Rest(kept, rest.coverage()));
        transaction.run(SAVE_RUN, Map.of("number", number, "json", after)).consume();
        return rest.cleared().size() - kept.size();
    }

    private long decisions() {
        Map<String, Object> parameters = Map.of("id", entity.id(), "limit", BATCH);
        long changed = 0;
        long some;
        do {
            control.check("erasing from decisions", changed, -1);
            some = connection.write(transaction -> transaction
                    .run(DROP_DECISIONS, parameters)
                    .consume()
                    .counters()
                    .propertiesSet());
            changed += some;
        } while (some == BATCH);
        return changed;
    }
}
