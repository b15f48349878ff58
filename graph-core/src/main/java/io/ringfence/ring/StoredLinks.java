package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.Source;
import io.ringfence.projection.AccountProjection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up the stored facts behind what was measured of a group. */
final class StoredLinks {
    private final Group group;
    private final GraphView view;

    StoredLinks(Group group) {
        this.group = group;
        view = group.landscape.view;
    }

    /** The id of an account. */
    String id(int account) {
        return entity(account).id();
    }

    private EntityId entity(int account) {
        return view.entity(group.landscape.incidence.accountNode(account));
    }

    /** The first link of a tie. */
    EvidenceLink first(int tie) {
        var incidence = group.landscape.incidence;
        int node = incidence.accountNode(incidence.account(tie));
        int other = incidence.entityNode(incidence.entity(tie));
        LinkTable table = view.links();
        EvidenceLink best = null;
        for (int i = 0; i < view.degree(node); i++) {
            int link = view.link(node, i);
            if (view.neighbour(node, i) == other && table.at(link) == incidence.first(tie)) {
                EvidenceLink found = link(link);
                best = best == null || EvidenceLink.ORDER.compare(found, best) < 0 ? found : best;
            }
        }
        if (best == null) {
            throw new IllegalStateException("a tie has no link");
        }
        return best;
    }

    private EvidenceLink link(int link) {
        LinkTable table = view.links();
        int payment = table.payment(link);
        int sharers = group.landscape.incidence.sharers(group.landscape.incidence.numberOf(table.to(link)));
        return new EvidenceLink(
                view.entity(table.from(link)),
                view.entity(table.to(link)),
                false,
                payment < 0 ? 0 : view.payments().amountCents(payment),
                Instant.ofEpochMilli(table.at(link)),
                Instant.ofEpochMilli(table.knownAt(link)),
                view.sourceOfLink(link),
                AccountProjection.rarity(sharers));
    }

    /** The link that a payment made: to the account or to the merchant that was paid. */
    EvidenceLink payment(int payment) {
        var payments = view.payments();
        boolean transfer = payments.toAccount(payment) >= 0;
        int to = transfer ? payments.toAccount(payment) : payments.merchant(payment);
        return new EvidenceLink(
                view.entity(payments.account(payment)),
                view.entity(to),
                transfer,
                payments.amountCents(payment),
                Instant.ofEpochMilli(payments.at(payment)),
                Instant.ofEpochMilli(payments.knownAt(payment)),
                view.sourceOfPayment(payment),
                1);
    }

    /** The opening of an account, or its first sighting where none was recorded. */
    EvidenceLink opening(int account) {
        int node = group.landscape.incidence.accountNode(account);
        Instant at = Instant.ofEpochMilli(group.landscape.population.opened[account]);
        return new EvidenceLink(view.entity(node), view.entity(node), false, 0, at, at, view.sourceOfNode(node), 1);
    }

    /** At most as many links as evidence may cite. */
    static List<EvidenceLink> limited(List<EvidenceLink> links) {
        return links.stream()
                .distinct()
                .sorted(EvidenceLink.ORDER)
                .limit(Evidence.MAX_LINKS)
                .toList();
    }

    /** First links of some ties, within the limit. */
    List<EvidenceLink> firsts(int[] ties) {
        var found = new ArrayList<EvidenceLink>();
        for (int i = 0; i < Math.min(ties.length, Evidence.MAX_LINKS); i++) {
            found.add(first(ties[i]));
        }
        return limited(found);
    }

    long firstEvent(int account) {
        long first = group.landscape.population.opened[account];
        int node = group.landscape.incidence.accountNode(account);
        for (int i = 0; i < view.degree(node); i++) {
            first = Math.min(first, view.links().at(view.link(node, i)));
        }
        return first;
    }

    long lastEvent(int account) {
        long last = group.landscape.population.opened[account];
        int node = group.landscape.incidence.accountNode(account);
        for (int i = 0; i < view.degree(node); i++) {
            last = Math.max(last, view.links().at(view.link(node, i)));
        }
        return last;
    }

    /** The label of an account, as the account's own fact; null where it has none. */
    @Nullable
    EvidenceLink label(int account) {
        int node = group.landscape.incidence.accountNode(account);
        Source source = view.labelSource(node);
        if (source == null) {
            return null;
        }
        Instant at = Instant.ofEpochMilli(view.labelKnownAt(node).orElseThrow());
        return new EvidenceLink(view.entity(node), view.entity(node), false, 0, at, at, source, 1);
    }
}
