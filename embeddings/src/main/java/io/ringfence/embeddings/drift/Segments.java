package io.ringfence.embeddings.drift;

import io.ringfence.feature.DecisionPoint;
import io.ringfence.feature.PendingLink;
import io.ringfence.graph.GraphView;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** The parts of a population that are looked at by themselves: what a decision names, the account's age, the amount. */
public final class Segments {
    private static final long[] DAYS = {1, 7, 30, 180};
    private static final long[] AMOUNTS = {10, 50, 200, 1000};

    private Segments() {}

    /** The segments that a decision is in, one or none of each sort but of the entity types, of which there are many. */
    public static List<String> of(GraphView view, DecisionPoint point) {
        Set<String> segments = new LinkedHashSet<>();
        for (PendingLink link : point.links()) {
            segments.add("with " + link.type().replace('_', ' '));
        }
        segments.add(age(view, point.account(), point.at()));
        segments.add(amount(point.amountCents()));
        return List.copyOf(segments);
    }

    private static String age(GraphView view, int account, Instant at) {
        OptionalLong opened = account < 0 ? OptionalLong.empty() : view.openedAt(account);
        if (opened.isEmpty()) {
            return "account age unknown";
        }
        long millis = at.toEpochMilli() - opened.getAsLong();
        for (int i = 0; i < DAYS.length; i++) {
            if (millis < Duration.ofDays(DAYS[i]).toMillis()) {
                return i == 0 ? "account age < 1 d" : "account age " + DAYS[i - 1] + " to " + DAYS[i] + " d";
            }
        }
        return "account age > " + DAYS[DAYS.length - 1] + " d";
    }

    private static String amount(long cents) {
        if (cents < 0) {
            return "no amount";
        }
        for (int i = 0; i < AMOUNTS.length; i++) {
            if (cents < 100 * AMOUNTS[i]) {
                return i == 0 ? "amount < 10" : "amount " + AMOUNTS[i - 1] + " to " + AMOUNTS[i];
            }
        }
        return "amount > " + AMOUNTS[AMOUNTS.length - 1];
    }
}
