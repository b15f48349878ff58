package io.ringfence.feature;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks on a real history that features are what they claim to be: that nothing known later changes them, and that a
 * decision taken live gets the same numbers, bit for bit, as the row that trains a model.
 */
public final class FeatureAudit {
    private static final int PROGRESS_STEP = 1024;
    private static final int MOST_DIFFERENCES = 100;

    private final TemporalGraph graph;
    private final FeatureExtractor extractor;
    private final NeighbourhoodSampler sampler;
    private final AuditParameters parameters;
    private final List<Difference> differences = new ArrayList<>();
    private int checked;

    private FeatureAudit(TemporalGraph graph, AuditParameters parameters) {
        this.graph = graph;
        this.parameters = parameters;
        extractor = new FeatureExtractor(FeatureCatalogue.of(graph));
        sampler = new NeighbourhoodSampler(graph.types());
    }

    /**
     * A number that should have been another.
     *
     * @param feature   its name, or {@code neighbourhood} for the input of the graph network
     * @param accountId the account decided on
     * @param sequence  place of the decision in the sequence of events
     */
    public record Difference(String feature, String accountId, int sequence, float expected, float actual) {}

    /**
     * What an audit found.
     *
     * @param checked     decisions checked
     * @param differences the first 100 differences
     */
    public record Report(int checked, List<Difference> differences) {
        public Report {
            differences = List.copyOf(differences);
        }

        /** Whether nothing differed. */
        public boolean passed() {
            return differences.isEmpty();
        }
    }

    /**
     * Checks that training and serving agree: the history is replayed event by event into a new graph, and before each
     * event the decision is made as a live caller would make it, by names. Takes a replay and two extractions a decision.
     */
    public static Report parity(TemporalGraph graph, AuditParameters parameters, RunControl control) {
        var audit = new FeatureAudit(graph, parameters);
        audit.replayLive(control);
        return audit.report();
    }

    /**
     * Checks that the future does not reach back: everything after a moment is altered (amounts, parties, times, labels)
     * and no feature up to that moment may change. Takes a replay for each cut.
     */
    public static Report timeTravel(TemporalGraph graph, AuditParameters parameters, RunControl control) {
        var audit = new FeatureAudit(graph, parameters);
        List<Event> events = new ArrayList<>();
        graph.replay(events::add);
        for (int cut = 1; cut <= parameters.cuts(); cut++) {
            control.check("time travel", cut - 1L, parameters.cuts());
            audit.alterAfter(events, (int) ((long) cut * events.size() / (parameters.cuts() + 1)));
        }
        return audit.report();
    }

    private Report report() {
        return new Report(checked, differences);
    }

    private void replayLive(RunControl control) {
        List<Event> events = new ArrayList<>();
        graph.replay(events::add);
        var live = new TemporalGraph(graph.types());
        var records = new RecordCursor(graph);
        int step = Math.max(1, events.size() / parameters.decisions());
        for (int sequence = 0; sequence < events.size(); sequence++) {
            Event event = events.get(sequence);
            DecisionPoint point = records.decision(sequence, event);
            if (point != null && sequence % step == 0) {
                GraphView now = live.latest();
                compare(sequence, graph.before(sequence), point, now, asCalled(now, event));
            }
            live.append(event);
            if (sequence % PROGRESS_STEP == 0) {
                control.check("parity", sequence, events.size());
            }
        }
    }

    private void alterAfter(List<Event> events, int cut) {
        var altered = new TemporalGraph(graph.types());
        events.subList(0, cut).forEach(altered::append);
        new AlteredFuture(parameters.seed() + cut).follow(events.subList(cut, events.size()), altered);
        var records = new RecordCursor(graph);
        int step = Math.max(1, cut / Math.max(1, parameters.decisions() / parameters.cuts()));
        for (int sequence = 0; sequence < cut; sequence++) {
            DecisionPoint point = records.decision(sequence, events.get(sequence));
            if (point != null && sequence % step == 0) {
                compare(sequence, graph.before(sequence), point, altered.before(sequence), point);
                asOf(sequence, events, cut, altered);
            }
        }
    }

    /** The same by the clock: as of a moment that no event after the cut shares, an account has the same features. */
    private void asOf(int sequence, List<Event> events, int cut, TemporalGraph altered) {
        Instant at = events.get(sequence).knownAt();
        if (cut < events.size() && at.isBefore(events.get(cut).knownAt())) {
            String account = events.get(sequence).accountId();
            GraphView expected = graph.asOf(at);
            GraphView actual = altered.asOf(at);
            compare(sequence, expected, still(expected, account, at), actual, still(actual, account, at));
        }
    }

    private static DecisionPoint still(GraphView view, String account, Instant at) {
        return DecisionPoint.of(view, account, List.of(), DecisionPoint.NO_AMOUNT, at);
    }

    private void compare(
            int sequence, GraphView expectedView, DecisionPoint expected, GraphView actualView, DecisionPoint actual) {
        checked++;
        float[] wanted = extractor.extract(expectedView, expected);
        float[] got = extractor.extract(actualView, actual);
        String account =
                graph.entity(expected.account() < 0 ? 0 : expected.account()).id();
        for (int i = 0; i < wanted.length && differences.size() < MOST_DIFFERENCES; i++) {
            if (Float.floatToRawIntBits(wanted[i]) != Float.floatToRawIntBits(got[i])) {
                String name = extractor.catalogue().features().get(i).name();
                differences.add(new Difference(name, account, sequence, wanted[i], got[i]));
            }
        }
        Sample wantedSample = sampler.sample(expectedView, expected, parameters.seed());
        Sample gotSample = sampler.sample(actualView, actual, parameters.seed());
        if (!wantedSample.equals(gotSample) && differences.size() < MOST_DIFFERENCES) {
            differences.add(new Difference("neighbourhood", account, sequence, Float.NaN, Float.NaN));
        }
    }

    /** The decision on an event in the words of a live caller, who has only names. */
    private static DecisionPoint asCalled(GraphView view, Event event) {
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

    /** Finds the record of each event of a replay, in step with it. */
    private static final class RecordCursor {
        private final TemporalGraph graph;
        private final GraphView end;
        private int link;
        private int payment;

        RecordCursor(TemporalGraph graph) {
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
    }
}
