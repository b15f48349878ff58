package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;
import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.longs.Long2ObjectRBTreeMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes down what the accounts of a ring did in step: opening, paying merchants, trying cards. */
final class BehaviourEvidence {
    private static final int FEW = 3;
    private static final int CARDS_EACH = 3;
    private static final long AT_ONCE = 2 * Population.DAY;
    private static final Duration BURST = Duration.ofDays(10);
    private static final int MOST_FAVOURITES = 3;

    private final Group group;
    private final StoredLinks links;
    private final GraphView view;
    private final PaymentTable payments;
    private final List<Weighed> found = new ArrayList<>();

    private BehaviourEvidence(Group group, StoredLinks links) {
        this.group = group;
        this.links = links;
        view = group.landscape.view;
        payments = view.payments();
    }

    static List<Weighed> of(Group group, StoredLinks links) {
        var writer = new BehaviourEvidence(group, links);
        writer.knownFraud();
        writer.openedTogether();
        writer.paidAtOnce();
        writer.samePayment();
        writer.favouriteMerchants();
        writer.manyCards();
        writer.burst();
        return writer.found;
    }

    private void knownFraud() {
        var facts = new ArrayList<EvidenceLink>();
        for (int account : group.accounts) {
            links.fraudLabel(account).ifPresent(facts::add);
        }
        if (!facts.isEmpty()) {
            found.add(Weighed.of(4.0 * facts.size(), new Claim.KnownFraud(facts.size()), facts));
        }
    }

    private void openedTogether() {
        var opened = new ArrayList<EvidenceLink>();
        for (int account : group.accounts) {
            if (links.opened(account).isPresent()) {
                opened.add(links.opening(account));
            }
        }
        if (opened.size() < FEW) {
            return;
        }
        long[] times = opened.stream().mapToLong(EvidenceLink::millis).toArray();
        Crowding crowd = Crowding.of(times, group.landscape.population.openingSpan);
        if (crowd.count() >= FEW && crowd.nats() >= 3) {
            opened.removeIf(link -> !crowd.holds(link.millis()));
            found.add(Weighed.of(crowd.nats(), new Claim.OpenedTogether(opened.size(), Facts.span(opened)), opened));
        }
    }

    private IntList paidToMerchants(int account) {
        int node = group.landscape.incidence.accountNode(account);
        var made = new IntArrayList();
        for (int i = 0; i < view.paidCount(node); i++) {
            int payment = view.paid(node, i);
            if (payments.merchant(payment) >= 0 && payments.toAccount(payment) < 0) {
                made.add(payment);
            }
        }
        made.sort((one, other) -> {
            int byTime = Long.compare(payments.at(one), payments.at(other));
            return byTime != 0 ? byTime : EvidenceLink.ORDER.compare(links.payment(one), links.payment(other));
        });
        return made;
    }

    private void paidAtOnce() {
        var facts = new ArrayList<EvidenceLink>();
        long within = 0;
        int accounts = 0;
        for (int account : group.accounts) {
            IntList made = paidToMerchants(account);
            if (links.opened(account).isPresent() && !made.isEmpty()) {
                long waited =
                        payments.at(made.getInt(0)) - links.opened(account).getAsLong();
                if (waited >= 0 && waited <= AT_ONCE) {
                    facts.add(links.opening(account));
                    facts.add(links.payment(made.getInt(0)));
                    within = Math.max(within, waited);
                    accounts++;
                }
            }
        }
        if (accounts >= FEW && 3 * accounts >= group.size()) {
            double rate = group.landscape.population.rate(group.landscape.population.young);
            found.add(Weighed.of(
                    Math.max(0, -accounts * Math.log(Math.min(1, 3 * rate))) / 2,
                    new Claim.PaidAtOnce(accounts, Duration.ofMillis(within)),
                    facts));
        }
    }

