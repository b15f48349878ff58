package io.ringfence.embeddings.linkprediction;

import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import io.ringfence.embeddings.learning.Batch;
import io.ringfence.embeddings.learning.BatchSource;
import io.ringfence.embeddings.learning.Learner;
import io.ringfence.embeddings.learning.Safetensors;
import io.ringfence.embeddings.learning.Tensor;
import io.ringfence.evaluation.BinaryMetrics;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Trains the decoder of links with DJL: to predict, from the graph before a moment, the links after it. The test is a later
 * moment still. Loads a native library: for the training process only. The same graph and seed give the same bits.
 */
public final class LinkTrainer {
    private static final int WIDTH = 16;
    private static final int EPOCHS = 40;
    private static final int PATIENCE = 8;
    private static final int LEAST = 50;
    private static final int MOST = 8000;
    private static final int JUDGED_OF = 5;

    private LinkTrainer() {}

    /**
     * The moments of a training.
     *
     * @param before  what training predicts from
     * @param between what training predicts, and the test predicts from
     * @param after   what the test predicts
     */
    public record Moments(GraphView before, GraphView between, GraphView after) {}

    /** A trained decoder, how good it is, and the largest difference of DJL's numbers and ours. */
    public record Trained(LinkDecoder decoder, LinkReport report, double parity) {}

    /** Trains; empty where too few links came later to learn from or to judge by. */
    public static Optional<Trained> train(Moments moments, long seed, RunControl control) {
        control.check("drawing links to predict", 0, 1);
        LinkPairs train = LinkPairs.draw(moments.before(), moments.between(), MOST, seed);
        LinkPairs test = LinkPairs.draw(moments.between(), moments.after(), MOST / 2, seed + 1);
        if (train.linked().size() < LEAST || test.linked().size() < LEAST) {
            return Optional.empty();
        }
        Pairs learned = Pairs.of(moments.before(), train, i -> i % JUDGED_OF != 0);
        Pairs judged = Pairs.of(moments.before(), train, i -> i % JUDGED_OF == 0);
        var settings = new Learner.Settings(128, 0.005, 1e-3, seed);
        try (var learner =
                new Learner(new LinkDecoderBlock(WIDTH), new SigmoidBinaryCrossEntropyLoss(), settings, learned)) {
            SortedMap<String, Tensor> best = new TreeMap<>();
            float[] bestOutputs = new float[0];
            double bestScore = -1;
            int bestEpoch = 0;
            for (int epoch = 1; epoch <= EPOCHS && epoch - bestEpoch <= PATIENCE; epoch++) {
                control.check("training the decoder of links", epoch - 1, EPOCHS);
                learner.epoch(learned, epoch, RunControl.NONE);
                float[] outputs = learner.outputs(judged);
                double score = BinaryMetrics.auroc(doubles(outputs), judged.labels());
                if (score > bestScore) {
                    bestScore = score;
                    bestEpoch = epoch;
                    best = learner.weights();
                    bestOutputs = outputs;
                }
            }
            LinkDecoder decoder = decoder(best);
            return Optional.of(new Trained(
                    decoder, report(decoder, moments.between(), test), parity(decoder, judged, bestOutputs)));
        }
    }

    private static LinkDecoder decoder(SortedMap<String, Tensor> weights) {
        try {
            return LinkDecoder.read(new Safetensors(weights, new TreeMap<>()).write());
        } catch (IOException e) {
            throw new UncheckedIOException("a decoder just trained cannot be read", e);
        }
    }

    private static double parity(LinkDecoder decoder, Pairs pairs, float[] outputs) {
        double largest = 0;
        for (int i = 0; i < outputs.length; i++) {
            double ours = decoder.margin(pairs.inputs.get(i));
            largest = Math.max(largest, Math.abs(ours - outputs[i]) / Math.max(1, Math.abs(ours)));
        }
        return largest;
    }

    private static LinkReport report(LinkDecoder decoder, GraphView view, LinkPairs test) {
        return new LinkReport(
                test.linked().size(),
                scores(decoder, view, test.linked(), test.matched()),
                test.near().size(),
                scores(decoder, view, test.candidates(), test.near()));
    }

    private static LinkReport.Scores scores(
            LinkDecoder decoder, GraphView view, List<LinkPairs.Pair> linked, List<LinkPairs.Pair> others) {
        var ties = new Ties(view);
        List<LinkPairs.Pair> all = new ArrayList<>(linked);
        all.addAll(others);
        boolean[] labels = new boolean[all.size()];
        Arrays.fill(labels, 0, linked.size(), true);
        double[] decoded = new double[labels.length];
        double[] degrees = new double[labels.length];
        double[] ways = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            var inputs = new PairInputs(ties, all.get(i).account());
            int entity = all.get(i).entity();
            decoded[i] = decoder.margin(inputs.of(entity));
            degrees[i] = view.degree(entity);
            ways[i] = inputs.ways(entity).count();
        }
        return new LinkReport.Scores(
                BinaryMetrics.auroc(decoded, labels),
                BinaryMetrics.auroc(degrees, labels),
                BinaryMetrics.auroc(ways, labels));
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** Pairs with their embeddings, as batches. */
    private static final class Pairs implements BatchSource {
        private final List<float[]> inputs = new ArrayList<>();
        private final List<Boolean> linked = new ArrayList<>();

        static Pairs of(GraphView view, LinkPairs drawn, IntPredicate wanted) {
            var pairs = new Pairs();
            var ties = new Ties(view);
            for (int i = 0; i < drawn.linked().size(); i++) {
                if (wanted.test(i)) {
                    pairs.add(ties, drawn.linked().get(i), true);
                    pairs.add(ties, drawn.matched().get(i), false);
                }
            }
            for (int i = 0; i < drawn.near().size(); i++) {
                if (wanted.test(i)) {
                    pairs.add(ties, drawn.candidates().get(i), true);
                    pairs.add(ties, drawn.near().get(i), false);
                }
            }
            return pairs;
        }

        private void add(Ties ties, LinkPairs.Pair pair, boolean link) {
            inputs.add(new PairInputs(ties, pair.account()).of(pair.entity()));
            linked.add(link);
        }

        boolean[] labels() {
            boolean[] labels = new boolean[linked.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = linked.get(i);
            }
            return labels;
        }

        @Override
        public int size() {
            return linked.size();
        }

        @Override
        public void fill(Span span, Batch batch) {
            float[] rows = batch.next(span.size(), PairInputs.SIZE);
            float[] labels = batch.next(span.size(), 1);
            for (int i = 0; i < span.size(); i++) {
                System.arraycopy(inputs.get(span.at(i)), 0, rows, i * PairInputs.SIZE, PairInputs.SIZE);
                labels[i] = linked.get(span.at(i)) ? 1 : 0;
            }
        }
    }
}
