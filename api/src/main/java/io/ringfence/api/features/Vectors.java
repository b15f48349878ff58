package io.ringfence.api.features;

import io.ringfence.api.entities.CoverageBody;
import io.ringfence.feature.FeatureCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps feature vectors and their coverage to JSON. */
public final class Vectors {
    private Vectors() {}

    /** Values with null for what is missing: JSON has no NaN. */
    public static List<@Nullable Float> values(float[] values) {
        var list = new ArrayList<@Nullable Float>(values.length);
        for (float value : values) {
            list.add(Float.isFinite(value) ? value : null);
        }
        return list;
    }

    /** Entities that an extraction looked at, and hubs that it left out. */
    public static CoverageBody coverage(FeatureCoverage coverage) {
        Map<String, Long> byType = new TreeMap<>();
        coverage.hubsByType().forEach((type, count) -> byType.put(type, (long) count));
        return CoverageBody.of(coverage.entities(), coverage.hubs(), byType);
    }
}
