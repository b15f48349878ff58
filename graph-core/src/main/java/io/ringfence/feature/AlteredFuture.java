package io.ringfence.feature;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import io.ringfence.graph.TemporalGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Another future for a history: amounts, parties and labels differ, some events are missing, and many claim to have
 * happened long before we knew of them. Only the times at which things become known stay.
 */
final class AlteredFuture {
    private final SplittableRandom random;

    AlteredFuture(long seed) {
        random = new SplittableRandom(seed);
    }

    void follow(List<Event> events, TemporalGraph graph) {
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            String other = events.get(random.nextInt(events.size())).accountId();
            if (random.nextInt(4) > 0) {
                graph.append(altered(event, other));
            }
            if (random.nextInt(4) == 0) {
                graph.append(new Event.LabelGiven(
                        event.accountId(), random.nextBoolean(), "altered", event.knownAt(), event.source()));
            }
        }
    }

    /** The same events in another order, each known when the one that it takes the place of was. */
    List<Event> shuffle(List<Event> events) {
        var shuffled = new ArrayList<>(events);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        for (int i = 0; i < shuffled.size(); i++) {
            shuffled.set(i, shuffled.get(i).withKnownAt(events.get(i).knownAt()));
        }
        return shuffled;
    }

    private Event altered(Event event, String other) {
        Instant at = event.at().minus(Duration.ofHours(random.nextInt(24 * 60)));
        return switch (event) {
            case Event.AccountOpened opened -> new Event.AccountOpened(other, at, opened.knownAt(), opened.source());
            case Event.LinkSeen link -> {
                EntityId entity = random.nextBoolean() || link.entity().isAccount()
                        ? link.entity()
                        : new EntityId(link.entity().type(), "altered-" + random.nextInt(8));
                yield new Event.LinkSeen(other, entity, at, link.knownAt(), link.source());
            }
            case Event.PaymentMade payment ->
                new Event.PaymentMade(
                        payment.paymentId(),
                        other,
                        payment.amountCents() * 7 + 1,
                        payment.currency(),
                        new Event.Parties(
                                payment.parties().cardId(),
                                EntityType.DEVICE + random.nextInt(8),
                                payment.parties().ip(),
                                payment.accountId(),
                                null),
                        at,
                        payment.knownAt(),
                        payment.source());
            case Event.LabelGiven label ->
                new Event.LabelGiven(
                        other, label.paymentId(), !label.fraud(), "altered", at, label.knownAt(), label.source());
            case Event.AttributeGiven attribute ->
                new Event.AttributeGiven(
                        other, attribute.name(), "altered", at, attribute.knownAt(), attribute.source());
        };
    }
}
