package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.PaymentTable;
import io.ringfence.transfer.TransferMotifs;
import io.ringfence.transfer.Transfers;
import it.unimi.dsi.fastutil.longs.Long2ObjectAVLTreeMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Writes down what was measured, each with the stored facts that it was computed from. */
final class EvidenceWriter {
    private static final int MOST_ENTITIES = 8;
    private static final int MOST_FLOWS = 4;

    private final Measures measures;
    private final Group group;
    private final StoredLinks links;
    private final PaymentTable payments;
    private final List<Evidence> evidence = new ArrayList<>();

    EvidenceWriter(Measures measures, StoredLinks links) {
        this.measures = measures;
        this.links = links;
        group = measures.group;
        payments = group.landscape.view.payments();
    }

    /** Strongest first; at least one, because a group without any tie is no candidate. */
    List<Evidence> write() {
        if (measures.cue(Cue.Kind.KNOWN_FRAUD).members().cardinality() > 0) {
            knownFraud();
        }
        for (Cue cue : measures.strongest()) {
            switch (cue.kind()) {
                case OPENED_TOGETHER -> openedTogether(cue.members());
                case SAME_PAYMENT, SAME_MERCHANT -> samePayments();
                case PASSED_ON -> passedOn(cue.members());
                case CYCLE -> cycles();
                case MANY_CARDS -> manyCards(cue.members());
                default -> {
                    // told by the shared entities below
                }
            }
        }
        sharedEntities();
        if (evidence.isEmpty()) {
            transfersInside();
        }
        return evidence.stream().distinct().toList();
    }

    private void sharedEntities() {
        Comparator<Group.Shared> order = Comparator.comparingDouble((Group.Shared shared) -> -worth(shared))
                .thenComparing(shared -> RingWriter.entity(group, shared.entity()));
        List<Group.Shared> sorted = group.shared.stream()
                .filter(shared -> shared.carries() || 2 * shared.ties().length >= shared.all())
                .sorted(order)
                .limit(MOST_ENTITIES)
                .toList();
        for (Group.Shared shared : sorted) {
            EntityId entity = RingWriter.entity(group, shared.entity());
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (int tie : shared.ties()) {
                first = Math.min(first, group.landscape.incidence.first(tie));
                last = Math.max(last, group.landscape.incidence.first(tie));
            }
            String sentence = Sentence.of(
                    "%d accounts of the ring share %s %s, which %d accounts ever used; they first used it within %s.",
                    shared.ties().length,
                    entity.type().replace('_', ' '),
                    entity.id(),
                    shared.all(),
                    span(last - first));
            evidence.add(new Evidence.SharedEntity(
                    entity, shared.ties().length, shared.all(), sentence, links.firsts(shared.ties())));
        }
    }

    private double worth(Group.Shared shared) {
        double strength = group.strength(shared.entity()) == EntityType.Strength.HARD ? 1.5 : 1;
        return strength * shared.ties().length * shared.ties().length / shared.all();
    }

    private void openedTogether(BitSet members) {
        var found = new ArrayList<EvidenceLink>();
        for (int place = members.nextSetBit(0); place >= 0; place = members.nextSetBit(place + 1)) {
            found.add(links.opening(group.accounts[place]));
        }
        found.sort(EvidenceLink.ORDER);
        Instant from = found.getFirst().at();
        Instant to = found.getLast().at();
        String sentence = Sentence.of(
                "%d of %d accounts were opened within three days of another one, from %s to %s.",
                found.size(), group.size(), from, to);
        evidence.add(new Evidence.SignUpBurst(found.size(), from, to, sentence, StoredLinks.limited(found)));
    }

    private void knownFraud() {
        BitSet members = measures.cue(Cue.Kind.KNOWN_FRAUD).members();
        var found = new ArrayList<EvidenceLink>();
        var ids = new TreeSet<String>();
        for (int place = members.nextSetBit(0); place >= 0; place = members.nextSetBit(place + 1)) {
            EvidenceLink label = links.label(group.accounts[place]);
            if (label != null) {
                found.add(label);
                ids.add(links.id(group.accounts[place]));
            }
        }
        String sentence = Sentence.of("%d of %d accounts were found to be fraud.", ids.size(), group.size());
        evidence.add(new Evidence.KnownFraud(List.copyOf(ids), sentence, StoredLinks.limited(found)));
    }

    private void manyCards(BitSet members) {
        var found = new ArrayList<EvidenceLink>();
        int cards = 0;
        int type = group.landscape.view.graph().types().indexOf(EntityType.CARD);
        for (int place = members.nextSetBit(0); place >= 0; place = members.nextSetBit(place + 1)) {
            int account = group.accounts[place];
            cards += group.landscape.population.cards[account];
            var incidence = group.landscape.incidence;
            for (int i = 0; i < incidence.degree(account) && found.size() < Evidence.MAX_LINKS; i++) {
                if (incidence.typeOf(incidence.entity(incidence.tie(account, i))) == type) {
                    found.add(links.first(incidence.tie(account, i)));
                }
            }
        }
        Duration span = span(found);
        String sentence = Sentence.of(
                "%d accounts used %d cards, %.1f each.",
                members.cardinality(), cards, (double) cards / members.cardinality());
        evidence.add(new Evidence.ManyCards(members.cardinality(), cards, span, sentence, StoredLinks.limited(found)));
    }

