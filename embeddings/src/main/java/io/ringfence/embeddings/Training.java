package io.ringfence.embeddings;

import ai.djl.engine.Engine;
import io.ringfence.embeddings.gnn.Network;
import io.ringfence.embeddings.gnn.NetworkParameters;
import io.ringfence.embeddings.linkprediction.LinkTrainer;
import io.ringfence.embeddings.registry.Findings;
import io.ringfence.embeddings.registry.ModelDraft;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.Provenance;
import io.ringfence.embeddings.trees.TreeEnsemble;
import io.ringfence.embeddings.trees.TreesParameters;
import io.ringfence.embeddings.trees.TreesSearch;
import io.ringfence.feature.Feature;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.Split;
import io.ringfence.feature.TrainingSet;
import io.ringfence.feature.TrainingSetParameters;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One training from a graph to a model that can be registered: rows, the baseline, the trees, the graph network, the
 * verdict. The same graph, moment and seed give the same model, bit for bit.
 */
final class Training {
    /** Not listed as a model, since nothing that begins so is. */
    private static final String CHECKPOINTS = ".unfinished-checkpoints";

    private final TrainingSetParameters setParameters;
    private final TreesParameters treesParameters;
    private final NetworkParameters networkParameters;
    private final List<String> without;
    private final List<Network> networks;
    private final Path checkpoints;
    private final TreesSearch.Budget budget;
    private final long seed;

    Training(TrainingArguments arguments) {
        seed = arguments.seed();
        without = arguments.without();
        networks = arguments.networks();
        checkpoints = arguments.out().resolve(CHECKPOINTS);
        setParameters = TrainingSetParameters.DEFAULT.withSeed(seed);
        treesParameters = TreesParameters.DEFAULT.withSeed(seed);
        budget = arguments.budget();
        NetworkParameters network = NetworkParameters.DEFAULT.withSeed(seed);
        networkParameters = arguments.epochs() == 0 ? network : network.withEpochs(arguments.epochs());
    }

    ModelDraft run(TemporalGraph graph, Instant asOf, String dataHash, RunControl control) throws TrainingException {
        FeatureCatalogue catalogue = FeatureCatalogue.of(graph);
        requireKnown(catalogue);
        int[] columns = columns(catalogue, feature -> true);
        int[] behaviour = columns(catalogue, feature -> !feature.graph());
        if (behaviour.length == 0 || columns.length == behaviour.length) {
            throw new TrainingException("--without leaves no behaviour or no graph features to compare");
        }
        Rows rows = rows(graph, asOf, control);
        var tuning = new FittedTrees.Tuning(treesParameters, budget);
        var baseline = FittedTrees.fit(rows, behaviour, tuning, control);
        var trees = FittedTrees.fit(rows, columns, tuning, control);
        var network =
                FittedNetwork.best(rows, new FittedNetwork.Wanted(networks, networkParameters, checkpoints), control);
        Optional<LinkTrainer.Trained> links = links(rows.set(), graph.asOf(asOf), control);
        control.check("judging the models", 0, 1);
        var together = Together.fit(rows, trees, network);
        var models = new Judgement.Models(baseline, trees, network, together);
        var judgement = Judgement.of(rows, models, seed);
        var draft = new ModelDraft(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                asOf,
                rows.set().byTime() ? trees.trees() : again(graph, asOf, trees, columns, control),
                baseline.trees(),
                network.network(),
                Map.of(
                        ModelSummary.TREES, trees.calibration(),
                        ModelSummary.NO_GRAPH, baseline.calibration(),
                        ModelSummary.GRAPH_NETWORK, network.calibration()),
                together.combination(),
                judgement.metrics(),
                judgement.disjoint(),
                judgement.gain(),
                judgement.networkGain(),
                judgement.checks(),
                provenance(rows, new Fitted(trees, network, together, links), new Data(dataHash, graph.asOf(asOf))),
                new Findings(
                        null,
                        null,
                        null,
                        links.map(LinkTrainer.Trained::decoder).orElse(null)));
        return Examination.of(draft, rows, models, control);
    }

