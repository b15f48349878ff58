package io.ringfence.graph;

import java.util.Comparator;

/**
 * The order in which a batch of events enters the graph: by known time, then by event time, then by what they say. It
 * depends on the content alone, so the rows of a file may come in any order.
 */
public final class EventOrder {
    /** The order itself; two events are equal in it only if they say the same. */
    public static final Comparator<Event> BY_KNOWN_TIME = Comparator.comparing(Event::knownAt)
            .thenComparing(Event::at)
            .thenComparingInt(EventOrder::rank)
            .thenComparing(Event::accountId)
            .thenComparing(EventOrder::detail);

    private EventOrder() {}

    private static int rank(Event event) {
        return switch (event) {
            case Event.AccountOpened opened -> 0;
            case Event.AttributeGiven attribute -> 1;
            case Event.LinkSeen link -> 2;
            case Event.PaymentMade payment -> 3;
            case Event.LabelGiven label -> 4;
        };
    }

    private static String detail(Event event) {
        return switch (event) {
            case Event.AccountOpened opened -> "";
            case Event.LinkSeen link -> link.entity().toString();
            case Event.PaymentMade payment -> payment.paymentId();
            case Event.AttributeGiven attribute -> attribute.name() + "\n" + attribute.value();
            case Event.LabelGiven label -> {
                String verdict = label.fraud() ? "fraud" : "legit";
                yield label.paymentId() == null ? verdict : verdict + "\n" + label.paymentId();
            }
        };
    }
}
