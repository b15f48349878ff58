package io.ringfence.feature;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.PaymentTable;
import io.ringfence.graph.TemporalGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A moment at which something is decided about an account. Taken with a {@link GraphView} it says all that features need.
 *
 * @param account     node of the account, or −1 where it was never seen
 * @param links       what the decision itself ties the account to; counted as if present, once. With an amount, a link to
 *                    an {@code account} is a transfer to it, without one a tie of two accounts
 * @param amountCents amount of the payment decided on, or −1 where it is none
 * @param at          event time of the decision; records that happened later are ignored, known or not
 */
public record DecisionPoint(int account, List<PendingLink> links, long amountCents, Instant at) {
    /** The amount of a decision that is about no payment. */
    public static final long NO_AMOUNT = -1;

    public DecisionPoint {
        links = List.copyOf(links);
        Objects.requireNonNull(at, "at");
        if (account < PendingLink.NEVER_SEEN) {
            throw new IllegalArgumentException("account must be at least -1, got " + account);
        }
        if (amountCents < NO_AMOUNT) {
            throw new IllegalArgumentException("amountCents must be at least -1, got " + amountCents);
        }
    }

    /** The decision on a payment; to be read with {@code graph.before(payments.sequence(payment))}. */
    public static DecisionPoint ofPayment(TemporalGraph graph, int payment) {
        PaymentTable payments = graph.payments();
        var links = new ArrayList<PendingLink>(5);
        add(links, EntityType.CARD, payments.card(payment));
        add(links, EntityType.DEVICE, payments.device(payment));
        add(links, EntityType.IP, payments.ip(payment));
        add(links, EntityType.ACCOUNT, payments.toAccount(payment));
        add(links, EntityType.MERCHANT, payments.merchant(payment));
        return new DecisionPoint(
                payments.account(payment),
                links,
                payments.amountCents(payment),
                Instant.ofEpochMilli(payments.at(payment)));
    }

    /** The decision on an observed link; to be read with {@code graph.before(links.sequence(link))}. */
    public static DecisionPoint ofLink(TemporalGraph graph, int link) {
        LinkTable links = graph.links();
        int to = links.to(link);
        var pending = new PendingLink(graph.types().get(graph.typeOf(to)).name(), to);
        return new DecisionPoint(links.from(link), List.of(pending), NO_AMOUNT, Instant.ofEpochMilli(links.at(link)));
    }

    /** An account as it stands at a moment, with nothing pending. */
    public static DecisionPoint ofAccount(int account, Instant at) {
        return new DecisionPoint(account, List.of(), NO_AMOUNT, at);
    }

    /**
     * A decision in the words of a caller. Entities that the view does not know count as never seen.
     *
     * @param amountCents amount of the payment decided on, or −1 where it is none
     */
    public static DecisionPoint of(
            GraphView view, String accountId, List<EntityId> links, long amountCents, Instant at) {
        List<PendingLink> pending = links.stream()
                .map(entity -> new PendingLink(entity.type(), view.node(entity)))
                .toList();
        return new DecisionPoint(view.node(EntityId.account(accountId)), pending, amountCents, at);
    }

    private static void add(List<PendingLink> links, String type, int node) {
        if (node >= 0) {
            links.add(new PendingLink(type, node));
        }
    }
}
