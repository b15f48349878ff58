package io.ringfence.loaders.neo4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.HubPolicy;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** Entity types as JSON text, in their order. */
final class StoredTypes {
    private static final JsonMapper JSON = new JsonMapper();

    private StoredTypes() {}

    /** The form that is stored. */
    record Row(
            String name,
            EntityType.Strength strength,
            int cap,
            String window,
            double rarityWeight,
            List<String> allowed,
            List<String> placeholders) {}

    static String write(EntityTypes types) {
        List<Row> rows = types.all().stream().map(StoredTypes::row).toList();
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new DatabaseException("cannot write the entity types", e);
        }
    }

    static EntityTypes read(String text) {
        try {
            List<Row> rows = JSON.readValue(text, new TypeReference<List<Row>>() {});
            return new EntityTypes(rows.stream().map(StoredTypes::type).toList());
        } catch (JsonProcessingException e) {
            throw new DatabaseException("cannot read the entity types in the database", e);
        }
    }

    private static Row row(EntityType type) {
        HubPolicy policy = type.hubPolicy();
        return new Row(
                type.name(),
                type.strength(),
                policy.cap(),
                policy.window().toString(),
                policy.rarityWeight(),
                List.copyOf(new TreeSet<>(policy.allowed())),
                List.copyOf(new TreeSet<>(policy.placeholders())));
    }

    private static EntityType type(Row row) {
        var policy = new HubPolicy(
                row.cap(),
                Duration.parse(row.window()),
                row.rarityWeight(),
                new TreeSet<>(row.allowed()),
                new TreeSet<>(row.placeholders()));
        return new EntityType(row.name(), row.strength(), policy);
    }
}
