package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.ring.EvidenceLink.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a claim again from the facts that a claim of its kind cites: every number comes from the facts, and only what
 * they cannot tell, which account or merchant was singled out, from the claim.
 */
final class Recount {
    private final List<EvidenceLink> links;

    private Recount(List<EvidenceLink> links) {
        this.links = links;
    }

    /** The claim that the facts bear out; none if they are of the wrong sort. */
    static Optional<Claim> of(Evidence piece) {
        var recount = new Recount(piece.links());
        return switch (piece.claim()) {
            case Claim.OpenedTogether claim ->
                recount.all(Kind.OPENING, new Claim.OpenedTogether(recount.accounts(), Facts.span(piece.links())));
            case Claim.KnownFraud claim -> recount.all(Kind.LABEL, new Claim.KnownFraud(recount.accounts()));
            case Claim.SharedEntities claim -> recount.sharedEntities();
            case Claim.FirstUsedTogether claim -> recount.firstUsed();
            case Claim.EnteredLate claim -> recount.enteredLate();
            case Claim.DropAddress claim -> recount.dropAddress(claim.address());
            case Claim.SamePayment claim -> recount.samePayment();
            case Claim.FavouriteMerchants claim -> recount.favouriteMerchants(Set.copyOf(claim.merchants()));
            case Claim.PaidAtOnce claim -> recount.paidAtOnce();
            case Claim.PassedOn claim -> recount.passedOn(claim.accountIds());
            case Claim.MoneyCycle claim -> recount.cycle(claim.accountIds().getFirst());
            case Claim.FanIn claim -> recount.fanIn(claim.accountId());
            case Claim.FanOut claim -> recount.fanOut(claim.accountId());
            case Claim.GatherScatter claim -> recount.gatherScatter(claim.accountId());
            case Claim.TransfersInside claim -> recount.inside();
            case Claim.ManyCards claim -> recount.manyCards();
            case Claim.Burst claim -> recount.burst(claim.from());
            case Claim.TiedToOne claim -> recount.tiedToOne(claim.accountId());
            case Claim.IdentityChain claim -> recount.chain(claim.path());
        };
    }

    private int accounts() {
        return accounts(links);
    }

    private static int accounts(List<EvidenceLink> links) {
        return Facts.from(links).size();
    }

    private boolean are(Kind kind) {
        return links.stream().allMatch(link -> link.kind() == kind);
    }

    private Optional<Claim> all(Kind kind, Claim claim) {
        return are(kind) ? Optional.of(claim) : Optional.empty();
    }

    /** The one thing that all of some facts lead to. */
    private static Optional<EntityId> target(List<EvidenceLink> links) {
        var targets = new HashSet<EntityId>();
        links.forEach(link -> targets.add(link.to()));
        return targets.size() == 1 ? Optional.of(links.getFirst().to()) : Optional.empty();
    }

    private Optional<Claim> sharedEntities() {
        var users = new TreeMap<EntityId, Set<EntityId>>();
        Map<EntityId, Integer> sharers = new HashMap<>();
        for (EvidenceLink link : links) {
            users.computeIfAbsent(link.to(), to -> new HashSet<>()).add(link.from());
            Integer before = sharers.put(link.to(), link.sharers());
            if (before != null && before != link.sharers()) {
                return Optional.empty();
            }
        }
        boolean one = users.keySet().stream().map(EntityId::type).distinct().count() == 1;
        boolean shared = users.values().stream().allMatch(who -> who.size() >= 2);
        if (!are(Kind.TIE) || !one || !shared) {
            return Optional.empty();
        }
        int mostOthers = users.entrySet().stream()
                .mapToInt(entry -> sharers.getOrDefault(entry.getKey(), 0)
                        - entry.getValue().size())
                .max()
                .orElse(0);
        return Optional.of(
                new Claim.SharedEntities(users.firstKey().type(), accounts(), List.copyOf(users.keySet()), mostOthers));
    }

    private Optional<Claim> firstUsed() {
        return are(Kind.TIE)
                ? target(links).map(entity -> new Claim.FirstUsedTogether(entity, accounts(), Facts.span(links)))
                : Optional.empty();
    }

