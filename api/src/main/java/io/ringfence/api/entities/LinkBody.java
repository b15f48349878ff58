package io.ringfence.api.entities;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.Source;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * One stored link.
 *
 * @param from        key of the account that was observed; of a transfer, the payer
 * @param to          key of what it was observed with; of a transfer, the payee
 * @param transfer    whether money went from one account to the other
 * @param amountCents of the payment behind it, 0 if there is none
 * @param source      where it was read
 */
@Schema(name = "Link")
public record LinkBody(
        String from, String to, boolean transfer, long amountCents, Instant at, Instant knownAt, Source source) {
    /** The JSON of a link record. */
    static LinkBody of(GraphView view, int link) {
        LinkTable links = view.links();
        int payment = links.payment(link);
        boolean paid = payment != LinkTable.NO_PAYMENT;
        return new LinkBody(
                view.entity(links.from(link)).toString(),
                view.entity(links.to(link)).toString(),
                paid && view.isAccount(links.to(link)),
                paid ? view.payments().amountCents(payment) : 0,
                Instant.ofEpochMilli(links.at(link)),
                Instant.ofEpochMilli(links.knownAt(link)),
                view.sourceOfLink(link));
    }
}
