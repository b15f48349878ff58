package io.ringfence.embeddings.linkprediction;

import io.ringfence.graph.GraphView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Answers which hidden links we would expect of an account, in pure Java. Candidates are the entities of accounts that
 * share an entity with it, hubs neither passed nor named, at most 500; some milliseconds. Thread-safe; deterministic.
 */
public final class LinkPredictor {
    private static final Comparator<ExpectedLink> BEST_FIRST =
            Comparator.comparingDouble(ExpectedLink::score).reversed().thenComparing(ExpectedLink::entity);

    private final LinkDecoder decoder;

    /** A predictor that decodes so. */
    public LinkPredictor(LinkDecoder decoder) {
        this.decoder = decoder;
    }

    /**
     * The links expected most.
     *
     * @param view    what is known
     * @param account a node that is an account
     * @param limit   most links, at least 1
     */
    public List<ExpectedLink> expected(GraphView view, int account, int limit) {
        if (!view.isAccount(account)) {
            throw new IllegalArgumentException("links are expected of accounts, got " + view.entity(account));
        }
        var inputs = new PairInputs(new Ties(view), account);
        var links = new ArrayList<ExpectedLink>();
        inputs.candidates().forEach((entity, ways) -> {
            double margin = decoder.margin(inputs.of(entity));
            links.add(new ExpectedLink(view.entity(entity), 1 / (1 + Math.exp(-margin)), ways.count()));
        });
        return links.stream().sorted(BEST_FIRST).limit(limit).toList();
    }
}
