package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Why an account is in a ring: its own part in each claim, counted in the facts cited. */
final class Reasons {
    private Reasons() {}

    /** In the order of the evidence; none for an account that no fact is of. */
    static List<String> of(String account, List<Evidence> evidence) {
        EntityId self = EntityId.account(account);
        var reasons = new ArrayList<String>();
        for (Evidence piece : evidence) {
            List<EvidenceLink> own = piece.links().stream()
                    .filter(link -> link.from().equals(self) || link.to().equals(self))
                    .toList();
            if (!own.isEmpty()) {
                String reason = reason(piece, self, own);
                if (!reason.isEmpty()) {
                    reasons.add(reason);
                }
            }
        }
        return List.copyOf(reasons);
    }

    private static String others(int accounts) {
        return Sentence.count(accounts - 1, "other");
    }

    private static String reason(Evidence piece, EntityId self, List<EvidenceLink> own) {
        return switch (piece.claim()) {
            case Claim.OpenedTogether(int accounts, Duration span) ->
                Sentence.of("opened within %s of %s", Sentence.within(span), others(accounts));
            case Claim.SharedEntities shared -> shares(piece, shared.type(), own);
            case Claim.FirstUsedTogether used ->
                Sentence.of(
                        "first used %s %s within %s of %s",
                        Sentence.noun(used.entity().type()),
                        used.entity().id(),
                        Sentence.within(used.span()),
                        others(used.accounts()));
            case Claim.EnteredLate late ->
                Sentence.of("came to what they share %s after opening", Sentence.atLeast(Facts.span(own)));
            case Claim.DropAddress drop ->
                own.size() > 1
                        ? Sentence.of(
                                "gives address %s beside another",
                                drop.address().id())
                        : Sentence.of("gives address %s", drop.address().id());
            case Claim.SamePayment same ->
                Sentence.of(
                        "paid merchant %s exactly %s like %s",
                        same.merchant().id(), Sentence.money(same.amountCents()), others(same.accounts()));
            case Claim.FavouriteMerchants favourites ->
                Sentence.of(
                        "made %d of %s to the ring's merchants",
                        own.stream()
                                .filter(link -> favourites.merchants().contains(link.to()))
                                .count(),
                        Sentence.count(own.size(), "payment"));
            case Claim.PaidAtOnce paid ->
                Sentence.of("first paid within %s of being opened", Sentence.within(Facts.span(own)));
            case Claim.PassedOn passed ->
                passed.accountIds().contains(self.id()) ? passedOn(self, own) : dealings(self, own);
            case Claim.MoneyCycle cycle ->
                Sentence.of("part of a cycle of money of %s", Sentence.count(cycle.accounts(), "account"));
            case Claim.FanIn in ->
                in.accountId().equals(self.id())
                        ? Sentence.of("got money from %s", Sentence.count(in.payers(), "account"))
                        : "";
            case Claim.FanOut out ->
                out.accountId().equals(self.id())
                        ? Sentence.of("sent money to %s", Sentence.count(out.payees(), "account"))
                        : "";
            case Claim.GatherScatter both ->
                both.accountId().equals(self.id())
                        ? Sentence.of(
                                "gathered money from %s and sent it to %s",
                                Sentence.count(both.payers(), "account"), Sentence.count(both.payees(), "other"))
                        : "";
            case Claim.TransfersInside inside -> dealings(self, own);
            case Claim.ManyCards cards -> Sentence.of("used %s", Sentence.count(own.size(), "card"));
            case Claim.Burst burst ->
                Sentence.of(
                        "spent %s in the ring's burst",
                        Sentence.money(Facts.cents(own.stream()
                                .filter(link -> !link.at().isBefore(burst.from()))
                                .toList())));
            case Claim.TiedToOne tied ->
                tied.accountId().equals(self.id())
                        ? Sentence.of("tied directly to %s", Sentence.count(tied.accounts(), "other"))
                        : Sentence.of("tied directly to account %s", tied.accountId());
            case Claim.IdentityChain chain ->
                Sentence.of("link of a chain of %s", Sentence.count(chain.accounts(), "account"));
            case Claim.KnownFraud known -> "found to be fraud";
        };
    }

    private static String shares(Evidence piece, String type, List<EvidenceLink> own) {
        Set<EntityId> entities = own.stream().map(EvidenceLink::to).collect(Collectors.toSet());
        long partners = piece.links().stream()
                .filter(link -> entities.contains(link.to()))
                .map(EvidenceLink::from)
                .distinct()
                .count();
        return Sentence.of(
                "shares %s with %s", Sentence.count(entities.size(), Sentence.noun(type)), others((int) partners));
    }

    private static String passedOn(EntityId self, List<EvidenceLink> own) {
        var onward = new Onward();
        onward.add(moves(self, own));
        return Sentence.of(
                "received %s and sent %s of it on within 3 days",
                Sentence.money(onward.inCents()), Sentence.percent(onward.passedCents(), onward.inCents()));
    }

    /** Transfers as one account sees them. */
    static List<Onward.Move> moves(EntityId self, List<EvidenceLink> transfers) {
        return transfers.stream()
                .map(link -> {
                    boolean in = link.to().equals(self);
                    String other = in ? link.from().id() : link.to().id();
                    return new Onward.Move(link.millis(), in, other, link.amountCents());
                })
                .toList();
    }

    private static String dealings(EntityId self, List<EvidenceLink> own) {
        List<EvidenceLink> out =
                own.stream().filter(link -> link.from().equals(self)).toList();
        List<EvidenceLink> in =
                own.stream().filter(link -> !link.from().equals(self)).toList();
        if (out.isEmpty()) {
            return Sentence.of("got %s from the ring", Sentence.money(Facts.cents(in)));
        }
        return in.isEmpty()
                ? Sentence.of("sent %s to the ring", Sentence.money(Facts.cents(out)))
                : Sentence.of(
                        "sent %s to the ring and got %s from it",
                        Sentence.money(Facts.cents(out)), Sentence.money(Facts.cents(in)));
    }
}
