package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import io.ringfence.graph.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;

/**
 * Writes one batch in one transaction: asks what is there, then creates the rest. A lock on one node keeps writers of
 * other processes out meanwhile.
 */
final class EventWriter {
    /** Keeps other writers out until the transaction ends, and changes the mark of the database. */
    static final String LOCK = """
            MERGE (r:Ringfence {name: 'writer'}) SET r.batches = coalesce(r.batches, 0) + 1, r.state = randomUUID()
            """;

    private static final String ENTITIES = """
            UNWIND $rows AS row
            MERGE (e:Entity {key: row.key})
            ON CREATE SET e.id = row.id, e.type = row.type, e:$(row.label)
            """;
    private static final String OPENED = """
            UNWIND $rows AS row
            MATCH (a:Entity {key: row.key}) USING INDEX a:Entity(key) WHERE a.openedAt IS NOT NULL
            RETURN a.id, a.openedAt.epochMillis
            """;
    private static final String OPEN = """
            UNWIND $rows AS row
            MATCH (a:Entity {key: row.key}) USING INDEX a:Entity(key)
            SET a.openedAt = datetime({epochMillis: row.at}), a.openedKnownAt = datetime({epochMillis: row.knownAt}),
              a.file = row.file, a.row = row.row
            """;
    private static final String SEEN = """
            UNWIND $rows AS row
            MATCH (a:Entity {key: row.account}) USING INDEX a:Entity(key)
            MATCH (e:Entity {key: row.entity}) USING INDEX e:Entity(key)
            MATCH (a)-[r:SEEN_WITH]->(e)
            WHERE r.at = datetime({epochMillis: row.at})
            RETURN row.account, row.entity, row.at
            """;
    private static final String SEE = """
            UNWIND $rows AS row
            MATCH (a:Entity {key: row.account}) USING INDEX a:Entity(key)
            MATCH (e:Entity {key: row.entity}) USING INDEX e:Entity(key)
            CREATE (a)-[:SEEN_WITH {at: datetime({epochMillis: row.at}), knownAt: datetime({epochMillis: row.knownAt}),
              file: row.file, row: row.row}]->(e)
            """;
    private static final String PAID = """
            UNWIND $rows AS row
            MATCH (p:Payment {id: row.id}) USING INDEX p:Payment(id)
            RETURN [p.id, p.accountId, p.amountCents, p.currency, p.cardId, p.deviceId, p.ip, p.toAccountId,
              p.merchantId, p.at.epochMillis]
            """;
    private static final String PAY = """
            UNWIND $rows AS row
            MATCH (a:Entity {key: row.account}) USING INDEX a:Entity(key)
            CREATE (p:Payment)-[:PAID_BY]->(a)
            SET p = row.properties, p.at = datetime({epochMillis: row.at}),
              p.knownAt = datetime({epochMillis: row.knownAt}), p.file = row.file, p.row = row.row
            """;
    private static final String PAY_WITH = """
            UNWIND $rows AS row
            MATCH (p:Payment {id: row.id}) USING INDEX p:Payment(id)
            MATCH (e:Entity {key: row.key}) USING INDEX e:Entity(key)
            CREATE (p)-[:WITH]->(e)
            """;
    private static final String PAY_TO = """
            UNWIND $rows AS row
            MATCH (p:Payment {id: row.id}) USING INDEX p:Payment(id)
            MATCH (e:Entity {key: row.key}) USING INDEX e:Entity(key)
            CREATE (p)-[:TO]->(e)
            """;
    private static final String LABELLED = """
            UNWIND $rows AS row
            MATCH (l:Label {key: row.key}) USING INDEX l:Label(key)
            RETURN l.key
            """;
    private static final String LABEL = """
            UNWIND $rows AS row
            MATCH (a:Entity {key: row.account}) USING INDEX a:Entity(key)
            CREATE (a)-[:LABELLED]->(:Label {key: row.key, accountId: row.accountId, paymentId: row.paymentId,
              verdict: row.verdict, reason: row.reason, at: datetime({epochMillis: row.at}), knownAt: datetime({epochMillis: row.knownAt}),
              file: row.file, row: row.row})
            """;
    private static final String SAID = """
            UNWIND $rows AS row
            MATCH (a:Entity {key: row.account}) USING INDEX a:Entity(key)
            MATCH (a)-[:IS]->(t:AccountAttribute)
            WHERE t.name = row.name AND t.value = row.value AND t.at = datetime({epochMillis: row.at})
            RETURN row.key
            """;
    private static final String SAY = """
            UNWIND $rows AS row
            MATCH (a:Entity {key: row.account}) USING INDEX a:Entity(key)
            CREATE (a)-[:IS]->(:AccountAttribute {name: row.name, value: row.value,
              at: datetime({epochMillis: row.at}), knownAt: datetime({epochMillis: row.knownAt}),
              file: row.file, row: row.row})
            """;

    private final TransactionContext transaction;
    private long added;
    private long repeated;
    private long conflicting;

    EventWriter(TransactionContext transaction) {
        this.transaction = transaction;
    }

    AppendResult write(EventBatch batch) {
        transaction.run(LOCK).consume();
        run(ENTITIES, batch.entityRows());
        openings(batch);
        links(batch);
        payments(batch);
        labels(batch);
        attributes(batch);
        return new AppendResult(added, repeated, conflicting).plus(batch.leftOut());
    }

    private void openings(EventBatch batch) {
        var fresh = new LinkedHashMap<>(batch.openings);
        for (Record found : list(OPENED, rows(fresh.values(), EventWriter::openingRow))) {
            Event.AccountOpened event = fresh.remove(found.get(0).asString());
            if (event != null) {
                count(event.at().toEpochMilli() == found.get(1).asLong());
            }
        }
        create(OPEN, rows(fresh.values(), EventWriter::openingRow));
    }

