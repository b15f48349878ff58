package io.ringfence.api.linkrisk;

import io.ringfence.api.entities.CoverageBody;
import io.ringfence.api.entities.RingRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How risky a decision is, and why. What could not be computed is null, and {@code degradedReasons} says why.
 *
 * @param risk            calibrated probability of fraud
 * @param band            {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param reasons         what speaks for fraud, strongest first, in sentences
 * @param contributions   what each of the strongest features, and the graph network, added to the risk, in log-odds, for and
 *                        against
 * @param links           the same for each link, as if it were the only one
 * @param ring            the ring that the account is in, or else one that a linked entity leads to
 * @param features        values by name, where asked for; null values are missing ones
 * @param model           the model that answered
 * @param asOf            only what was known by then counted
 * @param truncated       whether a limit left something out
 * @param degraded        whether the answer is less than it could be
 * @param degradedReasons why
 */
@Schema(name = "LinkRisk")
public record LinkRiskBody(
        String accountId,
        boolean accountKnown,
        @Nullable Double risk,
        @Nullable String band,
        List<String> reasons,
        List<ContributionBody> contributions,
        List<LinkBody> links,
        @Nullable RingRef ring,
        @Nullable Map<String, @Nullable Float> features,
        @Nullable String model,
        Instant asOf,
        @Nullable CoverageBody coverage,
        boolean truncated,
        boolean degraded,
        List<String> degradedReasons) {
    public LinkRiskBody {
        reasons = List.copyOf(reasons);
        contributions = List.copyOf(contributions);
        links = List.copyOf(links);
        features = features == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(features));
        degradedReasons = List.copyOf(degradedReasons);
    }

    /**
     * What one feature, or the graph network with its own risk as value, added.
     *
     * @param value null where it was missing
     * @param logit log-odds; negative speaks for the account
     */
    @Schema(name = "Contribution")
    public record ContributionBody(String feature, @Nullable Float value, double logit) {}

    /**
     * One link.
     *
     * @param known   whether the entity was ever seen
     * @param risk    of the decision with this link alone; null where it was not computed
     * @param reasons what speaks for fraud, strongest first
     */
    @Schema(name = "LinkRiskOfLink")
    public record LinkBody(
            String type,
            String id,
            boolean known,
            @Nullable Double risk,
            @Nullable String band,
            List<String> reasons) {
        public LinkBody {
            reasons = List.copyOf(reasons);
        }
    }
}
