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
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes down what the accounts of a ring did in step: opening, paying merchants, trying cards. */
final class BehaviourEvidence {
    private static final int FEW = 3;
    private static final int CARDS_EACH = 3;
    private static final long AT_ONCE = 2 * Population.DAY;
    private static final long WEEK = 7 * Population.DAY;
    private static final long QUIET = 20 * Population.DAY;
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
        double surprise = Math.log((double) group.landscape.population.accounts() / any.sharers()) - 1;
        return Weighed.of(
                Math.max(0, (facts.size() - 1) * surprise / 2),
                new Claim.SamePayment(any.to(), any.amountCents(), facts.size(), Facts.span(facts), any.sharers()),
                facts);
    }

    /** Merchants that more accounts come back to than chance brings there. */
    private void favouriteMerchants() {
        Incidence incidence = group.landscape.incidence;
        Map<Integer, Integer> fans = new TreeMap<>();
        for (int account : group.accounts) {
            for (int tie : merchantTies(account)) {
                if (incidence.count(tie) >= 2) {
                    fans.merge(incidence.entity(tie), 1, Integer::sum);
                }
            }
        }
        double all = group.landscape.population.accounts();
        List<Integer> merchants = fans.keySet().stream()
                .filter(merchant -> {
                    double byChance = group.size() * incidence.sharers(merchant) / all;
                    int few = fans.getOrDefault(merchant, 0);
                    return few >= FEW + 3 * byChance && 4 * few >= group.size();
                })
                .sorted(Comparator.comparingDouble((Integer merchant) ->
                                -fans.getOrDefault(merchant, 0) * Math.log(all / incidence.sharers(merchant)))
                        .thenComparing(links::entity))
                .limit(MOST_FAVOURITES)
                .toList();
        if (!merchants.isEmpty()) {
            favouriteMerchants(merchants);
        }
    }

    private IntList merchantTies(int account) {
        Incidence incidence = group.landscape.incidence;
        int type = view.graph().types().indexOf(EntityType.MERCHANT);
        var ties = new IntArrayList();
        for (int i = 0; i < incidence.degree(account); i++) {
            int entity = incidence.entity(incidence.tie(account, i));
            if (incidence.typeOf(entity) == type && !incidence.isPlaceholder(entity)) {
                ties.add(incidence.tie(account, i));
            }
        }
        return ties;
    }

    private void favouriteMerchants(List<Integer> merchants) {
        Incidence incidence = group.landscape.incidence;
        var facts = new ArrayList<EvidenceLink>();
        var named = new TreeSet<EntityId>();
        merchants.forEach(merchant -> named.add(links.entity(merchant)));
        for (int account : group.accounts) {
            IntList ties = merchantTies(account);
            boolean fan = ties.intStream()
                    .anyMatch(tie -> incidence.count(tie) >= 2 && merchants.contains(incidence.entity(tie)));
            int payments = ties.intStream().map(incidence::count).sum();
            if (fan && facts.size() + payments <= Evidence.MAX_LINKS) {
                ties.forEach((int tie) -> facts.addAll(links.all(tie)));
            }
        }
        Map<EntityId, Set<EntityId>> payers = new HashMap<>();
        facts.forEach(
                link -> payers.computeIfAbsent(link.to(), to -> new HashSet<>()).add(link.from()));
        named.retainAll(payers.keySet());
        int there =
                (int) facts.stream().filter(link -> named.contains(link.to())).count();
        int mostOthers = facts.stream()
                .filter(link -> named.contains(link.to()))
                .mapToInt(link -> link.sharers()
                        - payers.getOrDefault(link.to(), Set.of()).size())
                .max()
                .orElse(0);
        int accounts = Facts.from(facts).size();
        if (accounts >= FEW) {
            double known = merchants.stream().mapToInt(incidence::sharers).max().orElse(1);
            found.add(Weighed.of(
                    accounts * Math.log(group.landscape.population.accounts() / known) / 2,
                    new Claim.FavouriteMerchants(List.copyOf(named), accounts, there, facts.size(), mostOthers),
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

    /** When an account spent more within a week than in all its life before, at most one such week; none otherwise. */
    private OptionalLong peak(IntList made) {
        long best = 0;
        int from = 0;
        long sum = 0;
        int begin = 0;
        int count = 0;
        for (int i = 0; i < made.size(); i++) {
            sum += payments.amountCents(made.getInt(i));
            for (; payments.at(made.getInt(i)) - payments.at(made.getInt(begin)) > WEEK; begin++) {
                sum -= payments.amountCents(made.getInt(begin));
            }
            if (sum > best) {
                best = sum;
                from = begin;
                count = i - begin + 1;
            }
        }
        long before = 0;
        for (int i = 0; i < from; i++) {
            before += payments.amountCents(made.getInt(i));
        }
        boolean quiet = from >= 2
                && payments.at(made.getInt(from)) - payments.at(made.getInt(0)) >= QUIET
                && count >= 2
                && best > before;
        return quiet ? OptionalLong.of(payments.at(made.getInt(from))) : OptionalLong.empty();
    }

    /** Payments of accounts that spent more within some days, all about the same time, than in their lives before. */
    private void burst() {
        Map<Integer, Long> peaks = new TreeMap<>();
        Map<Integer, IntList> made = new HashMap<>();
        for (int account : group.accounts) {
            IntList own = paidToMerchants(account);
            made.put(account, own);
            peak(own).ifPresent(at -> peaks.put(account, at));
        }
        if (peaks.size() < FEW || 4 * peaks.size() < group.size()) {
            return;
        }
        Crowding crowd = Crowding.of(
                peaks.values().stream().mapToLong(Long::longValue).toArray(), group.landscape.population.useSpan);
        var facts = new ArrayList<EvidenceLink>();
        int accounts = 0;
        for (var entry : peaks.entrySet()) {
            IntList own = made.getOrDefault(entry.getKey(), IntList.of());
            if (crowd.holds(entry.getValue()) && facts.size() + own.size() <= Evidence.MAX_LINKS) {
                own.intStream()
                        .filter(payment -> payments.at(payment) <= crowd.to() + WEEK)
                        .mapToObj(links::payment)
                        .forEach(facts::add);
                accounts++;
            }
        }
        List<EvidenceLink> during =
                facts.stream().filter(link -> link.millis() >= crowd.from()).toList();
        List<EvidenceLink> before =
                facts.stream().filter(link -> link.millis() < crowd.from()).toList();
        if (accounts >= FEW && Facts.cents(during) > Facts.cents(before) && !before.isEmpty()) {
            long first = before.stream().mapToLong(EvidenceLink::millis).min().orElseThrow();
            long begin = during.stream().mapToLong(EvidenceLink::millis).min().orElseThrow();
            found.add(Weighed.of(
                    crowd.nats() + accounts,
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
