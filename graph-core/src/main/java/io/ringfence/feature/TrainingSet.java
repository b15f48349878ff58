package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Decisions of the past as rows to learn from, each with the features that were known before it and the label that was
 * known at the end of its split. Later knowledge enters nowhere: not through links, not through labels, not through the
 * label of a training row that came after the training cut. Rows are ordered by their place in the sequence of events.
 * Nothing is resampled.
 *
 * <p>A row that cannot be labelled honestly is left out and counted in {@link #leftOut()}. Memory: 4 bytes for each
 * feature of each row. Deterministic for a graph and parameters, whatever the threads.
 */
public final class TrainingSet {
    /**
     * What was left out and why.
     *
     * @param immature       decisions too young at the end of their split: in validation and test all of them, since
     *                       fraud is labelled sooner than not, in training those without a label
     * @param labelledBefore decisions after the training cut of accounts whose label training had seen
     * @param withoutEvent   accounts that only other accounts named
     * @param unlabelled     decisions without a label where legitimate ones are labelled too, so that its absence says
     *                       nothing
     * @param capped         decisions beyond the most rows of a set
     */
    public record LeftOut(int immature, int labelledBefore, int withoutEvent, int unlabelled, int capped) {}

    private final TemporalGraph graph;
    private final FeatureCatalogue catalogue;
    private final Splitting splitting;
    private final List<Splitting.Labelled> rows;
    private final int[] groups;
    private final float[][] features;
    private final LeftOut leftOut;

    private TrainingSet(
            FeatureCatalogue catalogue,
            Splitting splitting,
            List<Splitting.Labelled> rows,
            float[][] features,
            LeftOut leftOut,
            int[] groups) {
        this.graph = splitting.end().graph();
        this.catalogue = catalogue;
        this.splitting = splitting;
        this.rows = rows;
        this.groups = groups;
        this.features = features;
        this.leftOut = leftOut;
    }

    /**
     * Draws, splits, labels and computes.
     *
     * @throws IllegalArgumentException if there is no decision, or the history is too short to be split by time
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static TrainingSet build(TemporalGraph graph, TrainingSetParameters parameters, RunControl control) {
        GraphView end = end(graph, parameters);
        Decisions decisions = Decisions.draw(end, parameters, control);
        return of(Splitting.split(end, decisions, parameters), decisions, parameters, control);
    }

    /**
     * The same with splits as an assignment says, for protocols that do not split by time. Rows are the labelled payments
     * as they came or, where accounts are labelled, the labelled accounts as they stand at the end.
     */
    public static TrainingSet build(
            TemporalGraph graph, TrainingSetParameters parameters, Assignment assignment, RunControl control) {
        GraphView end = end(graph, parameters);
        Decisions decisions = Decisions.draw(end, parameters, control);
        return of(Splitting.assigned(end, decisions, assignment), decisions, parameters, control);
    }

    /**
     * This set with some of its training rows held out from the rest as an assignment says, and no row else moved: what
     * {@link #build} gives for that assignment, but that only features of labels are computed anew, and those of training
     * rows and rows held out alone, since test rows see what they saw.
     *
     * @param inner    says {@link Split#TRAIN} or {@link Split#VALIDATION} of each training row; asked of no other
     * @param threads how many threads compute features; changes nothing but the time taken
     * @throws IllegalStateException if rows were capped, since those held out would not be a plain sample
     */
    public TrainingSet holdingOut(Assignment inner, int threads, RunControl control) {
        if (leftOut.capped() > 0) {
            throw new IllegalStateException("rows of a capped set cannot be held out");
        }
        Splitting moved = splitting.holdingOut(inner);
        List<Splitting.Labelled> kept = moved.kept();
        FeatureCatalogue labels = catalogue.onlyLabels();
        KnownLabels known = HeldOut.from(Split.TRAIN, kept);
        var extractor = new FeatureExtractor(labels, known);
        float[][] computed = new float[kept.size()][];
        FeatureRows.inBlocks(kept.size(), threads, control, row -> {
            Splitting.Labelled one = kept.get(row);
            if (one.split() == Split.TEST) {
                computed[row] = features[row];
                return;
            }
            Decisions.Decision decision = one.decision();
            float[] anew = extractor.extract(view(moved.end(), decision), decision.point(graph));
            float[] all = features[row].clone();
            for (int i = 0; i < anew.length; i++) {
                all[catalogue.require(labels.features().get(i).name())] = anew[i];
            }
            computed[row] = all;
        });
        return new TrainingSet(catalogue, moved, kept, computed, leftOut, groups);
    }

    private static GraphView end(TemporalGraph graph, TrainingSetParameters parameters) {
        Instant asOf = parameters.period().asOf();
        return asOf == null ? graph.latest() : graph.asOf(asOf);
    }

    private static TrainingSet of(
            Splitting splitting, Decisions decisions, TrainingSetParameters parameters, RunControl control) {
        GraphView end = splitting.end();
        TemporalGraph graph = end.graph();
        List<Splitting.Labelled> kept = RowCap.apply(splitting.kept(), parameters);
        int[] groups = AccountGroups.find(end, parameters.groupCap());
        FeatureCatalogue catalogue = FeatureCatalogue.of(graph);
        var extractors = new EnumMap<Split, FeatureExtractor>(Split.class);
        for (Split split : Split.values()) {
            KnownLabels known = splitting.byTime() ? KnownLabels.ALL : HeldOut.from(split, splitting.kept());
            extractors.put(split, new FeatureExtractor(catalogue, known));
        }
        float[][] features = new float[kept.size()][];
        FeatureRows.inBlocks(kept.size(), parameters.threads(), control, row -> {
            Splitting.Labelled one = kept.get(row);
            FeatureExtractor extractor = Objects.requireNonNull(extractors.get(one.split()));
            features[row] =
                    extractor.extract(view(end, one.decision()), one.decision().point(graph));
        });
        var leftOut = new LeftOut(
                splitting.immature(),
                splitting.labelledBefore(),
                decisions.withoutEvent(),
                splitting.unlabelled(),
                splitting.kept().size() - kept.size());
        return new TrainingSet(catalogue, splitting, kept, features, leftOut, groups);
    }

    private static GraphView view(GraphView end, Decisions.Decision decision) {
        return decision.sequence() == Integer.MAX_VALUE ? end : end.graph().before(decision.sequence());
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /** What the features mean, by position. */
    public FeatureCatalogue catalogue() {
        return catalogue;
    }

    /** The node of a row's account. */
    public int account(int row) {
        return rows.get(row).decision().account();
    }

    /** The id of a row's account. */
    public String accountId(int row) {
        return graph.entity(account(row)).id();
    }

    /** The decision of a row. */
    public DecisionPoint point(int row) {
        return rows.get(row).decision().point(graph);
    }

    /** What was known before the decision of a row. */
    public GraphView view(int row) {
        return view(splitting.end(), rows.get(row).decision());
    }

    /**
     * The place of a row's decision in the sequence of events: what was known is {@code graph.before} of it. The greatest
     * value for an account as it stands at the end.
     */
    public int sequence(int row) {
        return rows.get(row).decision().sequence();
    }

    /** When we knew of a row's decision; this is what the splits go by. */
    public Instant decidedAt(int row) {
        return Instant.ofEpochMilli(rows.get(row).decision().knownAt());
    }

    /** The part of history that a row falls in. */
    public Split split(int row) {
        return rows.get(row).split();
    }

    /** Whether a row's payment or account was known to be fraud at the end of the row's split. */
    public boolean fraud(int row) {
        return rows.get(row).fraud();
    }

    /** The group of a row's account: accounts of two groups share nothing rare. Named by a node. */
    public int group(int row) {
        return groups[account(row)];
    }

    /** The features of a row, by position in the catalogue. */
    public float[] features(int row) {
        return features[row].clone();
    }

    /** The rows of a split, in order. */
    public int[] rows(Split split) {
        return IntStream.range(0, size()).filter(row -> split(row) == split).toArray();
    }

    /** The features of some rows, row by row: shape [rows · features]. */
    public float[] matrix(int[] wanted) {
        float[] matrix = new float[Math.multiplyExact(wanted.length, catalogue.size())];
        for (int i = 0; i < wanted.length; i++) {
            System.arraycopy(features[wanted[i]], 0, matrix, i * catalogue.size(), catalogue.size());
        }
        return matrix;
    }

    /** The labels of some rows, true for fraud. */
    public boolean[] labels(int[] wanted) {
        boolean[] labels = new boolean[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            labels[i] = fraud(wanted[i]);
        }
        return labels;
    }

    /** How many decisions a row stands for: 1, and more for legitimate training rows of a set that was capped. */
    public float weight(int row) {
        return rows.get(row).weight();
    }

    /** The payment that a row decides on, by its record, or −1. */
    public int payment(int row) {
        return rows.get(row).decision().payment();
    }

    /** Whether payments are decided on by their own labels, rather than accounts by theirs. */
    public boolean aboutPayments() {
        return splitting.target().payments();
    }

    /**
     * Whether the splits follow one another in time. Where labels carry no time they cannot; rows are then split by group
     * or account, and labels of validation and test rows are hidden from features.
     */
    public boolean byTime() {
        return splitting.byTime();
    }

    /** The last instant of training; training knows no label that came later. */
    public Instant trainCut() {
        return Instant.ofEpochMilli(splitting.cuts().train());
    }

    /** The last instant of validation. */
    public Instant validationCut() {
        return Instant.ofEpochMilli(splitting.cuts().validation());
    }

    /** The last instant of all. */
    public Instant asOf() {
        return splitting.end().asOf();
    }

    /** The maturity that was applied, which a short history makes shorter than what was asked for. */
    public Duration maturity() {
        return Duration.ofMillis(splitting.cuts().maturity());
    }

    /** What was left out and why. */
    public LeftOut leftOut() {
        return leftOut;
    }
}