    private Optional<Claim> enteredLate() {
        List<EvidenceLink> entries = Facts.of(Kind.TIE, links);
        Map<EntityId, Instant> opened = new HashMap<>();
        Facts.of(Kind.OPENING, links).forEach(link -> opened.put(link.from(), link.at()));
        long youngest = Long.MAX_VALUE;
        for (EvidenceLink entry : entries) {
            Instant opening = opened.get(entry.from());
            if (opening == null) {
                return Optional.empty();
            }
            youngest = Math.min(youngest, entry.millis() - opening.toEpochMilli());
        }
        var entities = new TreeSet<EntityId>();
        entries.forEach(link -> entities.add(link.to()));
        return 2 * entries.size() == links.size()
                ? Optional.of(new Claim.EnteredLate(
                        List.copyOf(entities), accounts(entries), Duration.ofMillis(youngest), Facts.span(entries)))
                : Optional.empty();
    }

    private Optional<Claim> dropAddress(EntityId address) {
        List<EvidenceLink> there =
                links.stream().filter(link -> link.to().equals(address)).toList();
        List<EvidenceLink> elsewhere = links.stream()
                .filter(link -> !link.to().equals(address) && link.to().type().equals(EntityType.ADDRESS))
                .toList();
        boolean complete = are(Kind.TIE) && there.size() + elsewhere.size() == links.size();
        boolean both = Facts.from(there).containsAll(Facts.from(elsewhere));
        return complete && both && !there.isEmpty()
                ? Optional.of(new Claim.DropAddress(address, accounts(there), accounts(elsewhere)))
                : Optional.empty();
    }

    private Optional<Claim> samePayment() {
        EvidenceLink any = links.getFirst();
        boolean same = links.stream()
                .allMatch(link -> link.amountCents() == any.amountCents() && link.sharers() == any.sharers());
        return same && are(Kind.PAYMENT)
                ? target(links)
                        .map(merchant -> new Claim.SamePayment(
                                merchant, any.amountCents(), accounts(), Facts.span(links), any.sharers()))
                : Optional.empty();
    }

    private Optional<Claim> favouriteMerchants(Set<EntityId> named) {
        var payers = new TreeMap<EntityId, Set<EntityId>>();
        int there = 0;
        for (EvidenceLink link : links) {
            if (!link.to().type().equals(EntityType.MERCHANT)) {
                return Optional.empty();
            }
            if (named.contains(link.to())) {
                payers.computeIfAbsent(link.to(), to -> new HashSet<>()).add(link.from());
                there++;
            }
        }
        int mostOthers = links.stream()
                .filter(link -> payers.containsKey(link.to()))
                .mapToInt(link -> link.sharers()
                        - payers.getOrDefault(link.to(), Set.of()).size())
                .max()
                .orElse(0);
        return all(
                Kind.TIE,
                new Claim.FavouriteMerchants(
                        List.copyOf(payers.keySet()), accounts(), there, links.size(), mostOthers));
    }

    private Optional<Claim> paidAtOnce() {
        Map<EntityId, Instant> opened = new HashMap<>();
        Facts.of(Kind.OPENING, links).forEach(link -> opened.put(link.from(), link.at()));
        List<EvidenceLink> paid = Facts.of(Kind.PAYMENT, links);
        long within = 0;
        for (EvidenceLink payment : paid) {
            Instant opening = opened.get(payment.from());
            if (opening == null || payment.at().isBefore(opening)) {
                return Optional.empty();
            }
            within = Math.max(within, payment.millis() - opening.toEpochMilli());
        }
        return 2 * paid.size() == links.size()
                ? Optional.of(new Claim.PaidAtOnce(accounts(paid), Duration.ofMillis(within)))
                : Optional.empty();
    }

    private Optional<Claim> passedOn(List<String> named) {
        var onward = new Onward();
        var accounts = new TreeSet<String>();
        for (String id : named) {
            EntityId account = EntityId.account(id);
            List<EvidenceLink> own = links.stream()
                    .filter(link -> link.from().equals(account) || link.to().equals(account))
                    .toList();
            if (!own.isEmpty()) {
                accounts.add(id);
                onward.add(Reasons.moves(account, own));
            }
        }
        return all(
                Kind.TRANSFER,
                new Claim.PassedOn(List.copyOf(accounts), onward.inCents(), onward.passedCents(), onward.held()));
    }

    /** Follows the money from an account, at each step by the transfer that went next. */
    private Optional<Claim> cycle(String start) {
        var left = new ArrayList<>(links);
        var route = new ArrayList<String>();
        long leftCents = 0;
        long backCents = 0;
        EntityId at = EntityId.account(start);
        while (!left.isEmpty()) {
            EntityId here = at;
            Optional<EvidenceLink> next =
                    left.stream().filter(link -> link.from().equals(here)).findFirst();
            if (next.isEmpty() || !are(Kind.TRANSFER)) {
                return Optional.empty();
            }
            leftCents = route.isEmpty() ? next.get().amountCents() : leftCents;
            backCents = next.get().amountCents();
            route.add(here.id());
            left.remove(next.get());
            at = next.get().to();
        }
        return at.id().equals(start)
                ? Optional.of(new Claim.MoneyCycle(route, leftCents, backCents, Facts.span(links)))
                : Optional.empty();
    }

