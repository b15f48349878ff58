package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import java.util.Map;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.summary.SummaryCounters;

/**
 * Takes the events of an entity out, a bounded part in each transaction and its node in the last one: broken off between
 * two, the entity is still there to be asked for again. Does to payments what {@link
 * io.ringfence.graph.TemporalGraph#erase} does: those that an account made go; those of others stay and no longer name
 * it. Each transaction changes the mark of the database, under the lock that keeps writers out meanwhile.
 */
final class EventErasure {
    private static final String LINKS = """
            MATCH (:Entity {key: $key})-[r:SEEN_WITH]-()
            WITH DISTINCT r LIMIT $limit
            DELETE r
            """;
    private static final String LABELS_OF_PAYMENTS = """
            MATCH (:Entity {key: $key})<-[:PAID_BY]-(p:Payment)
            MATCH (l:Label {paymentId: p.id}) USING INDEX l:Label(paymentId)
            WITH l LIMIT $limit
            DETACH DELETE l
            """;
    private static final String ATTRIBUTES = """
            MATCH (:Entity {key: $key})-[:IS]->(t:AccountAttribute)
            WITH t LIMIT $limit
            DETACH DELETE t
            """;
    private static final String PAYMENTS = """
            MATCH (:Entity {key: $key})<-[:PAID_BY]-(p:Payment)
            WITH p LIMIT $limit
            DETACH DELETE p
            """;
    private static final String PARTIES = """
            MATCH (:Entity {key: $key})<-[r:WITH|TO]-(p:Payment)
            WITH r, p LIMIT $limit
            DELETE r
            REMOVE p[$property]
            """;
    private static final String LABELS = """
            MATCH (:Entity {key: $key})-[:LABELLED]->(l:Label)
            WITH l LIMIT $limit
            DETACH DELETE l
            """;
    private static final String NODE = """
            MATCH (e:Entity {key: $key})
            OPTIONAL MATCH (e)<-[:PLACES]-(v:Embedding)
            DETACH DELETE v, e
            """;
    private static final Map<String, String> PARTY = Map.of(
            EntityType.CARD, "cardId",
            EntityType.DEVICE, "deviceId",
            EntityType.IP, "ip",
            EntityType.ACCOUNT, "toAccountId",
            EntityType.MERCHANT, "merchantId");

    private final TransactionContext transaction;
    private final Map<String, Object> parameters;
    private final long limit;

    /** @param limit most records of a kind that go in this transaction, at least 1 */
    EventErasure(TransactionContext transaction, EntityId entity, int limit) {
        this.transaction = transaction;
        this.limit = limit;
        parameters = Map.of(
                "key", entity.toString(),
                "limit", limit,
                "property", PARTY.getOrDefault(entity.type(), "")); // other types are in no payment
    }

    /** What went in one transaction, and whether nothing is left. */
    record Part(Erased erased, boolean last) {}

    Part run() {
        transaction.run(EventWriter.LOCK).consume();
        long links = run(LINKS).relationshipsDeleted();
        if (links == limit) {
            return new Part(new Erased(links, 0, 0, 0, 0, 0, 0), false);
        }
        long ofPayments = run(LABELS_OF_PAYMENTS).nodesDeleted();
        if (ofPayments == limit) {
            return new Part(new Erased(links, 0, 0, ofPayments, 0, 0, 0), false);
        }
        long payments = run(PAYMENTS).nodesDeleted();
        if (payments == limit) {
            return new Part(new Erased(links, payments, 0, ofPayments, 0, 0, 0), false);
        }
        long parties = run(PARTIES).relationshipsDeleted();
        if (parties == limit) {
            return new Part(new Erased(links, payments, parties, ofPayments, 0, 0, 0), false);
        }
        long labels = run(LABELS).nodesDeleted();
        long attributes = labels == limit ? 0 : run(ATTRIBUTES).nodesDeleted();
        boolean last = labels < limit && attributes < limit;
        if (last) {
            run(NODE);
        }
        return new Part(new Erased(links, payments, parties, ofPayments + labels, attributes, 0, 0), last);
    }

    private SummaryCounters run(String statement) {
        return transaction.run(statement, parameters).consume().counters();
    }
}
