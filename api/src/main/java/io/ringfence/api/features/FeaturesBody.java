package io.ringfence.api.features;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringfence.api.entities.CoverageBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Feature vectors.
 *
 * @param catalogueVersion a hash of names and versions: equal versions give vectors of equal meaning
 * @param asOf             only what was known by then counts
 * @param features         what the values mean, by position
 * @param vectors          one per entity, in the order asked for
 */
@Schema(name = "Features")
public record FeaturesBody(
        String catalogueVersion, Instant asOf, List<FeatureBody> features, List<VectorBody> vectors) {
    public FeaturesBody {
        features = List.copyOf(features);
        vectors = List.copyOf(vectors);
    }

    /**
     * What one value means.
     *
     * @param group {@code behaviour}, {@code neighbour}, {@code transfer} or {@code label}
     */
    @Schema(name = "Feature")
    public record FeatureBody(String name, int version, String group, String unit, String description) {}

    /**
     * The values of one entity.
     *
     * @param known  whether it was known by then
     * @param values by position; null where there is nothing to measure
     */
    @Schema(name = "FeatureVector")
    public record VectorBody(
            String type,
            String id,
            boolean known,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            List<@Nullable Float> values,

            CoverageBody coverage,
            boolean truncated) {
        public VectorBody {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }
}
