package io.ringfence.graph;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Merges the tables of a graph back into the one sequence of events that made them. */
final class Replay {
    private final TemporalGraph graph;
    private final TemporalGraph.Published end;

    Replay(TemporalGraph graph) {
        this.graph = graph;
        this.end = graph.published;
    }

    void run(Consumer<Event> consumer) {
        int opening = 0;
        int link = 0;
        int payment = 0;
        int label = 0;
        for (int next = 0; next < end.sequence(); next++) {
            while (link < end.links() && graph.links.payment(link) != LinkTable.NO_PAYMENT) {
                link++;
            }
            if (opening < end.openings() && graph.openings.sequence(opening) == next) {
                consumer.accept(opening(opening++));
            } else if (link < end.links() && graph.links.sequence(link) == next) {
                consumer.accept(link(link++));
            } else if (payment < end.payments() && graph.payments.sequence(payment) == next) {
                consumer.accept(payment(payment++));
            } else if (label < end.labels() && graph.labels.sequence(label) == next) {
                consumer.accept(label(label++));
            } else {
                throw new IllegalStateException("no event has sequence number " + next);
            }
        }
    }

    private Event opening(int record) {
        OpeningTable table = graph.openings;
        return new Event.AccountOpened(
                graph.entity(table.node(record)).id(),
                table.atInstant(record),
                table.knownInstant(record),
                graph.source(table, record));
    }

    private Event link(int record) {
        LinkTable table = graph.links;
        return new Event.LinkSeen(
                graph.entity(table.from(record)).id(),
                graph.entity(table.to(record)),
                table.atInstant(record),
                table.knownInstant(record),
                graph.source(table, record));
    }

    private Event payment(int record) {
        PaymentTable table = graph.payments;
        var parties = new Event.Parties(
                id(table.card(record)),
                id(table.device(record)),
                id(table.ip(record)),
                id(table.toAccount(record)),
                id(table.merchant(record)));
        return new Event.PaymentMade(
                table.id(record),
                graph.entity(table.account(record)).id(),
                table.amountCents(record),
                table.currency(record),
                parties,
                table.atInstant(record),
                table.knownInstant(record),
                graph.source(table, record));
    }

    private Event label(int record) {
        LabelTable table = graph.labels;
        return new Event.LabelGiven(
                graph.entity(table.account(record)).id(),
                table.fraud(record),
                table.reason(record),
                table.atInstant(record),
                table.knownInstant(record),
                graph.source(table, record));
    }

    private @Nullable String id(int node) {
        return node < 0 ? null : graph.entity(node).id();
    }
}
