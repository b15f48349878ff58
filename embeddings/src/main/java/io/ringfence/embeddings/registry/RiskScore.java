package io.ringfence.embeddings.registry;

import io.ringfence.feature.FeatureCoverage;
import java.util.List;

/**
 * The risk that a decision serves fraud, and what it rests on.
 *
 * @param modelId       the model that gave it
 * @param gatePassed    whether that model proved that it beats the baseline; if not, take the risk with care
 * @param risk          calibrated probability of trees and graph network together, 0 to 1
 * @param treesRisk     calibrated probability of the trees alone, 0 to 1
 * @param networkRisk   calibrated probability of the graph network alone, 0 to 1
 * @param logOdds       of {@code risk}
 * @param bias          log-odds of an average case
 * @param contributions of every feature that the trees use and, as {@link ModelSummary#GRAPH_NETWORK} with its risk as
 *                      value, of the network; largest magnitude first; with {@code bias} they sum to {@code logOdds}
 *                      within 1e-4
 * @param coverage      what the features looked at and what the hub policy or a limit left out
 */
public record RiskScore(
        String modelId,
        boolean gatePassed,
        double risk,
        double treesRisk,
        double networkRisk,
        double logOdds,
        double bias,
        List<Contribution> contributions,
        FeatureCoverage coverage) {
    /** Keeps a copy of the contributions. */
    public RiskScore {
        contributions = List.copyOf(contributions);
    }
}
