package io.ringfence.api.models;

import io.ringfence.embeddings.registry.ModelSummary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models of the registry.
 *
 * @param champion the model that answers, or null where there is none
 * @param troubles why the model that was promoted last does not answer, or would not after a restart; empty as a rule
 * @param stale    whether the model that answers is older than it should be
 * @param ageDays  days of knowledge that came after it was trained; null where there is no model
 * @param shadows  models that score beside it without being heard
 * @param models   newest first, damaged ones included
 */
@Schema(name = "Models")
public record ModelsBody(
        @Nullable String champion,
        List<String> troubles,
        boolean stale,
        @Nullable Long ageDays,
        List<String> shadows,
        List<ModelSummary> models) {
    public ModelsBody {
        troubles = List.copyOf(troubles);
        shadows = List.copyOf(shadows);
        models = List.copyOf(models);
    }
}
