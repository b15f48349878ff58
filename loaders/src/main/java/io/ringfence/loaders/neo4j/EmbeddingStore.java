package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.RunControl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/**
 * Embeddings of accounts, those of each model in a vector index of their own in Neo4j (a navigable small world graph), by
 * cosine. Nearest neighbours are approximate (of the ten nearest of 3,000 random points in 16 dimensions it finds more than
 * nine), and found in O(log accounts). What is here can be made anew from the model;
 * it goes with its account when that is erased, and is no part of {@link GraphStore#state}.
 */
public final class EmbeddingStore {
    private static final int BATCH = 2_000;
    private static final int MOST_NEIGHBOURS = 10_000;
    private static final int FEWEST_ASKED = 200;
    private static final int WAIT_SECONDS = 600;
    private static final String MODELS = "MATCH (m:EmbeddingModel) RETURN m.id ORDER BY m.id";
    private static final String MODEL = "MATCH (m:EmbeddingModel {id: $id}) RETURN m.dimensions";
    private static final String ADD_MODEL = "MERGE (m:EmbeddingModel {id: $id}) SET m.dimensions = $dimensions";
    private static final String DROP_MODEL = "MATCH (m:EmbeddingModel {id: $id}) DELETE m";
    private static final String CREATE_INDEX = """
            CREATE VECTOR INDEX $name IF NOT EXISTS FOR (v:$label) ON (v.vector)
            OPTIONS {indexConfig: {`vector.dimensions`: $dimensions, `vector.similarity_function`: 'cosine',
              `vector.quantization.enabled`: false}}
            """;
    private static final String SAVE = """
            UNWIND $rows AS row
            MATCH (a:Entity {key: row.key}) USING INDEX a:Entity(key)
            MERGE (v:$label)-[:PLACES]->(a)
            SET v:Embedding, v.accountId = a.id
            WITH v, row CALL db.create.setNodeVectorProperty(v, 'vector', row.vector)
            RETURN count(v)
            """;
    private static final String OF = """
            MATCH (:Entity {key: $key})<-[:PLACES]-(v:$label) RETURN v.vector
            """;
    private static final String NEAREST = """
            CALL db.index.vector.queryNodes($index, $count, $vector) YIELD node, score
            RETURN node.accountId, score ORDER BY score DESC, node.accountId
            """;
    private static final String CLEAR = "MATCH (v:$label) CALL (v) { DETACH DELETE v } IN TRANSACTIONS OF 10000 ROWS";

    private final Connection connection;

    EmbeddingStore(Connection connection) {
        this.connection = connection;
    }

    /** The models whose embeddings are here, wholly or in part, sorted. */
    public List<String> models() {
        return connection.list(MODELS, Map.of()).stream()
                .map(row -> row.get(0).asString())
                .toList();
    }

    /**
     * Saves embeddings of a model, {@value #BATCH} to a transaction; those of accounts that are here already are replaced,
     * those of accounts that the database does not have are left out. They can be asked for on return.
     *
     * @return how many were saved
     * @throws IllegalArgumentException if they are not all of one length, that of the model's earlier ones
     */
    public long save(String modelId, List<AccountEmbedding> embeddings, RunControl control) {
        if (embeddings.isEmpty()) {
            return 0;
        }
        int dimensions =
                dimensions(modelId).orElseGet(() -> embeddings.getFirst().vector().length);
        for (AccountEmbedding embedding : embeddings) {
            requireLength(embedding.vector().length, dimensions);
        }
        create(modelId, dimensions);
        long saved = 0;
        for (int from = 0; from < embeddings.size(); from += BATCH) {
            control.check("writing embeddings", from, embeddings.size());
            List<AccountEmbedding> some = embeddings.subList(from, Math.min(from + BATCH, embeddings.size()));
            Map<String, Object> rows =
                    Map.of("rows", some.stream().map(EmbeddingStore::row).toList());
            saved += connection.write(transaction -> transaction
                    .run(labelled(SAVE, modelId), rows)
                    .single()
                    .get(0)
                    .asLong());
        }
        connection.run("CALL db.awaitIndexes(" + WAIT_SECONDS + ")", Map.of());
        return saved;
    }

