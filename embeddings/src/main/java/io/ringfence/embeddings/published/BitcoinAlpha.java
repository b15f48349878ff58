package io.ringfence.embeddings.published;

import io.ringfence.feature.Feature;
import io.ringfence.feature.Split;
import io.ringfence.graph.GraphView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Signed ratings of traders; which were found fraudulent. The labels come from ratings received, so that nothing which
 * looks at those of the account decided on is allowed; ten folds, each with as much fraud as the others.
 *
 * @see <a href="https://doi.org/10.1145/3159652.3159729">Kumar et al. 2018</a>
 */
record BitcoinAlpha() implements Protocol {
    private static final int FOLDS = 10;

    /** Look at who paid, that is rated, the account itself; or cannot tell that from whom it paid. */
    private static final Set<String> RECEIVED = Set.of(
            "transfer.pass_through_1d",
            "transfer.cycle",
            "transfer.fan_out",
            "label.transfer_fraud",
            "label.transfer_share",
            "account.age");

    @Override
    public String name() {
        return "bitcoin-alpha";
    }

    @Override
    public String split() {
        return "10 folds of labelled users, ratings given only";
    }

    @Override
    public String published() {
        return "five statistics of ratings given .868 / .854";
    }

    @Override
    public boolean allows(Feature feature) {
        String name = feature.name();
        return !name.startsWith("motif.")
                && !name.startsWith("ring.")
                && !name.contains("_in_")
                && !name.contains(".in_")
                && !RECEIVED.contains(name);
    }

    @Override
    public List<Fold> folds(GraphView end, Path data) {
        int[] fold = new int[end.nodeCount()];
        int[] next = new int[2];
        var labelled = new ArrayList<Integer>();
        for (int node = 0; node < end.nodeCount(); node++) {
            if (end.isAccount(node) && end.label(node) != GraphView.UNLABELLED) {
                labelled.add(node);
            }
        }
        labelled.sort(Comparator.comparingInt(
                node -> Draw.of("bitcoin-alpha", end.entity(node).id(), Integer.MAX_VALUE)));
        for (int node : labelled) {
            fold[node] = next[end.label(node)]++ % FOLDS;
        }
        var folds = new ArrayList<Fold>();
        for (int i = 0; i < FOLDS; i++) {
            int tested = i;
            folds.add(new Fold(
                    "fold " + (i + 1), (view, account, payment) -> fold[account] == tested ? Split.TEST : Split.TRAIN));
        }
        return folds;
    }
}
