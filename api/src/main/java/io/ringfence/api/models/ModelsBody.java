package io.ringfence.api.models;

import io.ringfence.embeddings.registry.ModelSummary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models of the registry.
 *
 * @param champion the model that answers, or null where there is none
 * @param models   newest first, damaged ones included
 */
@Schema(name = "Models")
public record ModelsBody(@Nullable String champion, List<ModelSummary> models) {
    public ModelsBody {
        models = List.copyOf(models);
    }
}
