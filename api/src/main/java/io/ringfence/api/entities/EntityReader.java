package io.ringfence.api.entities;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;
import io.ringfence.ring.Ring;
import io.ringfence.workspace.Workspace;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what is known of one entity. A hub's latest links stand for all of them, and the answer says so. */
final class EntityReader {
    private static final int MAX_LINKS = 20_000;
    private static final int MAX_RINGS = 10;

    private final Workspace workspace;

    EntityReader(Workspace workspace) {
        this.workspace = workspace;
    }

    EntityBody read(GraphView view, int node) {
        EntityId entity = view.entity(node);
        var neighbours = new TreeMap<String, Integer>();
        Set<Integer> distinct = new HashSet<>();
        int degree = view.degree(node);
        for (int i = Math.max(0, degree - MAX_LINKS); i < degree; i++) {
            int neighbour = view.neighbour(node, i);
            if (distinct.add(neighbour)) {
                neighbours.merge(view.entity(neighbour).type(), 1, Integer::sum);
            }
        }
        OptionalLong labelKnownAt = view.labelKnownAt(node);
        OptionalLong openedAt = view.openedAt(node);
        return new EntityBody(
                entity.type(),
                entity.id(),
                Instant.ofEpochMilli(view.firstSeenAt(node)),
                openedAt.isEmpty() ? null : Instant.ofEpochMilli(openedAt.getAsLong()),
                label(view.label(node)),
                labelKnownAt.isEmpty() ? null : Instant.ofEpochMilli(labelKnownAt.getAsLong()),
                reason(view, node),
                degree,
                neighbours,
                isHub(view, node, neighbours.getOrDefault(EntityType.ACCOUNT, 0)),
                paid(view, node),
                received(view, node),
                rings(view, node, distinct),
                view.sourceOfNode(node),
                view.asOf(),
                degree > MAX_LINKS);
    }

    static String label(int label) {
        return switch (label) {
            case GraphView.FRAUD -> "fraud";
            case GraphView.LEGIT -> "legit";
            default -> "none";
        };
    }

    /** Whether the hub policy of an entity's type holds it for a hub, given how many accounts share it. */
    static boolean isHub(GraphView view, int node, int accounts) {
        EntityType type = view.graph().types().get(view.typeOf(node));
        String id = view.entity(node).id();
        return !type.hubPolicy().allowed().contains(id)
                && (accounts > type.hubPolicy().cap()
                        || type.hubPolicy().placeholders().contains(id.toLowerCase(Locale.ROOT)));
    }

    private static @Nullable String reason(GraphView view, int node) {
        return view.labelReason(node);
    }

    private static EntityBody.MoneyBody paid(GraphView view, int node) {
        PaymentTable payments = view.payments();
        long cents = 0;
        int count = view.paidCount(node);
        for (int i = 0; i < count; i++) {
            cents += payments.amountCents(view.paid(node, i));
        }
        return new EntityBody.MoneyBody(count, cents);
    }

    private static EntityBody.MoneyBody received(GraphView view, int node) {
        PaymentTable payments = view.payments();
        long cents = 0;
        int count = view.receivedCount(node);
        for (int i = 0; i < count; i++) {
            cents += payments.amountCents(view.received(node, i));
        }
        return new EntityBody.MoneyBody(count, cents);
    }

    private List<RingRef> rings(GraphView view, int node, Set<Integer> neighbours) {
        EntityId entity = view.entity(node);
        if (entity.isAccount()) {
            return workspace.ringOf(entity.id()).map(RingRef::of).stream().toList();
        }
        return neighbours.stream()
                .map(view::entity)
                .filter(EntityId::isAccount)
                .flatMap(account -> workspace.ringOf(account.id()).stream())
                .distinct()
                .sorted(Comparator.comparingDouble(Ring::score).reversed().thenComparing(Ring::id))
                .limit(MAX_RINGS)
                .map(RingRef::of)
                .toList();
    }
}
