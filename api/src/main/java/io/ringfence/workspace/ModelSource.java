package io.ringfence.workspace;

import io.ringfence.embeddings.drift.DriftReference;
import io.ringfence.embeddings.registry.Dossier;
import io.ringfence.embeddings.registry.ModelRegistry;
import io.ringfence.embeddings.registry.ModelState;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.RegistryException;
import io.ringfence.embeddings.registry.RiskModel;
import java.nio.file.Path;
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

        @Override
        public ModelState state() {
            return ModelState.NONE;
        }

        @Override
        public List<RiskModel> shadows() {
            return List.of();
        }

        @Override
        public Path shadowLog(String id) {
            throw new IllegalStateException("there are no models");
        }

        @Override
        public Optional<Dossier> dossier(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<DriftReference> reference(String id) {
            return Optional.empty();
        }
    };

    /** The model that answers, if there is one. */
    Optional<RiskModel> champion();

    /** Every model, newest first, damaged ones included. */
    List<ModelSummary> list();

    /** Which model answers, and what is wrong with it or with the one that should. */
    ModelState state();

    /** The models that score beside the champion without being heard. */
    List<RiskModel> shadows();

    /** Where what a model says in the shadow is kept. */
    Path shadowLog(String id);

    /**
     * What the report page of a model shows; empty where it has none.
     *
     * @throws RegistryException if the model is not there or is damaged
     */
    Optional<Dossier> dossier(String id) throws RegistryException;

    /**
     * How decisions were distributed when a model was trained; empty where it has no such record.
     *
     * @throws RegistryException if the model is not there or is damaged
     */
    Optional<DriftReference> reference(String id) throws RegistryException;

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

            @Override
            public ModelState state() {
                return registry.state();
            }

            @Override
            public List<RiskModel> shadows() {
                return registry.shadows();
            }

            @Override
            public Path shadowLog(String id) {
                return registry.shadowLog(id);
            }

            @Override
            public Optional<Dossier> dossier(String id) throws RegistryException {
                return registry.dossier(id);
            }

            @Override
            public Optional<DriftReference> reference(String id) throws RegistryException {
                return registry.reference(id);
            }
        };
    }
}