    private void links(EventBatch batch) {
        var fresh = new LinkedHashMap<>(batch.links);
        for (Record found : list(SEEN, rows(fresh.values(), EventWriter::linkRow))) {
            var key = new EventBatch.LinkKey(
                    found.get(0).asString(),
                    found.get(1).asString(),
                    found.get(2).asLong());
            if (fresh.remove(key) != null) {
                count(true);
            }
        }
        create(SEE, rows(fresh.values(), EventWriter::linkRow));
    }

    private void payments(EventBatch batch) {
        var fresh = new LinkedHashMap<>(batch.payments);
        for (Record record : list(PAID, rows(fresh.values(), EventWriter::paymentRow))) {
            var found = record.get(0);
            Event.PaymentMade event = fresh.remove(found.get(0).asString());
            if (event != null) {
                var before = new Event.PaymentMade(
                        found.get(0).asString(),
                        found.get(1).asString(),
                        found.get(2).asLong(),
                        found.get(3).asString(),
                        EventReader.parties(found, 4),
                        Instant.ofEpochMilli(found.get(9).asLong()),
                        Instant.EPOCH,
                        Source.API);
                count(EventBatch.agree(event, before));
            }
        }
        create(PAY, rows(fresh.values(), EventWriter::paymentRow));
        List<Event.PaymentMade> kept = List.copyOf(fresh.values());
        run(PAY_WITH, partyRows(kept, EventBatch::instruments));
        run(PAY_TO, partyRows(kept, EventBatch::receivers));
    }

    private void labels(EventBatch batch) {
        var fresh = new LinkedHashMap<>(batch.labels);
        for (Record found : list(LABELLED, rows(fresh.values(), EventWriter::labelRow))) {
            if (fresh.remove(found.get(0).asString()) != null) {
                count(true);
            }
        }
        create(LABEL, rows(fresh.values(), EventWriter::labelRow));
    }

    private void attributes(EventBatch batch) {
        var fresh = new LinkedHashMap<>(batch.attributes);
        for (Record found : list(SAID, rows(fresh.values(), EventWriter::attributeRow))) {
            if (fresh.remove(found.get(0).asString()) != null) {
                count(true);
            }
        }
        create(SAY, rows(fresh.values(), EventWriter::attributeRow));
    }

    private static Map<String, @Nullable Object> attributeRow(Event.AttributeGiven given) {
        return stamped(
                given,
                Map.of(
                        "key", Labels.attributeKey(given),
                        "account", account(given),
                        "name", given.name(),
                        "value", given.value()));
    }

    private static Map<String, @Nullable Object> openingRow(Event.AccountOpened opened) {
        return stamped(opened, Map.of("key", account(opened)));
    }

    private static Map<String, @Nullable Object> linkRow(Event.LinkSeen link) {
        EventBatch.LinkKey key = EventBatch.key(link);
        return stamped(link, Map.of("account", key.account(), "entity", key.entity()));
    }

    private static Map<String, @Nullable Object> labelRow(Event.LabelGiven label) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("key", Labels.labelKey(label));
        row.put("account", account(label));
        row.put("accountId", label.accountId());
        row.put("paymentId", label.paymentId());
        row.put("verdict", Labels.verdict(label.fraud()));
        row.put("reason", label.reason());
        return stamped(label, row);
    }

    private static Map<String, @Nullable Object> paymentRow(Event.PaymentMade payment) {
        Event.Parties parties = payment.parties();
        var properties = new HashMap<String, @Nullable Object>();
        properties.put("id", payment.paymentId());
        properties.put("accountId", payment.accountId());
        properties.put("amountCents", payment.amountCents());
        properties.put("currency", payment.currency());
        properties.put("cardId", parties.cardId());
        properties.put("deviceId", parties.deviceId());
        properties.put("ip", parties.ip());
        properties.put("toAccountId", parties.toAccountId());
        properties.put("merchantId", parties.merchantId());
        return stamped(
                payment, Map.of("id", payment.paymentId(), "account", account(payment), "properties", properties));
    }

    private static List<Map<String, @Nullable Object>> partyRows(
            List<Event.PaymentMade> payments, Function<Event.PaymentMade, List<EntityId>> parties) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (Event.PaymentMade payment : payments) {
            for (EntityId party : parties.apply(payment)) {
                rows.add(Map.of("id", payment.paymentId(), "key", party.toString()));
            }
        }
        return rows;
    }

    private static String account(Event event) {
        return Labels.key(EntityType.ACCOUNT, event.accountId());
    }

    private static Map<String, @Nullable Object> stamped(Event event, Map<String, ? extends @Nullable Object> own) {
        var row = new HashMap<String, @Nullable Object>(own);
        row.put("at", event.at().toEpochMilli());
        row.put("knownAt", event.knownAt().toEpochMilli());
        row.put("file", event.source().file());
        row.put("row", event.source().row());
        return row;
    }

    private static <E extends Event> List<Map<String, @Nullable Object>> rows(
            Iterable<E> events, Function<E, Map<String, @Nullable Object>> toRow) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (E event : events) {
            rows.add(toRow.apply(event));
        }
        return rows;
    }

    private void create(String statement, List<Map<String, @Nullable Object>> rows) {
        run(statement, rows);
        added += rows.size();
    }

    private void run(String statement, List<Map<String, @Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            transaction.run(statement, Map.of("rows", rows)).consume();
        }
    }

    private List<Record> list(String query, List<Map<String, @Nullable Object>> rows) {
        return rows.isEmpty()
                ? List.of()
                : transaction.run(query, Map.of("rows", rows)).list();
    }

    private void count(boolean agrees) {
        if (agrees) {
            repeated++;
        } else {
            conflicting++;
        }
    }
}