    /** The payments of one merchant and amount that most members made. */
    private void samePayments() {
        var byKey = new Long2ObjectAVLTreeMap<List<Integer>>();
        for (int account : group.accounts) {
            int node = group.landscape.incidence.accountNode(account);
            for (int i = 0; i < group.landscape.view.paidCount(node); i++) {
                int payment = group.landscape.view.paid(node, i);
                if (payments.merchant(payment) >= 0) {
                    byKey.computeIfAbsent(group.landscape.population.paymentKey(payment), key -> new ArrayList<>())
                            .add(payment);
                }
            }
        }
        List<Integer> best = List.of();
        long bestPayers = 1;
        for (List<Integer> same : byKey.values()) {
            long payers = same.stream().map(payments::account).distinct().count();
            boolean tie = payers == bestPayers && !best.isEmpty() && earlier(same, best);
            if (payers > bestPayers || tie) {
                best = same;
                bestPayers = payers;
            }
        }
        if (best.isEmpty()) {
            return;
        }
        EntityId merchant = group.landscape.view.entity(payments.merchant(best.getFirst()));
        long cents = payments.amountCents(best.getFirst());
        String sentence = Sentence.of(
                "%d accounts paid merchant %s exactly %s, %d times in all.",
                bestPayers, merchant.id(), money(cents), best.size());
        List<EvidenceLink> found = best.stream().map(links::payment).toList();
        evidence.add(new Evidence.SamePayment(
                merchant, cents, (int) bestPayers, best.size(), sentence, StoredLinks.limited(found)));
    }

    private boolean earlier(List<Integer> one, List<Integer> other) {
        EvidenceLink first =
                one.stream().map(links::payment).min(EvidenceLink.ORDER).orElseThrow();
        EvidenceLink second =
                other.stream().map(links::payment).min(EvidenceLink.ORDER).orElseThrow();
        return EvidenceLink.ORDER.compare(first, second) < 0;
    }

    private void passedOn(BitSet members) {
        Transfers transfers = group.landscape.transfers;
        List<Integer> accounts = new ArrayList<>();
        members.stream().forEach(place -> accounts.add(group.accounts[place]));
        accounts.sort(
                Comparator.comparingInt((Integer account) -> -transfers.inCount(account) - transfers.outCount(account))
                        .thenComparing(links::id));
        for (int account : accounts.subList(0, Math.min(MOST_FLOWS, accounts.size()))) {
            var found = new ArrayList<EvidenceLink>();
            long received = 0;
            var payers = new TreeSet<String>();
            var payees = new TreeSet<String>();
            for (int i = 0; i < transfers.inCount(account); i++) {
                received += transfers.amount(transfers.in(account, i));
                payers.add(links.id(transfers.payer(transfers.in(account, i))));
                found.add(links.payment(transfers.in(account, i)));
            }
            for (int i = 0; i < transfers.outCount(account); i++) {
                payees.add(links.id(transfers.payee(transfers.out(account, i))));
                found.add(links.payment(transfers.out(account, i)));
            }
            double share = group.landscape.population.passedShare[account];
            String sentence = Sentence.of(
                    "Account %s received %s from %d accounts and passed %.0f %% of it on within three days, to %d accounts.",
                    links.id(account), money(received), payers.size(), 100 * share, payees.size());
            evidence.add(new Evidence.TransferFlow(
                    List.of(links.id(account)), false, received, span(found), sentence, StoredLinks.limited(found)));
        }
    }

    private void cycles() {
        Transfers transfers = group.landscape.transfers;
        int written = 0;
        for (TransferMotifs.Cycle cycle : group.landscape.cycles) {
            List<Integer> path = cycle.payments().stream().map(transfers::payer).toList();
            if (path.size() < 3 || path.stream().anyMatch(account -> group.place(account) < 0)) {
                continue;
            }
            List<EvidenceLink> found =
                    cycle.payments().stream().map(links::payment).toList();
            long cents = transfers.amount(cycle.payments().getFirst());
            String sentence = Sentence.of(
                    "%s left account %s and came back through %d other accounts within %s.",
                    money(cents),
                    links.id(path.getFirst()),
                    path.size() - 1,
                    span(span(found).toMillis()));
            evidence.add(new Evidence.TransferFlow(
                    path.stream().map(links::id).toList(), true, cents, span(found), sentence, found));
            if (++written == MOST_FLOWS) {
                return;
            }
        }
    }

    /** A ring held by money alone, none of which was passed on or came back. */
    private void transfersInside() {
        Transfers transfers = group.landscape.transfers;
        var found = new ArrayList<EvidenceLink>();
        long cents = 0;
        for (int account : group.accounts) {
            for (int i = 0; i < transfers.outCount(account); i++) {
                if (group.place(transfers.payee(transfers.out(account, i))) >= 0) {
                    found.add(links.payment(transfers.out(account, i)));
                    cents += transfers.amount(transfers.out(account, i));
                }
            }
        }
        if (found.isEmpty()) {
            for (int account : group.accounts) {
                found.add(links.opening(account));
            }
        }
        List<String> ids = new ArrayList<>();
        for (int account : group.accounts) {
            ids.add(links.id(account));
        }
        ids.sort(null);
        String sentence = Sentence.of("%s went from account to account among %d accounts.", money(cents), group.size());
        evidence.add(new Evidence.TransferFlow(ids, false, cents, span(found), sentence, StoredLinks.limited(found)));
    }

    private static Duration span(List<EvidenceLink> found) {
        Instant first = found.stream()
                .map(EvidenceLink::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = found.stream()
                .map(EvidenceLink::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(first, last);
    }

    private static String money(long cents) {
        return Sentence.of("%d.%02d", cents / 100, cents % 100);
    }

    private static String span(long millis) {
        double hours = millis / 3_600_000.0;
        return hours < 48 ? Sentence.of("%.1f hours", hours) : Sentence.of("%.0f days", hours / 24);
    }
}
