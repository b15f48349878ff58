package io.ringfence.embeddings.linkprediction;

import io.ringfence.graph.GraphView;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;

/**
 * What the decoder sees of an account and an entity: the inner products of their embeddings (a random projection has no axes
 * that mean anything, so its products are all there is), the ways between them, their degrees, and how lately each was seen.
 */
final class PairInputs {
    static final int SIZE = 8;

    private static final double DAY = 86_400_000;

    private final Ties ties;
    private final LinkEmbedding embedding;
    private final int account;
    private final float[] own;
    private final Int2ObjectLinkedOpenHashMap<Ways> candidates;

    PairInputs(Ties ties, int account) {
        this.ties = ties;
        this.account = account;
        embedding = new LinkEmbedding(ties);
        own = embedding.of(account);
        candidates = Candidates.of(ties, account);
    }

    Int2ObjectLinkedOpenHashMap<Ways> candidates() {
        return candidates;
    }

    Ways ways(int entity) {
        return candidates.getOrDefault(entity, Ways.NONE);
    }

    float[] of(int entity) {
        float[] other = embedding.of(entity);
        Ways ways = ways(entity);
        return new float[] {
            2 * product(other, 0),
            2 * product(other, LinkEmbedding.WIDTH),
            (float) Math.log1p(ways.count()),
            (float) ways.weight(),
            (float) Math.log1p(ties.view().degree(account)) / 4,
            (float) Math.log1p(ties.view().degree(entity)) / 4,
            recency(account),
            recency(entity)
        };
    }

    private float product(float[] other, int from) {
        float sum = 0;
        for (int i = from; i < from + LinkEmbedding.WIDTH; i++) {
            sum += own[i] * other[i];
        }
        return sum;
    }

    /** 1 for seen now, towards 0 for long ago, a half after a week. */
    private float recency(int node) {
        GraphView view = ties.view();
        int degree = view.degree(node);
        if (degree == 0) {
            return 0;
        }
        long last = view.links().at(view.link(node, degree - 1));
        double days = Math.max(0, view.asOf().toEpochMilli() - last) / DAY;
        return (float) (1 / (1 + days / 7));
    }
}
