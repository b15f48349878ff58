package io.ringfence.api.linkrisk;

import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.embeddings.registry.RiskScore;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.graph.GraphView;

/** What scores a decision: a model of the registry. */
interface Scorer {
    /** The risk of a decision with what was known. */
    RiskScore score(GraphView view, DecisionPoint point);

    /** The features that it looks at. */
    FeatureCatalogue catalogue();

    /** The name that the answer gives. */
    String id();

    static Scorer of(RiskModel model) {
        return new Scorer() {
            @Override
            public RiskScore score(GraphView view, DecisionPoint point) {
                return model.score(view, point);
            }

            @Override
            public FeatureCatalogue catalogue() {
                return model.catalogue();
            }

            @Override
            public String id() {
                return model.id();
            }
        };
    }
}
