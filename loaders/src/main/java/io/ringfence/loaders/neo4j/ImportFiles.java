package io.ringfence.loaders.neo4j;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes events as the node and relationship files of Neo4j's importer. */
final class ImportFiles implements Closeable {
    private static final String STAMP = "at:datetime,knownAt:datetime,file,row:long";
    private static final int CHECK_EVERY = 100_000;

    private final Path folder;
    private final CsvOut entities;
    private final CsvOut payments;
    private final CsvOut labels;
    private final CsvOut seenWith;
    private final CsvOut paidBy;
    private final CsvOut with;
    private final CsvOut to;
    private final CsvOut labelled;
    private final CsvOut attributes;
    private final CsvOut is;
    private int attributeCount;
    private final Map<String, Event.AccountOpened> openings = new HashMap<>();
    private final Set<EntityId> known = new LinkedHashSet<>();
    private final Set<String> keys = new HashSet<>();

    ImportFiles(Path folder) throws IOException {
        this.folder = folder;
        entities = open(
                "entities", "key:ID(Entity),id,type,:LABEL,openedAt:datetime,openedKnownAt:datetime,file,row:long");
        payments = open(
                "payments",
                "id:ID(Payment),amountCents:long,currency,accountId,cardId,deviceId,ip,toAccountId,merchantId,"
                        + STAMP);
        labels = open("labels", "key:ID(Label),accountId,paymentId,verdict,reason," + STAMP);
        seenWith = open("seen_with", ":START_ID(Entity),:END_ID(Entity)," + STAMP);
        paidBy = open("paid_by", ":START_ID(Payment),:END_ID(Entity)");
        with = open("with", ":START_ID(Payment),:END_ID(Entity)");
        to = open("to", ":START_ID(Payment),:END_ID(Entity)");
        labelled = open("labelled", ":START_ID(Entity),:END_ID(Label)");
        attributes = open("attributes", "number:ID(AccountAttribute),name,value," + STAMP);
        is = open("is", ":START_ID(Entity),:END_ID(AccountAttribute)");
    }

    void write(List<Event> events, RunControl control) throws IOException {
        int done = 0;
        for (Event event : events) {
            if (done++ % CHECK_EVERY == 0) {
                control.check("writing files for the importer", done, events.size());
            }
            known.add(EntityId.account(event.accountId()));
            switch (event) {
                case Event.AccountOpened opened -> openings.putIfAbsent(opened.accountId(), opened);
                case Event.LinkSeen link -> link(link);
                case Event.PaymentMade payment -> payment(payment);
                case Event.LabelGiven label -> label(label);
                case Event.AttributeGiven given -> attribute(given);
            }
        }
        for (EntityId entity : known) {
            entity(entity);
        }
    }

    /** The importer's arguments that name these files. */
    List<String> arguments() {
        return List.of(
                "--nodes=" + folder.resolve("entities.csv"),
                "--nodes=Payment=" + folder.resolve("payments.csv"),
                "--nodes=Label=" + folder.resolve("labels.csv"),
                "--relationships=SEEN_WITH=" + folder.resolve("seen_with.csv"),
                "--relationships=PAID_BY=" + folder.resolve("paid_by.csv"),
                "--relationships=WITH=" + folder.resolve("with.csv"),
                "--relationships=TO=" + folder.resolve("to.csv"),
                "--relationships=LABELLED=" + folder.resolve("labelled.csv"),
                "--nodes=AccountAttribute=" + folder.resolve("attributes.csv"),
                "--relationships=IS=" + folder.resolve("is.csv"),
                "--multiline-fields=" + hasLineBreaks());
    }

    @Override
    public void close() throws IOException {
        for (CsvOut out : all()) {
            out.close();
        }
    }

    private void link(Event.LinkSeen link) throws IOException {
        String from = Labels.key(EntityType.ACCOUNT, link.accountId());
        String end = link.entity().toString();
        long at = link.at().toEpochMilli();
        if (!keys.add("l" + from + "\n" + end + "\n" + at)) {
            return;
        }
        known.add(link.entity());
        stamp(seenWith.text(from).text(end), link);
    }

    private void payment(Event.PaymentMade payment) throws IOException {
        if (!keys.add("p" + payment.paymentId())) {
            return;
        }
        Event.Parties parties = payment.parties();
        payments.text(payment.paymentId())
                .number(payment.amountCents())
                .text(payment.currency())
                .text(payment.accountId())
                .text(parties.cardId())
                .text(parties.deviceId())
                .text(parties.ip())
                .text(parties.toAccountId())
                .text(parties.merchantId());
        stamp(payments, payment);
        String id = payment.paymentId();
        party(paidBy, id, EntityType.ACCOUNT, payment.accountId());
        party(with, id, EntityType.CARD, parties.cardId());
        party(with, id, EntityType.DEVICE, parties.deviceId());
        party(with, id, EntityType.IP, parties.ip());
        party(to, id, EntityType.ACCOUNT, parties.toAccountId());
        party(to, id, EntityType.MERCHANT, parties.merchantId());
    }

    private void party(CsvOut out, String payment, String type, @Nullable String id) throws IOException {
        if (id != null && !id.isBlank()) {
            known.add(new EntityId(type, id));
            out.text(payment).text(Labels.key(type, id)).end();
        }
    }

    private void label(Event.LabelGiven label) throws IOException {
        String key = Labels.labelKey(label);
        if (!keys.add("v" + key)) {
            return;
        }
        stamp(
                labels.text(key)
                        .text(label.accountId())
                        .text(label.paymentId())
                        .text(Labels.verdict(label.fraud()))
                        .text(label.reason()),
                label);
        labelled.text(Labels.key(EntityType.ACCOUNT, label.accountId()))
                .text(key)
                .end();
    }

    private void attribute(Event.AttributeGiven given) throws IOException {
        if (!keys.add("t" + Labels.attributeKey(given))) {
            return;
        }
        int number = attributeCount++;
        stamp(attributes.number(number).text(given.name()).text(given.value()), given);
        is.text(Labels.key(EntityType.ACCOUNT, given.accountId()))
                .number(number)
                .end();
    }

    private void entity(EntityId entity) throws IOException {
        entities.text(entity.toString())
                .text(entity.id())
                .text(entity.type())
                .text("Entity;" + Labels.of(entity.type()));
        Event.AccountOpened opening = entity.isAccount() ? openings.get(entity.id()) : null;
        if (opening == null) {
            entities.time(null).time(null).text(null).text(null).end();
        } else {
            stamp(entities, opening);
        }
    }

    private static void stamp(CsvOut out, Event event) throws IOException {
        out.time(millis(event.at()))
                .time(millis(event.knownAt()))
                .text(event.source().file())
                .number(event.source().row())
                .end();
    }

    private static Instant millis(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli());
    }

    private boolean hasLineBreaks() {
        return all().stream().anyMatch(CsvOut::hasLineBreaks);
    }

    private List<CsvOut> all() {
        return List.of(entities, payments, labels, seenWith, paidBy, with, to, labelled, attributes, is);
    }

    private CsvOut open(String name, String header) throws IOException {
        return new CsvOut(folder.resolve(name + ".csv"), header);
    }
}