    /**
     * Where labels carry no time, what was held out to judge the trees is no less to be learned from than the rest, and the
     * labels around an account are as many as they will be when it is scored.
     */
    private TreeEnsemble again(
            TemporalGraph graph, Instant asOf, FittedTrees trees, int[] columns, RunControl control) {
        TrainingSet all =
                TrainingSet.build(graph, setParameters.withAsOf(asOf), (end, account, payment) -> Split.TRAIN, control);
        return trees.again(all, columns, control).trees();
    }

    /** From the graph at the end of training what validation saw come, and from that what the test saw. */
    private Optional<LinkTrainer.Trained> links(TrainingSet set, GraphView end, RunControl control)
            throws TrainingException {
        var moments = new LinkTrainer.Moments(
                end.graph().asOf(set.trainCut()), end.graph().asOf(set.validationCut()), end);
        Optional<LinkTrainer.Trained> trained = LinkTrainer.train(moments, seed, control);
        if (trained.isPresent() && !(trained.get().parity() <= Parity.LIMIT)) {
            throw new TrainingException("links foretold in Java and in training differ by "
                    + trained.get().parity());
        }
        return trained;
    }

    private record Fitted(
            FittedTrees trees, FittedNetwork network, Together together, Optional<LinkTrainer.Trained> links) {}

    private record Data(String hash, GraphView view) {}

    private Rows rows(TemporalGraph graph, Instant asOf, RunControl control) throws TrainingException {
        try {
            return Rows.of(TrainingSet.build(graph, setParameters.withAsOf(asOf), control));
        } catch (IllegalArgumentException e) {
            throw new TrainingException("nothing to learn from: " + e.getMessage(), e);
        }
    }

    private void requireKnown(FeatureCatalogue catalogue) throws TrainingException {
        for (String pattern : without) {
            if (catalogue.features().stream().noneMatch(feature -> matches(pattern, feature))) {
                throw new TrainingException("--without names " + pattern + ", but no feature is called so");
            }
        }
    }

    private int[] columns(FeatureCatalogue catalogue, Predicate<Feature> wanted) {
        return IntStream.range(0, catalogue.features().size())
                .filter(i -> wanted.test(catalogue.features().get(i)))
                .filter(i -> without.stream()
                        .noneMatch(
                                pattern -> matches(pattern, catalogue.features().get(i))))
                .toArray();
    }

    private static boolean matches(String pattern, Feature feature) {
        return pattern.endsWith(".*")
                ? feature.name().startsWith(pattern.substring(0, pattern.length() - 1))
                : feature.name().equals(pattern);
    }

    private Provenance provenance(Rows rows, Fitted fitted, Data data) {
        FittedTrees trees = fitted.trees();
        TrainingSet set = rows.set();
        Map<String, String> parameters = new TreeMap<>();
        parameters.putAll(trees.parameters().describe());
        parameters.putAll(trees.search());
        parameters.putAll(networkParameters.describe());
        parameters.put("rows.perAccount", Integer.toString(setParameters.rowsPerAccount()));
        parameters.put("rows.maturity", set.maturity().toString());
        parameters.put("rows.most", Integer.toString(setParameters.maxRows()));
        parameters.put("rows.split", set.byTime() ? "time" : "group");
        parameters.put("rows.about", set.aboutPayments() ? "payments" : "accounts");
        parameters.put("trees.learnedAgainFromAllRows", Boolean.toString(!set.byTime()));
        parameters.put("rows.groupCap", Integer.toString(setParameters.groupCap()));
        fitted.links().ifPresent(links -> parameters.putAll(links.report().describe()));
        parameters.put("network", fitted.network().network().kind().label());
        parameters.put(
                "together.trees",
                Double.toString(fitted.together().combination().trees()));
        parameters.put(
                "together.network",
                Double.toString(fitted.together().combination().network()));
        parameters.put("without", String.join(",", without));
        Engine engine = Engine.getEngine("PyTorch");
        Map<String, String> versions = Map.of(
                "java", String.valueOf(System.getProperty("java.version")),
                "djl", Engine.getDjlVersion(),
                "pytorch", engine.getVersion(),
                "xgboost", trees.version());
        return new Provenance(
                data.hash,
                (long) data.view.linkCount() + data.view.paymentCount() + data.view.labelCount(),
                set.trainCut(),
                set.validationCut(),
                seed,
                set.catalogue().version(),
                trees.trees().features(),
                parameters,
                versions,
                rows.counts());
    }
}