    /**
     * The accounts nearest to a vector, most similar first, those of equal similarity by id.
     *
     * @param count most accounts wanted, 1 to {@value #MOST_NEIGHBOURS}
     * @return none where the model has no embeddings
     */
    public List<SimilarAccount> nearest(String modelId, float[] vector, int count) {
        if (count < 1 || count > MOST_NEIGHBOURS) {
            throw new IllegalArgumentException("count must be 1 to " + MOST_NEIGHBOURS + ", got " + count);
        }
        Optional<Integer> dimensions = dimensions(modelId);
        if (dimensions.isEmpty()) {
            return List.of();
        }
        requireLength(vector.length, dimensions.get());
        return near(modelId, Values.value(AccountEmbedding.requireVector(vector)), count);
    }

    /**
     * The accounts most like one, without itself.
     *
     * @param count most accounts wanted, 1 to {@value #MOST_NEIGHBOURS} − 1
     * @return none where the model does not place the account
     */
    public List<SimilarAccount> similar(String modelId, String accountId, int count) {
        if (count < 1 || count >= MOST_NEIGHBOURS) {
            throw new IllegalArgumentException("count must be 1 to " + (MOST_NEIGHBOURS - 1) + ", got " + count);
        }
        String key = Labels.key(EntityType.ACCOUNT, accountId);
        List<Record> found = connection.list(labelled(OF, modelId), Map.of("key", key));
        if (found.isEmpty()) {
            return List.of();
        }
        return near(modelId, found.getFirst().get(0), count + 1).stream()
                .filter(other -> !other.accountId().equals(accountId))
                .limit(count)
                .toList();
    }

    /** Removes the embeddings of a model, and their index. */
    public void drop(String modelId) {
        connection.run("DROP INDEX " + index(modelId) + " IF EXISTS", Map.of());
        connection.run(labelled(CLEAR, modelId), Map.of());
        connection.write(transaction ->
                transaction.run(DROP_MODEL, Map.of("id", modelId)).consume());
    }

    private List<SimilarAccount> near(String modelId, Value vector, int count) {
        int asked =
                Math.max(4 * count, FEWEST_ASKED); // the index overlooks some; of more it overlooks fewer of the best
        Map<String, Object> parameters = Map.of("index", index(modelId), "count", asked, "vector", vector);
        var near = new ArrayList<SimilarAccount>();
        for (Record row : connection.list(NEAREST, parameters)) {
            double cosine = 2 * row.get(1).asDouble() - 1; // Neo4j scores from 0 to 1
            near.add(new SimilarAccount(row.get(0).asString(), cosine));
        }
        return near.subList(0, Math.min(count, near.size()));
    }

    private Optional<Integer> dimensions(String modelId) {
        return connection.list(MODEL, Map.of("id", Objects.requireNonNull(modelId))).stream()
                .findFirst()
                .map(row -> row.get(0).asInt());
    }

    private void create(String modelId, int dimensions) {
        connection.write(transaction -> transaction
                .run(ADD_MODEL, Map.of("id", modelId, "dimensions", dimensions))
                .consume());
        String statement = labelled(CREATE_INDEX, modelId)
                .replace("$name", index(modelId))
                .replace("$dimensions", Integer.toString(dimensions));
        connection.run(statement, Map.of());
    }

    private static Map<String, Object> row(AccountEmbedding embedding) {
        return Map.of(
                "key",
                Labels.key(EntityType.ACCOUNT, embedding.accountId()),
                "vector",
                Values.value(embedding.vector()));
    }

    private static void requireLength(int length, int dimensions) {
        if (length != dimensions) {
            throw new IllegalArgumentException(
                    "vectors of a model must have one length, got " + length + " after " + dimensions);
        }
    }

    private static String labelled(String statement, String modelId) {
        return statement.replace("$label", index(modelId));
    }

    /** The label of a model's embeddings in the database, and the name of their index, for questions in Cypher. */
    public static String index(String modelId) {
        return "Embedding_" + HexFormat.of().formatHex(modelId.getBytes(StandardCharsets.UTF_8));
    }
}
