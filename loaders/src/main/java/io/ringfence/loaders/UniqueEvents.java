package io.ringfence.loaders;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.EventOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events in {@link EventOrder#BY_KNOWN_TIME}, each once. Of two with one identity the first known stays: the other repeats
 * it, or conflicts with it where it says otherwise.
 */
final class UniqueEvents {
    /** The order of events, and of those that it holds equal, by the rest of their content and then their source. */
    private static final Comparator<Event> ORDER = EventOrder.BY_KNOWN_TIME
            .thenComparing(UniqueEvents::content)
            .thenComparing(event -> event.source().file())
            .thenComparingLong(event -> event.source().row());

    private final List<Event> events = new ArrayList<>();
    private long repeated;
    private long conflicting;
    private String exampleOfConflict = "";

    private record LinkIdentity(String account, EntityId entity, Instant at) {}

    private record LabelIdentity(String account, @Nullable String payment, boolean fraud, Instant at) {
        static LabelIdentity of(Event.LabelGiven label) {
            String payment = label.paymentId();
            return new LabelIdentity(payment == null ? label.accountId() : "", payment, label.fraud(), label.at());
        }
    }

    private record AttributeIdentity(String account, String name, String value, Instant at) {}

    UniqueEvents(List<Event> all) {
        var sorted = new ArrayList<>(all);
        sorted.sort(ORDER);
        Set<Object> simple = new HashSet<>();
        Map<String, Event.AccountOpened> openings = new HashMap<>();
        Map<String, Event.PaymentMade> payments = new HashMap<>();
        for (Event event : sorted) {
            switch (event) {
                case Event.AccountOpened opened -> {
                    Event.AccountOpened before = openings.putIfAbsent(opened.accountId(), opened);
                    keep(opened, before == null, before == null || before.at().equals(opened.at()));
                }
                case Event.LinkSeen link ->
                    keep(link, simple.add(new LinkIdentity(link.accountId(), link.entity(), link.at())), true);
                case Event.PaymentMade payment -> {
                    Event.PaymentMade before = payments.putIfAbsent(payment.paymentId(), payment);
                    keep(payment, before == null, before == null || agree(before, payment));
                }
                case Event.LabelGiven label -> keep(label, simple.add(LabelIdentity.of(label)), true);
                case Event.AttributeGiven given ->
                    keep(
                            given,
                            simple.add(
                                    new AttributeIdentity(given.accountId(), given.name(), given.value(), given.at())),
                            true);
            }
        }
    }

    List<Event> events() {
        return events;
    }

    long repeated() {
        return repeated;
    }

    long conflicting() {
        return conflicting;
    }

    /** A conflict, for a message. */
    String exampleOfConflict() {
        return exampleOfConflict;
    }

    /** The opening of each account that is known first. */
    static Map<String, Event.AccountOpened> firstOpenings(List<Event> events) {
        var openings = new HashMap<String, Event.AccountOpened>();
        for (Event event : events) {
            if (event instanceof Event.AccountOpened opened) {
                openings.merge(opened.accountId(), opened, (a, b) -> ORDER.compare(a, b) <= 0 ? a : b);
            }
        }
        return openings;
    }

    private void keep(Event event, boolean isNew, boolean agrees) {
        if (isNew) {
            events.add(event);
        } else if (agrees) {
            repeated++;
        } else {
            conflicting++;
            if (exampleOfConflict.isEmpty()) {
                String what = event instanceof Event.PaymentMade payment
                        ? "payment '" + payment.paymentId() + "'"
                        : "account '" + event.accountId() + "'";
                exampleOfConflict = what + " (" + event.source().file() + ", line "
                        + event.source().row() + ")";
            }
        }
    }

    private static boolean agree(Event.PaymentMade one, Event.PaymentMade other) {
        return one.accountId().equals(other.accountId())
                && one.amountCents() == other.amountCents()
                && one.currency().equals(other.currency())
                && one.parties().equals(other.parties())
                && one.at().equals(other.at());
    }

    private static String content(Event event) {
        return switch (event) {
            case Event.PaymentMade payment -> payment.amountCents() + payment.currency() + payment.parties();
            case Event.LabelGiven label -> label.reason();
            default -> "";
        };
    }
}