    /** The merchant and amount that the most accounts paid against what all others do. */
    private void samePayment() {
        var byKey = new Long2ObjectRBTreeMap<List<EvidenceLink>>();
        for (int account : group.accounts) {
            var seen = new HashSet<Long>();
            for (int payment : paidToMerchants(account)) {
                long key = group.landscape.population.paymentKey(payment);
                if (seen.add(key)) {
                    byKey.computeIfAbsent(key, fresh -> new ArrayList<>()).add(links.payment(payment));
                }
            }
        }
        Weighed best = null;
        for (List<EvidenceLink> firsts : byKey.values()) {
            if (firsts.size() >= FEW) {
                Weighed same = samePayment(firsts);
                boolean better = best == null
                        || same.nats() > best.nats()
                        || (same.nats() == best.nats()
                                && EvidenceLink.ORDER.compare(
                                                same.evidence().links().getFirst(),
                                                best.evidence().links().getFirst())
                                        < 0);
                best = better ? same : best;
            }
        }
        if (best != null && best.nats() >= 3) {
            found.add(best);
        }
    }

    private Weighed samePayment(List<EvidenceLink> firsts) {
        Crowding crowd = Crowding.of(
                firsts.stream().mapToLong(EvidenceLink::millis).toArray(), group.landscape.population.openingSpan);
        List<EvidenceLink> facts = crowd.count() < FEW
                ? firsts
                : firsts.stream().filter(link -> crowd.holds(link.millis())).toList();
        EvidenceLink any = facts.getFirst();
        double surprise = Math.log((double) group.landscape.incidence.accountCount() / any.sharers()) - 1;
        return Weighed.of(
                Math.max(0, (facts.size() - 1) * surprise / 2),
                new Claim.SamePayment(any.to(), any.amountCents(), facts.size(), Facts.span(facts), any.sharers()),
                facts);
    }

    /** Merchants that take most payments of several accounts each. */
    private void favouriteMerchants() {
        Map<Integer, IntList> made = new TreeMap<>();
        Map<Integer, Set<Integer>> fans = new HashMap<>();
        for (int account : group.accounts) {
            IntList own = paidToMerchants(account);
            made.put(account, own);
            var counts = new TreeMap<Integer, Integer>();
            own.forEach((int payment) -> counts.merge(payments.merchant(payment), 1, Integer::sum));
            counts.forEach((merchant, count) -> {
                if (count >= 2 && 4 * count >= own.size()) {
                    fans.computeIfAbsent(merchant, key -> new HashSet<>()).add(account);
                }
            });
        }
        List<Integer> merchants = fans.keySet().stream()
                .filter(merchant -> fans.get(merchant).size() >= 2)
                .sorted(Comparator.comparingInt(
                                (Integer merchant) -> -fans.get(merchant).size())
                        .thenComparing(view::entity))
                .limit(MOST_FAVOURITES)
                .toList();
        var loyal = new ArrayList<Integer>();
        for (int account : group.accounts) {
            long there = made.get(account)
                    .intStream()
                    .filter(payment -> merchants.contains(payments.merchant(payment)))
                    .count();
            if (there >= 2 && 2 * there > made.get(account).size()) {
                loyal.add(account);
            }
        }
        favouriteMerchants(merchants, loyal, made);
    }

    private void favouriteMerchants(List<Integer> merchants, List<Integer> loyal, Map<Integer, IntList> made) {
        var facts = new ArrayList<EvidenceLink>();
        var named = new TreeSet<EntityId>();
        int there = 0;
        int accounts = 0;
        for (int account : loyal) {
            if (facts.size() + made.get(account).size() <= Evidence.MAX_LINKS) {
                accounts++;
                for (int payment : made.get(account)) {
                    facts.add(links.payment(payment));
                    if (merchants.contains(payments.merchant(payment))) {
                        there++;
                        named.add(view.entity(payments.merchant(payment)));
                    }
                }
            }
        }
        if (accounts >= FEW && 3 * accounts >= group.size()) {
            Incidence incidence = group.landscape.incidence;
            double known = merchants.stream()
                    .mapToInt(merchant -> incidence.sharers(incidence.numberOf(merchant)))
                    .sum();
            double surprise = Math.log(incidence.accountCount() / Math.max(1, known));
            found.add(Weighed.of(
                    Math.max(0, accounts * surprise / 2),
                    new Claim.FavouriteMerchants(List.copyOf(named), accounts, there, facts.size()),
                    facts));
        }
    }

