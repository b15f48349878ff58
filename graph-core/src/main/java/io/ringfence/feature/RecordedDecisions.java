package io.ringfence.feature;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.TemporalGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decisions of a history, found in step with its replay: as training makes them, and as a live caller would. */
final class RecordedDecisions {
    private final TemporalGraph graph;
    private final GraphView end;
    private int link;
    private int payment;

    RecordedDecisions(TemporalGraph graph) {
        this.graph = graph;
        this.end = graph.latest();
    }

    /** The decision as training makes it, or null where the event is none to decide on. */
    @Nullable
    DecisionPoint decision(int sequence, Event event) {
        return switch (event) {
            case Event.LinkSeen seen -> {
                while (link < end.linkCount() && graph.links().sequence(link) < sequence) {
                    link++;
                }
                yield DecisionPoint.ofLink(graph, link);
            }
            case Event.PaymentMade made -> DecisionPoint.ofPayment(graph, payment++);
            case Event.AccountOpened opened -> null;
            case Event.LabelGiven label -> null;
            case Event.AttributeGiven attribute -> null;
        };
    }

    /** The decision on an event in the words of a live caller, who has only names. */
    static DecisionPoint asCalled(GraphView view, Event event) {
        return switch (event) {
            case Event.LinkSeen link ->
                DecisionPoint.of(view, link.accountId(), List.of(link.entity()), DecisionPoint.NO_AMOUNT, link.at());
            case Event.PaymentMade payment ->
                DecisionPoint.of(
                        view, payment.accountId(), parties(payment.parties()), payment.amountCents(), payment.at());
            case Event.AccountOpened opened -> still(view, opened.accountId(), opened.at());
            case Event.LabelGiven label -> still(view, label.accountId(), label.at());
            case Event.AttributeGiven attribute -> still(view, attribute.accountId(), attribute.at());
        };
    }

    /** An account as it stands. */
    static DecisionPoint still(GraphView view, String account, Instant at) {
        return DecisionPoint.of(view, account, List.of(), DecisionPoint.NO_AMOUNT, at);
    }

    private static List<EntityId> parties(Event.Parties parties) {
        var entities = new ArrayList<EntityId>();
        add(entities, EntityType.CARD, parties.cardId());
        add(entities, EntityType.DEVICE, parties.deviceId());
        add(entities, EntityType.IP, parties.ip());
        add(entities, EntityType.ACCOUNT, parties.toAccountId());
        add(entities, EntityType.MERCHANT, parties.merchantId());
        return entities;
    }

    private static void add(List<EntityId> entities, String type, @Nullable String id) {
        if (id != null) {
            entities.add(new EntityId(type, id));
        }
    }
}
