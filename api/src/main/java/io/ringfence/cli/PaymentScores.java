package io.ringfence.cli;

import io.ringfence.feature.DecisionPoint;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.EventOrder;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.loaders.Loaded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Scores payments of a file on what was known before each: history and file are merged by known time into a graph of
 * their own, and each payment is scored as it was decided on, before it and all that came later. So the labels of
 * history count only once they were known, however late that is. Nothing of the file goes anywhere else.
 */
final class PaymentScores {
    private static final int GRAIN = 64;

    private final TemporalGraph graph;

    private PaymentScores(TemporalGraph graph) {
        this.graph = graph;
    }

    /** What gives the risk of a decision; called by several threads. */
    @FunctionalInterface
    interface Scorer {
        double risk(GraphView view, DecisionPoint point);
    }

    /** A payment of the file and its risk. */
    record Scored(Event.PaymentMade payment, double risk) {}

    /** The payments of a file, in its order, each with its risk. */
    static List<Scored> of(TemporalGraph history, Loaded file, Scorer scorer, RunControl control) {
        return new PaymentScores(merged(history, file, control)).score(file, scorer, control);
    }

    /** History and a file, in the order in which they became known. Memory for both. */
    private static TemporalGraph merged(TemporalGraph history, Loaded file, RunControl control) {
        EntityTypes types = history.types();
        for (EntityType type : file.types().all()) {
            types = types.indexOf(type.name()) < 0 ? types.with(type) : types;
        }
        var merged = new TemporalGraph(types);
        List<Event> events = file.events();
        var next = new int[1];
        history.replay(event -> {
            while (next[0] < events.size() && EventOrder.BY_KNOWN_TIME.compare(events.get(next[0]), event) < 0) {
                merged.append(events.get(next[0]++));
            }
            merged.append(event);
        });
        control.check("putting the file in its place in history", next[0], events.size());
        while (next[0] < events.size()) {
            merged.append(events.get(next[0]++));
        }
        merged.compact(control);
        return merged;
    }

    private List<Scored> score(Loaded file, Scorer scorer, RunControl control) {
        var payments = new ArrayList<Event.PaymentMade>();
        for (Event event : file.events()) {
            if (event instanceof Event.PaymentMade payment) {
                payments.add(payment);
            }
        }
        payments.sort(Comparator.comparingLong(payment -> payment.source().row()));
        var risks = new double[payments.size()];
        GraphView end = graph.latest();
        control.forRanges("scoring", risks.length, GRAIN, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                int payment = end.payment(payments.get(i).paymentId());
                int sequence = graph.payments().sequence(payment);
                risks[i] = scorer.risk(graph.before(sequence), DecisionPoint.ofPayment(graph, payment));
            }
        });
        var scored = new ArrayList<Scored>(risks.length);
        for (int i = 0; i < risks.length; i++) {
            scored.add(new Scored(payments.get(i), risks[i]));
        }
        return scored;
    }
}