    private void manyCards() {
        Incidence incidence = group.landscape.incidence;
        int type = view.graph().types().indexOf(EntityType.CARD);
        var facts = new ArrayList<EvidenceLink>();
        for (int account : group.accounts) {
            var own = new ArrayList<EvidenceLink>();
            for (int i = 0; i < incidence.degree(account); i++) {
                int entity = incidence.entity(incidence.tie(account, i));
                if (incidence.typeOf(entity) == type && !incidence.isPlaceholder(entity)) {
                    own.add(links.first(incidence.tie(account, i)));
                }
            }
            if (own.size() >= CARDS_EACH && facts.size() + own.size() <= Evidence.MAX_LINKS) {
                facts.addAll(own);
            }
        }
        int accounts = Facts.from(facts).size();
        long cards = facts.stream().map(EvidenceLink::to).distinct().count();
        if (accounts >= 2 && 4 * accounts >= group.size()) {
            double rate = group.landscape.population.rate(group.landscape.population.manyCards);
            found.add(Weighed.of(
                    -accounts * Math.log(Math.min(1, 2 * rate)) / 2,
                    new Claim.ManyCards(accounts, (int) cards, medianCents(facts)),
                    facts));
        }
    }

    /** The lower median of the amounts that are not 0. */
    static long medianCents(List<EvidenceLink> facts) {
        long[] cents = facts.stream()
                .mapToLong(EvidenceLink::amountCents)
                .filter(amount -> amount > 0)
                .sorted()
                .toArray();
        return cents.length == 0 ? 0 : cents[(cents.length - 1) / 2];
    }

    /** Payments of accounts that spent more in some days together than in all their life before. */
    private void burst() {
        Population population = group.landscape.population;
        var peaks = new ArrayList<Long>();
        for (int account : group.accounts) {
            if (population.burst.get(account)) {
                peaks.add(population.peakAt[account]);
            }
        }
        if (peaks.size() < FEW) {
            return;
        }
        Crowding crowd = Crowding.of(peaks.stream().mapToLong(Long::longValue).toArray(), population.openingSpan);
        long from = crowd.from();
        long to = Math.max(crowd.to(), from + BURST.toMillis());
        var facts = new ArrayList<EvidenceLink>();
        int accounts = 0;
        for (int account : group.accounts) {
            boolean peaked = population.burst.get(account) && crowd.holds(population.peakAt[account]);
            List<EvidenceLink> own = peaked
                    ? paidToMerchants(account)
                            .intStream()
                            .filter(payment -> payments.at(payment) <= to)
                            .mapToObj(links::payment)
                            .toList()
                    : List.of();
            if (!own.isEmpty() && facts.size() + own.size() <= Evidence.MAX_LINKS) {
                facts.addAll(own);
                accounts++;
            }
        }
        Instant start = Instant.ofEpochMilli(from);
        List<EvidenceLink> during =
                facts.stream().filter(link -> !link.at().isBefore(start)).toList();
        List<EvidenceLink> before =
                facts.stream().filter(link -> link.at().isBefore(start)).toList();
        if (accounts >= FEW && Facts.cents(during) > Facts.cents(before) && !before.isEmpty()) {
            long first = before.stream().mapToLong(EvidenceLink::millis).min().orElseThrow();
            long begin = during.stream().mapToLong(EvidenceLink::millis).min().orElseThrow();
            found.add(Weighed.of(
                    -accounts * Math.log(population.rate(population.burst)) / 2,
                    new Claim.Burst(
                            accounts,
                            Instant.ofEpochMilli(begin),
                            Facts.span(during),
                            Facts.cents(during),
                            Facts.cents(before),
                            Duration.ofMillis(begin - first)),
                    facts));
        }
    }
}
