package io.ringfence.api.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.graph.EntityId;
import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.Counterfactual;
import io.ringfence.ring.Coverage;
import io.ringfence.ring.Evidence;
import io.ringfence.ring.EvidenceLink;
import io.ringfence.ring.Member;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingChange;
import java.util.Collection;
import java.util.List;

/** The content of a report as JSON, written out by hand so that a change of a record cannot change it by accident. */
final class CanonicalJson {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CanonicalJson() {}

    static String of(Ring ring, ReportContext context) {
        ObjectNode report = NODES.objectNode();
        report.put("kind", "ringfence-ring-report").put("version", 2);
        report.set("provenance", provenance(context));
        report.put("id", ring.id()).put("typology", ring.typology().name());
        report.put("score", Wording.decimal(ring.score())).put("summary", ring.summary());
        report.put("firstSeen", ring.firstSeen().toString())
                .put("lastSeen", ring.lastSeen().toString());
        report.set("money", money(ring));
        ArrayNode members = report.putArray("members");
        ring.members().forEach(member -> members.add(member(member)));
        ArrayNode shared = report.putArray("shared");
        ring.shared().forEach(entity -> shared.add(entity(entity)));
        ArrayNode evidence = report.putArray("evidence");
        ring.evidence().forEach(piece -> evidence.add(evidence(piece)));
        report.set("against", texts(ring.against()));
        report.set("heldBy", heldBy(ring.counterfactual()));
        report.set("counterfactual", links(ring.counterfactual().links()));
        report.set("coverage", coverage(ring));
        ArrayNode history = report.putArray("history");
        context.history().forEach(change -> history.add(change(change)));
        ArrayNode decisions = report.putArray("decisions");
        context.decisions().forEach(decision -> decisions.add(decision(decision)));
        try {
            return MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    private static ObjectNode provenance(ReportContext context) {
        ObjectNode node = NODES.objectNode();
        node.put("asOf", context.asOf().toString()).put("policyVersion", context.policyVersion());
        node.put("modelId", context.modelId()).put("softwareVersion", context.softwareVersion());
        return node;
    }

    private static ObjectNode money(Ring ring) {
        return NODES.objectNode()
                .put("payments", ring.money().payments())
                .put("paidCents", ring.money().paidCents())
                .put("receivedCents", ring.money().receivedCents())
                .put("lossCents", ring.money().lossCents())
                .put("expectedLossCents", ring.money().expectedLossCents())
                .put("atStakeCents", ring.money().atStakeCents());
    }

    private static ObjectNode member(Member member) {
        ObjectNode node = NODES.objectNode();
        node.put("accountId", member.accountId()).put("role", member.role().name());
        node.put("probability", Wording.decimal(member.probability()));
        node.put("joinedAt", member.joinedAt().toString());
        node.set("reasons", texts(member.reasons()));
        return node;
    }

    private static ObjectNode entity(EntityId entity) {
        return NODES.objectNode().put("type", entity.type()).put("id", entity.id());
    }

    private static ObjectNode evidence(Evidence piece) {
        ObjectNode node = NODES.objectNode();
        node.put("kind", Wording.kind(piece)).put("sentence", piece.sentence());
        node.set("links", links(piece.links()));
        return node;
    }

    private static ArrayNode links(List<EvidenceLink> links) {
        ArrayNode array = NODES.arrayNode();
        for (EvidenceLink link : links) {
            ObjectNode node = array.addObject();
            node.set("from", entity(link.from()));
            node.set("to", entity(link.to()));
            node.put("kind", link.kind().name()).put("transfer", link.transfer());
            node.put("amountCents", link.amountCents()).put("sharers", link.sharers());
            node.put("at", link.at().toString()).put("knownAt", link.knownAt().toString());
            node.put("sourceFile", link.source().file())
                    .put("sourceRow", link.source().row());
            node.put("rarity", Wording.decimal(link.rarity()));
        }
        return array;
    }

    private static ObjectNode coverage(Ring ring) {
        ObjectNode node = NODES.objectNode();
        node.put("considered", ring.coverage().considered())
                .put("leftOut", ring.coverage().leftOut());
        ObjectNode byType = node.putObject("leftOutByType");
        ring.coverage().leftOutByType().forEach(byType::put);
        ArrayNode hubs = node.putArray("hubs");
        for (Coverage.Hub hub : ring.coverage().hubs()) {
            ObjectNode each = hubs.addObject();
            each.set("entity", entity(hub.entity()));
            each.put("members", hub.members()).put("accounts", hub.accounts()).put("placeholder", hub.placeholder());
        }
        return node.put("truncated", ring.coverage().truncated());
    }

    private static ObjectNode heldBy(Counterfactual counterfactual) {
        ObjectNode node = NODES.objectNode();
        node.put("sentence", counterfactual.sentence());
        ArrayNode things = node.putArray("things");
        counterfactual.things().forEach(thing -> things.add(entity(thing)));
        return node.put("largestLeft", counterfactual.largestLeft()).put("atLeast", counterfactual.atLeast());
    }

    private static ObjectNode change(RingChange change) {
        ObjectNode node = NODES.objectNode();
        node.put("kind", change.kind().name()).put("at", change.at().toString());
        node.put("sizeBefore", change.sizeBefore()).put("sizeAfter", change.sizeAfter());
        node.set("relatedIds", texts(change.relatedIds()));
        return node;
    }

    private static ObjectNode decision(RingDecision decision) {
        ObjectNode node = NODES.objectNode();
        node.put("verdict", decision.verdict().name()).put("at", decision.at().toString());
        node.put("by", decision.by()).put("note", decision.note());
        node.set("accountIds", texts(decision.accountIds()));
        return node;
    }

    private static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
