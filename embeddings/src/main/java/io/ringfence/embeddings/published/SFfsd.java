package io.ringfence.embeddings.published;

import io.ringfence.feature.Split;
import io.ringfence.graph.GraphView;
import java.nio.file.Path;
import java.util.List;

/**
 * Simulated card payments; a random fifth of the labelled rows is tested. The published split is random, so that later
 * payments are learned from; features all the same look at nothing that came after their payment.
 *
 * @see <a href="https://ojs.aaai.org/index.php/AAAI/article/view/26702">Xiang et al. 2023</a>
 */
record SFfsd() implements Protocol {
    private static final int PARTS = 5;

    @Override
    public String name() {
        return "s-ffsd";
    }

    @Override
    public String split() {
        return "random 80/20 of labelled payments, as published; features causal in time";
    }

    @Override
    public String published() {
        return "RGTAN .846 / .694; counts and neighbour risk in a forest .921 / .775";
    }

    @Override
    public List<Fold> folds(GraphView end, Path data) {
        return List.of(new Fold(
                "random fifth",
                (view, account, payment) ->
                        Draw.of("s-ffsd", view.payments().id(payment), PARTS) == 0 ? Split.TEST : Split.TRAIN));
    }
}
