package io.ringfence.embeddings.registry;

import io.ringfence.embeddings.calibration.Calibration;
import io.ringfence.embeddings.calibration.Combination;
import io.ringfence.embeddings.gnn.GraphNetwork;
import io.ringfence.embeddings.linkprediction.LinkDecoder;
import io.ringfence.embeddings.linkprediction.LinkPredictor;
import io.ringfence.embeddings.trees.TreeEnsemble;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.feature.Extraction;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.FeatureExtractor;
import io.ringfence.feature.GraphSampler;
import io.ringfence.feature.Sample;
import io.ringfence.graph.GraphView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trained model that scores decisions in pure Java: trees on features and a graph network, whose log-odds are weighed and
 * added. Loads no native library; immutable and thread-safe; the same view and decision give the same score.
 */
public final class RiskModel {
    private static final Comparator<Contribution> LARGEST_FIRST = Comparator.<Contribution>comparingDouble(
                    one -> -Math.abs(one.logit()))
            .thenComparing(Contribution::feature);

    private final Manifest manifest;
    private final FeatureCatalogue catalogue;
    private final FeatureExtractor extractor;
    private final GraphSampler sampler;
    private final TreeEnsemble trees;
    private final GraphNetwork network;
    private final Calibration treesCalibration;
    private final Calibration networkCalibration;
    private final Combination together;
    private final @Nullable LinkPredictor links;
    private final int[] columns;

    /** What a model folder holds. */
    record Parts(
            TreeEnsemble trees,
            GraphNetwork network,
            Map<String, Calibration> calibrations,
            Combination together,
            @Nullable LinkDecoder links) {
        Calibration calibration(String name) {
            Calibration calibration = calibrations.get(name);
            if (calibration == null) {
                throw new IllegalArgumentException("a calibration for " + name + " is absent");
            }
            return calibration;
        }
    }

    RiskModel(Manifest manifest, FeatureCatalogue catalogue, Parts parts) {
        this.manifest = manifest;
        this.catalogue = catalogue;
        extractor = new FeatureExtractor(catalogue);
        trees = parts.trees();
        network = parts.network();
        sampler = network.kind().sampler(catalogue.types(), network.attributes());
        treesCalibration = parts.calibration(ModelSummary.TREES);
        networkCalibration = parts.calibration(ModelSummary.GRAPH_NETWORK);
        together = parts.together();
        links = parts.links() == null ? null : new LinkPredictor(parts.links());
        columns = trees.features().stream().mapToInt(this::column).toArray();
        if (network.relations() != sampler.relations().size()
                || network.rootDimension() != sampler.rootDim()
                || network.relationDimension() != sampler.relationDim()) {
            throw new IllegalArgumentException("the network knows " + network.relations() + " relations of "
                    + network.relationDimension() + " numbers and " + network.rootDimension()
                    + " of an account, the graph has " + sampler.relations().size() + ", " + sampler.relationDim()
                    + " and " + sampler.rootDim());
        }
    }

    /** The model that a draft will be, to be tried before it is registered. */
    public static RiskModel of(ModelDraft draft, FeatureCatalogue catalogue) {
        return new RiskModel(
                ModelFolder.describe(draft, Map.of()),
                catalogue,
                new Parts(
                        draft.trees(),
                        draft.network(),
                        draft.calibrations(),
                        draft.together(),
                        draft.findings().links()));
    }

    private int column(String feature) {
        int column = catalogue.indexOf(feature);
        if (column < 0) {
            throw new IllegalArgumentException("feature " + feature + " is not in the catalogue");
        }
        return column;
    }

    /** The model's id. */
    public String id() {
        return manifest.id();
    }

    /** Whether it proved that it beats the baseline. */
    public boolean gatePassed() {
        return manifest.gatePassed();
    }

    /** The moment whose knowledge it was trained on. */
    public Instant asOf() {
        return manifest.asOf();
    }

    /** The names of the features that its trees read, in their order. */
    public List<String> features() {
        return trees.features();
    }

    /** What computes its features; it keeps what it walked on, so that one serves all requests. */
    public FeatureExtractor extractor() {
        return extractor;
    }

    /** Where the features that it reads are. */
    public FeatureCatalogue catalogue() {
        return catalogue;
    }

    /**
     * The risk that a decision serves fraud, with what each feature and the network added to it. Tens of microseconds for
     * an account of ordinary degree, and some hundreds for the reasons; bounded for any.
     *
     * @param view  what was known
     * @param point the decision
     */
    public RiskScore score(GraphView view, DecisionPoint point) {
        Extraction extraction = extractor.extractWithCoverage(view, point);
        float[] row = select(extraction.values());
        double ofTrees = trees.margin(row);
        double ofNetwork = network.margin(sample(view, point));
        double logOdds = together.logOdds(ofTrees, ofNetwork);
        return new RiskScore(
                id(),
                gatePassed(),
                Combination.probability(logOdds),
                treesCalibration.probability(ofTrees),
                networkCalibration.probability(ofNetwork),
                logOdds,
                together.bias(trees.bias()),
                contributions(row, ofNetwork),
                extraction.coverage());
    }

    /** The risk alone, for callers in a hurry; the same number as that of {@link #score}. */
    public double risk(GraphView view, DecisionPoint point) {
        double ofTrees = trees.margin(select(extractor.extract(view, point)));
        return Combination.probability(together.logOdds(ofTrees, network.margin(sample(view, point))));
    }

    private Sample sample(GraphView view, DecisionPoint point) {
        return sampler.sample(view, point, manifest.provenance().seed());
    }

    /**
     * The links that carried the graph network's part of a score: by how much its log-odds fall where one is removed, the
     * largest first. One pass of the network for each link sampled.
     */
    public List<CarryingLink> carryingLinks(GraphView view, DecisionPoint point) {
        return network.carriers(sample(view, point)).stream()
                .map(carrier -> new CarryingLink(
                        sampler.relations().get(carrier.relation()),
                        carrier.node() < 0 ? null : view.entity(carrier.node()),
                        carrier.logit()))
                .toList();
    }

    /** What foretells links of accounts; empty where too few links came later to learn from. */
    public Optional<LinkPredictor> links() {
        return Optional.ofNullable(links);
    }

    /** What the graph network makes of a decision: accounts in like positions have embeddings of small angle. */
    public float[] embedding(GraphView view, DecisionPoint point) {
        return network.embedding(sample(view, point));
    }

    private float[] select(float[] values) {
        float[] row = new float[columns.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = values[columns[i]];
        }
        return row;
    }

    private List<Contribution> contributions(float[] row, double ofNetwork) {
        double[] logits = trees.contributions(row);
        var contributions = new ArrayList<Contribution>(logits.length + 1);
        for (int i = 0; i < logits.length; i++) {
            contributions.add(new Contribution(trees.features().get(i), row[i], together.trees() * logits[i]));
        }
        contributions.add(new Contribution(
                ModelSummary.GRAPH_NETWORK,
                (float) networkCalibration.probability(ofNetwork),
                together.ofNetwork(ofNetwork)));
        contributions.sort(LARGEST_FIRST);
        return contributions;
    }
}
