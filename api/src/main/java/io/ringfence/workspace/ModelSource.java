package io.ringfence.workspace;

import io.ringfence.embeddings.registry.ModelRegistry;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.RiskModel;
import java.util.List;
import java.util.Optional;

/** Where a workspace gets its models. */
public interface ModelSource {
    /** No models. */
    ModelSource NONE = new ModelSource() {
        @Override
        public Optional<RiskModel> champion() {
            return Optional.empty();
        }

        @Override
        public List<ModelSummary> list() {
            return List.of();
        }
    };

    /** The model that answers, if there is one. */
    Optional<RiskModel> champion();

    /** Every model, newest first, damaged ones included. */
    List<ModelSummary> list();

    /** The models of a registry. */
    static ModelSource of(ModelRegistry registry) {
        return new ModelSource() {
            @Override
            public Optional<RiskModel> champion() {
                return registry.champion();
            }

            @Override
            public List<ModelSummary> list() {
                return registry.list();
            }
        };
    }
}
