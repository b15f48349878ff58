package io.ringfence.api.reports;

import io.ringfence.graph.EntityId;
import io.ringfence.ring.Evidence;
import io.ringfence.ring.EvidenceLink;
import io.ringfence.ring.Member;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.graphml.GraphMLExporter;

/** The members, what ties them and the cited links as GraphML, for a graph tool. */
final class GraphMlReport {
    private record Edge(int number, EvidenceLink link) {}

    private GraphMlReport() {}

    static byte[] write(Report report) {
        var graph = new DirectedPseudograph<EntityId, Edge>(null, null, false);
        report.ring().members().forEach(member -> graph.addVertex(EntityId.account(member.accountId())));
        report.ring().shared().forEach(graph::addVertex);
        Set<EvidenceLink> links = new LinkedHashSet<>();
        for (Evidence piece : report.ring().evidence()) {
            links.addAll(piece.links());
        }
        int number = 0;
        for (EvidenceLink link : links) {
            graph.addVertex(link.from());
            graph.addVertex(link.to());
            graph.addEdge(link.from(), link.to(), new Edge(++number, link));
        }
        var out = new StringWriter();
        exporter(report).exportGraph(graph, out);
        String xml = out.toString();
        int head = xml.indexOf('\n') + 1;
        return (xml.substring(0, head) + comment(report) + xml.substring(head)).getBytes(StandardCharsets.UTF_8);
    }

    private static GraphMLExporter<EntityId, Edge> exporter(Report report) {
        Map<String, Member> members = report.ring().members().stream()
                .collect(Collectors.toMap(Member::accountId, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        var exporter = new GraphMLExporter<EntityId, Edge>(entity -> clean(entity.toString()));
        exporter.setEdgeIdProvider(edge -> "e" + edge.number());
        exporter.setExportEdgeLabels(false);
        for (String name : new String[] {"type", "label", "role"}) {
            exporter.registerAttribute(name, GraphMLExporter.AttributeCategory.NODE, AttributeType.STRING);
        }
        exporter.registerAttribute("probability", GraphMLExporter.AttributeCategory.NODE, AttributeType.DOUBLE);
        for (String name : new String[] {"kind", "at", "knownAt", "sourceFile"}) {
            exporter.registerAttribute(name, GraphMLExporter.AttributeCategory.EDGE, AttributeType.STRING);
        }
        exporter.registerAttribute("rarity", GraphMLExporter.AttributeCategory.EDGE, AttributeType.DOUBLE);
        exporter.registerAttribute("amountCents", GraphMLExporter.AttributeCategory.EDGE, AttributeType.LONG);
        exporter.registerAttribute("sourceRow", GraphMLExporter.AttributeCategory.EDGE, AttributeType.LONG);
        exporter.setVertexAttributeProvider(entity -> {
            Map<String, Attribute> attributes = new LinkedHashMap<>();
            attributes.put("type", text(entity.type()));
            attributes.put("label", text(entity.id()));
            Member member = entity.isAccount() ? members.get(entity.id()) : null;
            if (member != null) {
                attributes.put("role", text(member.role().name()));
                attributes.put(
                        "probability",
                        DefaultAttribute.createAttribute(
                                Wording.decimal(member.probability()).doubleValue()));
            }
            return attributes;
        });
        exporter.setEdgeAttributeProvider(edge -> attributes(edge.link()));
        return exporter;
    }

    private static Map<String, Attribute> attributes(EvidenceLink link) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("kind", text(link.kind().name().toLowerCase(Locale.ROOT)));
        attributes.put("at", text(link.at().toString()));
        attributes.put("knownAt", text(link.knownAt().toString()));
        attributes.put("sourceFile", text(link.source().file()));
        attributes.put(
                "rarity",
                DefaultAttribute.createAttribute(Wording.decimal(link.rarity()).doubleValue()));
        attributes.put("amountCents", DefaultAttribute.createAttribute(link.amountCents()));
        attributes.put(
                "sourceRow", DefaultAttribute.createAttribute(link.source().row()));
        return attributes;
    }

    private static String comment(Report report) {
        ReportContext context = report.context();
        String text =
                "Ring " + report.ring().id() + " as of " + context.asOf() + ", hub policy " + context.policyVersion()
                        + ", Ringfence " + context.softwareVersion() + ", SHA-256 of the report " + report.sha256();
        return "<!-- " + clean(text).replace("--", "- -") + " -->\n";
    }

    private static Attribute text(String value) {
        return DefaultAttribute.createAttribute(clean(value));
    }

    /** XML 1.0 has no way to write most control characters. */
    private static String clean(String value) {
        return value.replaceAll(
                "[^\\u0009\\u000A\\u000D\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
