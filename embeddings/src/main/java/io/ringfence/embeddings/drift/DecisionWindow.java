package io.ringfence.embeddings.drift;

import io.ringfence.feature.DecisionPoint;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.PaymentTable;
import io.ringfence.graph.TemporalGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decisions that became known between two moments: payments, or links where there were no payments; evenly spaced ones
 * where there are many. Deterministic.
 *
 * @param from      the first moment, not included
 * @param to        the last moment
 * @param total     decisions that there were
 * @param decisions those that are looked at, oldest first
 */
record DecisionWindow(Instant from, Instant to, int total, List<Decision> decisions) {
    /**
     * One of them.
     *
     * @param point    the decision
     * @param sequence what was known is {@code graph.before(sequence)}
     * @param payment  the payment, or −1
     */
    record Decision(DecisionPoint point, int sequence, int payment) {}

    DecisionWindow {
        decisions = List.copyOf(decisions);
    }

    static DecisionWindow of(TemporalGraph graph, Instant from, Instant to, int most) {
        GraphView start = graph.asOf(from);
        GraphView end = graph.asOf(to);
        int payments = end.paymentCount() - start.paymentCount();
        var decisions = new ArrayList<Decision>();
        if (payments > 0) {
            PaymentTable table = graph.payments();
            for (int payment : spaced(start.paymentCount(), payments, most)) {
                if (table.account(payment) >= 0) {
                    decisions.add(
                            new Decision(DecisionPoint.ofPayment(graph, payment), table.sequence(payment), payment));
                }
            }
            return new DecisionWindow(from, to, payments, decisions);
        }
        int links = end.linkCount() - start.linkCount();
        LinkTable table = graph.links();
        for (int link : spaced(start.linkCount(), links, most)) {
            if (table.from(link) >= 0 && table.to(link) >= 0) {
                decisions.add(new Decision(DecisionPoint.ofLink(graph, link), table.sequence(link), -1));
            }
        }
        return new DecisionWindow(from, to, links, decisions);
    }

    private static int[] spaced(int first, int count, int most) {
        int[] places = new int[Math.min(count, most)];
        for (int i = 0; i < places.length; i++) {
            places[i] = first + (int) ((long) i * count / places.length);
        }
        return places;
    }
}
