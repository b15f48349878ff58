package io.ringfence.api.rings;

import io.ringfence.api.entities.EntityRef;
import io.ringfence.api.entities.Words;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.Evidence;
import io.ringfence.ring.EvidenceLink;
import io.ringfence.ring.Member;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingChange;
import java.util.List;
import java.util.Map;

/** Maps rings and their parts to JSON. */
final class RingBodies {
    private static final int SENTENCES = 3;

    private RingBodies() {}

    static RingSummary summary(Ring ring, RingStatus status) {
        return new RingSummary(
                ring.id(),
                ring.score(),
                Words.of(ring.typology()),
                Words.of(status),
                ring.summary(),
                ring.members().size(),
                ring.evidence().stream()
                        .limit(SENTENCES)
                        .map(Evidence::sentence)
                        .toList(),
                ring.money(),
                ring.firstSeen(),
                ring.lastSeen());
    }

    static MemberBody member(Member member, GraphView view) {
        int node = view.node(EntityId.account(member.accountId()));
        int label = node < 0 ? GraphView.UNLABELLED : view.label(node);
        return new MemberBody(
                member.accountId(), member.probability(), Words.of(member.role()), labelWord(label), member.reasons());
    }

    static String labelWord(int label) {
        return switch (label) {
            case GraphView.FRAUD -> "fraud";
            case GraphView.LEGIT -> "legit";
            default -> "none";
        };
    }

    static LinkFact link(EvidenceLink link) {
        return new LinkFact(
                EntityRef.of(link.from()),
                EntityRef.of(link.to()),
                link.transfer(),
                link.amountCents(),
                link.at(),
                link.knownAt(),
                link.source(),
                link.rarity());
    }

    static EvidenceBody evidence(Evidence evidence) {
        List<LinkFact> links = evidence.links().stream().map(RingBodies::link).toList();
        return switch (evidence) {
            case Evidence.SharedEntity shared ->
                body(
                        "shared_entity",
                        shared,
                        Map.of(
                                "entity", EntityRef.of(shared.entity()),
                                "ringAccounts", shared.ringAccounts(),
                                "allAccounts", shared.allAccounts()),
                        links);
            case Evidence.SignUpBurst burst ->
                body(
                        "sign_up_burst",
                        burst,
                        Map.of("accounts", burst.accounts(), "from", burst.from(), "to", burst.to()),
                        links);
            case Evidence.TransferFlow flow ->
                body(
                        "transfer_flow",
                        flow,
                        Map.of(
                                "accountIds", flow.accountIds(),
                                "cycle", flow.cycle(),
                                "amountCents", flow.amountCents(),
                                "span", flow.span()),
                        links);
            case Evidence.SamePayment same ->
                body(
                        "same_payment",
                        same,
                        Map.of(
                                "payee", EntityRef.of(same.payee()),
                                "amountCents", same.amountCents(),
                                "accounts", same.accounts(),
                                "payments", same.payments()),
                        links);
            case Evidence.ManyCards cards ->
                body(
                        "many_cards",
                        cards,
                        Map.of("accounts", cards.accounts(), "cards", cards.cards(), "span", cards.span()),
                        links);
            case Evidence.KnownFraud fraud ->
                body("known_fraud", fraud, Map.of("accountIds", fraud.accountIds()), links);
        };
    }

    static DecisionBody decision(RingDecision decision) {
        return new DecisionBody(
                Words.of(decision.verdict()), decision.note(), decision.accountIds(), decision.by(), decision.at());
    }

    static ChangeBody change(RingChange change) {
        return new ChangeBody(
                Words.of(change.kind()), change.at(), change.relatedIds(), change.sizeBefore(), change.sizeAfter());
    }

    private static EvidenceBody body(String kind, Evidence evidence, Map<String, Object> facts, List<LinkFact> links) {
        return new EvidenceBody(kind, evidence.sentence(), facts, links);
    }
}
