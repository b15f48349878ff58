package io.ringfence.api.rings;

import io.ringfence.api.entities.EntityRef;
import io.ringfence.api.entities.Words;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.Claim;
import io.ringfence.ring.Counterfactual;
import io.ringfence.ring.Evidence;
import io.ringfence.ring.EvidenceAudit;
import io.ringfence.ring.EvidenceLink;
import io.ringfence.ring.Member;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingChange;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
                ring.accountIds().size(),
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
                member.accountId(),
                member.probability(),
                Words.of(member.role()),
                labelWord(label),
                member.joinedAt(),
                member.reasons());
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
                Words.of(link.kind()),
                EntityRef.of(link.from()),
                EntityRef.of(link.to()),
                link.transfer(),
                link.amountCents(),
                link.at(),
                link.knownAt(),
                link.source(),
                link.sharers(),
                link.rarity());
    }

    static EvidenceBody evidence(Evidence evidence) {
        return new EvidenceBody(
                Words.ofType(evidence.claim().getClass()),
                evidence.sentence(),
                facts(evidence.claim()),
                evidence.links().stream().map(RingBodies::link).toList());
    }

    /** The numbers of a claim by name: the components of its record. */
    private static Map<String, Object> facts(Claim claim) {
        var facts = new TreeMap<String, Object>();
        for (RecordComponent component : claim.getClass().getRecordComponents()) {
            try {
                facts.put(component.getName(), fact(component.getAccessor().invoke(claim)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the components of a public record can be read", e);
            }
        }
        return facts;
    }

    private static Object fact(Object value) {
        return switch (value) {
            case EntityId entity -> EntityRef.of(entity);
            case List<?> list -> list.stream().map(RingBodies::fact).toList();
            default -> value;
        };
    }

    static HoldBody hold(Counterfactual counterfactual) {
        return new HoldBody(
                counterfactual.sentence(),
                counterfactual.things().stream().map(EntityRef::of).toList(),
                counterfactual.largestLeft(),
                counterfactual.atLeast(),
                counterfactual.minimal());
    }

    static List<LinkFact> links(Counterfactual counterfactual) {
        return counterfactual.links().stream().map(RingBodies::link).toList();
    }

    static AuditBody audit(Ring ring) {
        EvidenceAudit.Result result = EvidenceAudit.check(ring);
        return new AuditBody(result.claims(), result.links(), result.failures());
    }

    static DecisionBody decision(RingDecision decision) {
        return new DecisionBody(
                Words.of(decision.verdict()), decision.note(), decision.accountIds(), decision.by(), decision.at());
    }

    static ChangeBody change(RingChange change) {
        return new ChangeBody(
                Words.of(change.kind()), change.at(), change.relatedIds(), change.sizeBefore(), change.sizeAfter());
    }
}
