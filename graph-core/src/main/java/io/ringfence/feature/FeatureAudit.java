package io.ringfence.feature;

import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Checks on a real history that features are what they claim to be: that nothing known later changes them, that a
 * decision taken live gets the same numbers, bit for bit, as the row that trains a model, and that those which claim to
 * know no label do not. A check never repairs: it says which feature leaks, how often, and where.
 */
public final class FeatureAudit {
    private static final int PROGRESS_STEP = 1024;
    private static final int MOST_DIFFERENCES = 100;
    private static final String NEIGHBOURHOOD = "neighbourhood";

    private final TemporalGraph graph;
    private final FeatureCatalogue catalogue;
    private final FeatureFunction features;
    private final AuditParameters parameters;
    private final List<Event> events = new ArrayList<>();

    /** An audit of the features of a graph's own catalogue. */
    public FeatureAudit(TemporalGraph graph, AuditParameters parameters) {
        this(graph, FeatureCatalogue.of(graph), parameters);
    }

    private FeatureAudit(TemporalGraph graph, FeatureCatalogue catalogue, AuditParameters parameters) {
        this(graph, catalogue, new FeatureExtractor(catalogue)::extract, parameters);
    }

    /**
     * An audit of any features.
     *
     * @param catalogue what the values mean, by position
     */
    public FeatureAudit(
            TemporalGraph graph, FeatureCatalogue catalogue, FeatureFunction features, AuditParameters parameters) {
        this.graph = graph;
        this.catalogue = catalogue;
        this.features = features;
        this.parameters = parameters;
        graph.replay(events::add);
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
     * @param leaks       in how many of them each feature differed, by name; those that never did are absent
     * @param differences the first 100 differences
     */
    public record Report(int checked, Map<String, Integer> leaks, List<Difference> differences) {
        public Report {
            leaks = Collections.unmodifiableMap(new TreeMap<>(leaks));
            differences = List.copyOf(differences);
        }

        /** Whether nothing differed. */
        public boolean passed() {
            return leaks.isEmpty();
        }
    }

    /**
     * Checks that a decision taken live, with only what was appended by then, gets the features of its training row. Takes
     * one replay of the history.
     */
    public static Report parity(TemporalGraph graph, AuditParameters parameters, RunControl control) {
        return new FeatureAudit(graph, parameters).parity(control);
    }

    /**
     * Checks that the future does not reach back: everything after a moment is altered (amounts, parties, times, labels)
     * and then shuffled, and no feature up to that moment may change. Takes two replays for each cut.
     */
    public static Report timeTravel(TemporalGraph graph, AuditParameters parameters, RunControl control) {
        return new FeatureAudit(graph, parameters).timeTravel(control);
    }

    /** {@link #parity(TemporalGraph, AuditParameters, RunControl)} of the features of this audit. */
    public Report parity(RunControl control) {
        var comparison = new Comparison();
        beside("parity", event -> event, comparison, control);
        return comparison.report();
    }

    /**
     * Checks that features which claim to know no label are the same in a history whose labels all say the opposite. Takes
     * one replay; leaves out those that may know labels, which {@link #timeTravel} looks after.
     */
    public Report labels(RunControl control) {
        var comparison = new Comparison();
        comparison.labelAwareLeftOut = true;
        beside("labels", FeatureAudit::contradicted, comparison, control);
        return comparison.report();
    }

    /** {@link #timeTravel(TemporalGraph, AuditParameters, RunControl)} of the features of this audit. */
    public Report timeTravel(RunControl control) {
        var comparison = new Comparison();
        for (int cut = 1; cut <= parameters.cuts(); cut++) {
            int at = (int) ((long) cut * events.size() / (parameters.cuts() + 1));
            List<Event> future = events.subList(at, events.size());
            var alteration = new AlteredFuture(parameters.seed() + at);
            control.check("time travel", 2L * cut - 2, 2L * parameters.cuts());
            TemporalGraph altered = past(at);
            alteration.follow(future, altered);
            beforeCut(at, altered, comparison);
            control.check("time travel", 2L * cut - 1, 2L * parameters.cuts());
            TemporalGraph shuffled = past(at);
            alteration.shuffle(future).forEach(shuffled::append);
            beforeCut(at, shuffled, comparison);
        }
        return comparison.report();
    }

    private static Event contradicted(Event event) {
        return event instanceof Event.LabelGiven label
                ? new Event.LabelGiven(
                        label.accountId(),
                        label.paymentId(),
                        !label.fraud(),
                        label.reason(),
                        label.at(),
                        label.knownAt(),
                        label.source())
                : event;
    }

    private TemporalGraph past(int cut) {
        var past = new TemporalGraph(graph.types());
        events.subList(0, cut).forEach(past::append);
        return past;
    }

    /** Replays the history event by event, as it is told, and compares each decision before its event. */
    private void beside(String step, UnaryOperator<Event> told, Comparison comparison, RunControl control) {
        var live = new TemporalGraph(graph.types());
        var records = new RecordedDecisions(graph);
        int every = Math.max(1, events.size() / parameters.decisions());
        for (int sequence = 0; sequence < events.size(); sequence++) {
            Event event = events.get(sequence);
            DecisionPoint point = records.decision(sequence, event);
            if (point != null && sequence % every == 0) {
                GraphView now = live.latest();
                comparison.compare(
                        sequence, graph.before(sequence), point, now, RecordedDecisions.asCalled(now, event));
            }
            live.append(told.apply(event));
            if (sequence % PROGRESS_STEP == 0) {
                control.check(step, sequence, events.size());
            }
        }
    }

    private void beforeCut(int cut, TemporalGraph altered, Comparison comparison) {
        var records = new RecordedDecisions(graph);
        int every = Math.max(1, cut / Math.max(1, parameters.decisions() / parameters.cuts()));
        for (int sequence = 0; sequence < cut; sequence++) {
            DecisionPoint point = records.decision(sequence, events.get(sequence));
            if (point != null && sequence % every == 0) {
                comparison.compare(sequence, graph.before(sequence), point, altered.before(sequence), point);
                asOf(sequence, cut, altered, comparison);
            }
        }
    }

    /** The same by the clock: as of a moment that no event after the cut shares, an account has the same features. */
    private void asOf(int sequence, int cut, TemporalGraph altered, Comparison comparison) {
        Instant at = events.get(sequence).knownAt();
        if (cut < events.size() && at.isBefore(events.get(cut).knownAt())) {
            String account = events.get(sequence).accountId();
            GraphView expected = graph.asOf(at);
            GraphView actual = altered.asOf(at);
            comparison.compare(
                    sequence,
                    expected,
                    RecordedDecisions.still(expected, account, at),
                    actual,
                    RecordedDecisions.still(actual, account, at));
        }
    }

    /** Differences as they come up. */
    private final class Comparison {
        private final NeighbourhoodSampler sampler = new NeighbourhoodSampler(graph.types());
        private final Map<String, Integer> leaks = new TreeMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private boolean labelAwareLeftOut;
        private int checked;

        Report report() {
            return new Report(checked, leaks, differences);
        }

        void compare(
                int sequence,
                GraphView expectedView,
                DecisionPoint expected,
                GraphView actualView,
                DecisionPoint actual) {
            checked++;
            float[] wanted = features.extract(expectedView, expected);
            float[] got = features.extract(actualView, actual);
            String account = graph.entity(expected.account() < 0 ? 0 : expected.account())
                    .id();
            for (int i = 0; i < wanted.length; i++) {
                Feature feature = catalogue.features().get(i);
                boolean looked = !labelAwareLeftOut || feature.knows() != Feature.Knowledge.LABELS;
                if (looked && Float.floatToRawIntBits(wanted[i]) != Float.floatToRawIntBits(got[i])) {
                    add(new Difference(feature.name(), account, sequence, wanted[i], got[i]));
                }
            }
            Sample wantedSample = sampler.sample(expectedView, expected, parameters.seed());
            Sample gotSample = sampler.sample(actualView, actual, parameters.seed());
            if (!wantedSample.equals(gotSample)) {
                add(new Difference(NEIGHBOURHOOD, account, sequence, Float.NaN, Float.NaN));
            }
        }

        private void add(Difference difference) {
            leaks.merge(difference.feature(), 1, Integer::sum);
            if (differences.size() < MOST_DIFFERENCES) {
                differences.add(difference);
            }
        }
    }
}
