package io.ringfence.graph;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Merges the tables of a graph back into the one sequence of events that made them. */
final class Replay {
    private static final int NO_MORE = Integer.MAX_VALUE;

    private final Tables tables;
    private final Published.Sizes end;

    Replay(Published published) {
        tables = published.store().tables();
        end = published.sizes();
    }

    void run(Consumer<Event> consumer) {
        int opening = 0;
        int link = observed(0);
        int payment = 0;
        int label = 0;
        int attribute = 0;
        while (true) {
            int ofOpening = next(tables.openings(), opening, end.openings());
            int ofLink = next(tables.links(), link, end.links());
            int ofPayment = next(tables.payments(), payment, end.payments());
            int ofLabel = next(tables.labels(), label, end.labels());
            int ofAttribute = next(tables.attributes(), attribute, end.attributes());
            int first = Math.min(Math.min(ofOpening, ofLink), Math.min(Math.min(ofPayment, ofLabel), ofAttribute));
            if (first == NO_MORE) {
                return;
            } else if (first == ofOpening) {
                consumer.accept(opening(opening++));
            } else if (first == ofLink) {
                consumer.accept(link(link));
                link = observed(link + 1);
            } else if (first == ofPayment) {
                consumer.accept(payment(payment++));
            } else if (first == ofLabel) {
                consumer.accept(label(label++));
            } else {
                consumer.accept(attribute(attribute++));
            }
        }
    }

    private static int next(RecordTable table, int record, int end) {
        return record < end ? table.sequence(record) : NO_MORE;
    }

    /** The first link from a record on that came of no payment. */
    private int observed(int from) {
        int link = from;
        while (link < end.links() && tables.links().payment(link) != LinkTable.NO_PAYMENT) {
            link++;
        }
        return link;
    }

    private Event opening(int record) {
        OpeningTable table = tables.openings();
        return new Event.AccountOpened(
                id(table.node(record)),
                table.atInstant(record),
                table.knownInstant(record),
                tables.source(table, record));
    }

    private Event link(int record) {
        LinkTable table = tables.links();
        return new Event.LinkSeen(
                id(table.from(record)),
                tables.ids().get(table.to(record)),
                table.atInstant(record),
                table.knownInstant(record),
                tables.source(table, record));
    }

    private Event payment(int record) {
        PaymentTable table = tables.payments();
        var parties = new Event.Parties(
                party(table.card(record)),
                party(table.device(record)),
                party(table.ip(record)),
                party(table.toAccount(record)),
                party(table.merchant(record)));
        return new Event.PaymentMade(
                table.id(record),
                id(table.account(record)),
                table.amountCents(record),
                table.currency(record),
                parties,
                table.atInstant(record),
                table.knownInstant(record),
                tables.source(table, record));
    }

    private Event label(int record) {
        LabelTable table = tables.labels();
        return new Event.LabelGiven(
                id(table.account(record)),
                tables.paymentIdOfLabel(record),
                table.fraud(record),
                table.reason(record),
                table.atInstant(record),
                table.knownInstant(record),
                tables.source(table, record));
    }

    private Event attribute(int record) {
        AttributeTable table = tables.attributes();
        return new Event.AttributeGiven(
                id(table.account(record)),
                table.name(record),
                table.text(record),
                table.atInstant(record),
                table.knownInstant(record),
                tables.source(table, record));
    }

    private String id(int node) {
        return tables.ids().get(node).id();
    }

    private @Nullable String party(int node) {
        return node < 0 ? null : id(node);
    }
}
