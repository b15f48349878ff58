package io.ringfence.api.rings;

import io.ringfence.api.entities.EntityRef;
import io.ringfence.api.entities.Words;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.ring.EvidenceLink;
import io.ringfence.ring.Member;
import io.ringfence.ring.Ring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Draws a ring from the graph: its members, what they share, what its evidence names, and the links among these. */
final class RingGraph {
    private static final int MAX_NODES = 600;
    private static final int MAX_LINKS_PER_MEMBER = 4096;

    private record Ends(int from, int to, boolean transfer) implements Comparable<Ends> {
        @Override
        public int compareTo(Ends other) {
            int byFrom = Integer.compare(from, other.from);
            int byTo = Integer.compare(to, other.to);
            return byFrom != 0 ? byFrom : byTo != 0 ? byTo : Boolean.compare(transfer, other.transfer);
        }
    }

    private static final class Sum {
        int count;
        long cents;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
    }

    private final Ring ring;
    private final GraphView view;
    private final Map<Integer, EntityId> nodes = new LinkedHashMap<>();
    private final Map<Ends, Sum> links = new TreeMap<>();
    private final Set<Integer> seenLinks = new HashSet<>();
    private long leftOut;

    private RingGraph(Ring ring, GraphView view) {
        this.ring = ring;
        this.view = view;
    }

    /** The ring as it was known at the moment of a view; O(links of its members), each member's bounded. */
    static RingGraphBody draw(Ring ring, GraphView view) {
        return new RingGraph(ring, view).run();
    }

    private RingGraphBody run() {
        ring.members().forEach(member -> addNode(EntityId.account(member.accountId())));
        ring.shared().forEach(this::addNode);
        ring.evidence().forEach(evidence -> evidence.links().forEach(this::addEnds));
        ring.counterfactual().links().forEach(this::addEnds);
        for (Member member : ring.members()) {
            int node = view.node(EntityId.account(member.accountId()));
            if (node >= 0) {
                addLinks(node);
            }
        }
        return new RingGraphBody(ring.id(), view.asOf(), nodeBodies(), linkBodies(), leftOut, leftOut > 0);
    }

    private void addEnds(EvidenceLink link) {
        addNode(link.from());
        addNode(link.to());
    }

    private void addNode(EntityId entity) {
        int node = view.node(entity);
        if (node < 0 || nodes.containsKey(node)) {
            return;
        }
        if (nodes.size() < MAX_NODES) {
            nodes.put(node, entity);
        } else {
            leftOut++;
        }
    }

    private void addLinks(int node) {
        LinkTable table = view.links();
        int degree = view.degree(node);
        int begin = Math.max(0, degree - MAX_LINKS_PER_MEMBER);
        leftOut += begin;
        for (int i = begin; i < degree; i++) {
            int link = view.link(node, i);
            if (nodes.containsKey(view.neighbour(node, i)) && seenLinks.add(link)) {
                int payment = table.payment(link);
                boolean transfer = payment != LinkTable.NO_PAYMENT && view.isAccount(table.to(link));
                Sum sum = links.computeIfAbsent(new Ends(table.from(link), table.to(link), transfer), key -> new Sum());
                sum.count++;
                sum.cents +=
                        payment == LinkTable.NO_PAYMENT ? 0 : view.payments().amountCents(payment);
                sum.first = Math.min(sum.first, table.at(link));
                sum.last = Math.max(sum.last, table.at(link));
            }
        }
    }

    private List<RingGraphBody.NodeBody> nodeBodies() {
        var members = new TreeMap<String, Member>();
        ring.members().forEach(member -> members.put(member.accountId(), member));
        var bodies = new ArrayList<RingGraphBody.NodeBody>();
        nodes.forEach((node, entity) -> {
            Member member = entity.isAccount() ? members.get(entity.id()) : null;
            bodies.add(new RingGraphBody.NodeBody(
                    entity.toString(),
                    EntityRef.of(entity),
                    member == null ? null : Words.of(member.role()),
                    member == null ? null : member.probability(),
                    entity.isAccount() ? RingBodies.labelWord(view.label(node)) : "none",
                    entity.isAccount() ? 0 : accounts(node)));
        });
        return bodies;
    }

    private int accounts(int entity) {
        var accounts = new HashSet<Integer>();
        view.forEachLink(entity, (neighbour, link) -> accounts.add(neighbour));
        return accounts.size();
    }

    private List<RingGraphBody.LinkBody> linkBodies() {
        var bodies = new ArrayList<RingGraphBody.LinkBody>();
        links.forEach((ends, sum) -> bodies.add(new RingGraphBody.LinkBody(
                view.entity(ends.from()).toString(),
                view.entity(ends.to()).toString(),
                ends.transfer(),
                sum.count,
                sum.cents,
                Instant.ofEpochMilli(sum.first),
                Instant.ofEpochMilli(sum.last))));
        return bodies;
    }
}
