package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.PaymentTable;
import io.ringfence.graph.Source;
import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks up the stored facts behind what was measured of some accounts, each once; one per ring, for one thread. */
final class StoredLinks {
    private final Landscape landscape;
    private final GraphView view;
    private final Incidence incidence;
    private final Int2ObjectOpenHashMap<EvidenceLink> firsts = new Int2ObjectOpenHashMap<>();
    private final Int2ObjectOpenHashMap<EvidenceLink> made = new Int2ObjectOpenHashMap<>();
    private final Int2ObjectOpenHashMap<EvidenceLink> openings = new Int2ObjectOpenHashMap<>();
    private final Int2ObjectOpenHashMap<EntityId> names = new Int2ObjectOpenHashMap<>();

    StoredLinks(Landscape landscape) {
        this.landscape = landscape;
        view = landscape.view;
        incidence = landscape.incidence;
    }

    /** The id of an account. */
    String id(int account) {
        return account(account).id();
    }

    EntityId account(int account) {
        return named(incidence.accountNode(account));
    }

    EntityId entity(int entity) {
        return named(incidence.entityNode(entity));
    }

    private EntityId named(int node) {
        return names.computeIfAbsent(node, view::entity);
    }

    /** The first link of a tie. */
    EvidenceLink first(int tie) {
        return firsts.computeIfAbsent(tie, this::findFirst);
    }

    private EvidenceLink findFirst(int tie) {
        int node = incidence.accountNode(incidence.account(tie));
        int other = incidence.entityNode(incidence.entity(tie));
        LinkTable table = view.links();
        EvidenceLink best = null;
        int degree = view.degree(node);
        for (int i = 0; i < degree; i++) {
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

    /** All links of a tie. */
    List<EvidenceLink> all(int tie) {
        int node = incidence.accountNode(incidence.account(tie));
        int other = incidence.entityNode(incidence.entity(tie));
        var found = new ArrayList<EvidenceLink>();
        for (int i = 0; i < view.degree(node); i++) {
            if (view.neighbour(node, i) == other) {
                found.add(link(view.link(node, i)));
            }
        }
        return found;
    }

    /** A link that is no transfer: with an entity, or with an account that was named. */
    EvidenceLink link(int link) {
        LinkTable table = view.links();
        int payment = table.payment(link);
        int to = table.to(link);
        return new EvidenceLink(
                EvidenceLink.Kind.TIE,
                named(table.from(link)),
                named(to),
                payment < 0 ? 0 : view.payments().amountCents(payment),
                Instant.ofEpochMilli(table.at(link)),
                Instant.ofEpochMilli(table.knownAt(link)),
                view.sourceOfLink(link),
                view.isAccount(to) ? 1 : incidence.sharers(incidence.numberOf(to)));
    }

    /** What a payment did: pay a merchant, or send money to an account, which counts where it did both. */
    EvidenceLink payment(int payment) {
        return made.computeIfAbsent(payment, this::read);
    }

    private EvidenceLink read(int payment) {
        PaymentTable payments = view.payments();
        boolean transfer = payments.toAccount(payment) >= 0;
        int to = transfer ? payments.toAccount(payment) : payments.merchant(payment);
        return new EvidenceLink(
                transfer ? EvidenceLink.Kind.TRANSFER : EvidenceLink.Kind.PAYMENT,
                named(payments.account(payment)),
                named(to),
                payments.amountCents(payment),
                Instant.ofEpochMilli(payments.at(payment)),
                Instant.ofEpochMilli(payments.knownAt(payment)),
                view.sourceOfPayment(payment),
                transfer ? 1 : payers(payment));
    }

    /** Accounts that ever paid the merchant of a payment its amount. */
    int payers(int payment) {
        Population population = landscape.population;
        return Math.max(1, population.payersOfKey.get(population.paymentKey(payment)));
    }

    /** When an account was opened, if that was recorded. */
    OptionalLong opened(int account) {
        return view.openedAt(incidence.accountNode(account));
    }

    /** The record of an account's opening. */
    EvidenceLink opening(int account) {
        return openings.computeIfAbsent(account, this::readOpening);
    }

    private EvidenceLink readOpening(int account) {
        int node = incidence.accountNode(account);
        return own(
                EvidenceLink.Kind.OPENING,
                node,
                view.openedAt(node).orElseThrow(),
                view.openingKnownAt(node).orElseThrow(),
                view.sourceOfNode(node));
    }

    /** The label of an account that was found to be fraud. */
    Optional<EvidenceLink> fraudLabel(int account) {
        int node = incidence.accountNode(account);
        Source source = view.labelSource(node);
        if (source == null || view.label(node) != GraphView.FRAUD) {
            return Optional.empty();
        }
        long known = view.labelKnownAt(node).orElseThrow();
        return Optional.of(own(EvidenceLink.Kind.LABEL, node, known, known, source));
    }

    private EvidenceLink own(EvidenceLink.Kind kind, int node, long at, long knownAt, Source source) {
        EntityId account = named(node);
        Instant when = Instant.ofEpochMilli(at);
        return new EvidenceLink(kind, account, account, 0, when, Instant.ofEpochMilli(knownAt), source, 1);
    }
}