    private List<EvidenceLink> into(String account) {
        return links.stream().filter(link -> link.to().id().equals(account)).toList();
    }

    private List<EvidenceLink> outOf(String account) {
        return links.stream().filter(link -> link.from().id().equals(account)).toList();
    }

    private static int payees(List<EvidenceLink> links) {
        return (int) links.stream().map(EvidenceLink::to).distinct().count();
    }

    private Optional<Claim> fanIn(String account) {
        List<EvidenceLink> in = into(account);
        return in.size() == links.size()
                ? all(Kind.TRANSFER, new Claim.FanIn(account, accounts(), Facts.cents(links), Facts.span(links)))
                : Optional.empty();
    }

    private Optional<Claim> fanOut(String account) {
        List<EvidenceLink> out = outOf(account);
        return out.size() == links.size()
                ? all(Kind.TRANSFER, new Claim.FanOut(account, payees(links), Facts.cents(links), Facts.span(links)))
                : Optional.empty();
    }

    private Optional<Claim> gatherScatter(String account) {
        List<EvidenceLink> in = into(account);
        List<EvidenceLink> out = outOf(account);
        return in.size() + out.size() == links.size()
                ? all(
                        Kind.TRANSFER,
                        new Claim.GatherScatter(
                                account,
                                accounts(in),
                                Facts.cents(in),
                                payees(out),
                                Facts.cents(out),
                                Facts.span(links)))
                : Optional.empty();
    }

    private Optional<Claim> inside() {
        var accounts = Facts.from(links);
        links.forEach(link -> accounts.add(link.to().id()));
        return all(
                Kind.TRANSFER,
                new Claim.TransfersInside(accounts.size(), links.size(), Facts.cents(links), Facts.span(links)));
    }

    private Optional<Claim> manyCards() {
        boolean cards = links.stream().allMatch(link -> link.to().type().equals(EntityType.CARD));
        return cards
                ? all(Kind.TIE, new Claim.ManyCards(accounts(), payees(links), BehaviourEvidence.medianCents(links)))
                : Optional.empty();
    }

    private Optional<Claim> burst(Instant from) {
        List<EvidenceLink> during =
                links.stream().filter(link -> !link.at().isBefore(from)).toList();
        List<EvidenceLink> before =
                links.stream().filter(link -> link.at().isBefore(from)).toList();
        if (before.isEmpty() || during.isEmpty() || !during.getFirst().at().equals(from)) {
            return Optional.empty();
        }
        return all(
                Kind.PAYMENT,
                new Claim.Burst(
                        accounts(),
                        from,
                        Facts.span(during),
                        Facts.cents(during),
                        Facts.cents(before),
                        Duration.between(before.getFirst().at(), from)));
    }

    private Optional<Claim> tiedToOne(String account) {
        EntityId centre = EntityId.account(account);
        var others = new HashSet<EntityId>();
        for (EvidenceLink link : links) {
            boolean touches = link.from().equals(centre) != link.to().equals(centre);
            if (!touches || !link.to().isAccount()) {
                return Optional.empty();
            }
            others.add(link.from().equals(centre) ? link.to() : link.from());
        }
        return all(Kind.TIE, new Claim.TiedToOne(account, others.size(), Facts.span(links)));
    }

    /** A chain holds if each step of its path is a fact, and each fact a step. */
    private Optional<Claim> chain(List<EntityId> path) {
        var steps = new HashSet<List<EntityId>>();
        links.forEach(link -> steps.add(List.of(link.from(), link.to())));
        var named = new HashSet<List<EntityId>>();
        for (int i = 0; i + 1 < path.size(); i++) {
            boolean account = i % 2 == 0;
            named.add(account ? List.of(path.get(i), path.get(i + 1)) : List.of(path.get(i + 1), path.get(i)));
        }
        boolean turns = path.size() % 2 == 1 && new HashSet<>(path).size() == path.size();
        return turns && steps.equals(named) && are(Kind.TIE)
                ? Optional.of(new Claim.IdentityChain(path))
                : Optional.empty();
    }
}
