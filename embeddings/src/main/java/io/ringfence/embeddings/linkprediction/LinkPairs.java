package io.ringfence.embeddings.linkprediction;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntSet;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of an account and an entity that is no hub, both known at a moment and not linked then: those that were linked later,
 * and for each a pair of the same account that was not, with an entity of the same type and about the same degree (within
 * a factor of two). Those linked later that were candidates of the account before are there once more, each beside another
 * candidate of the type: a decoder that only knew near from far could not tell these apart.
 *
 * @param linked     pairs that came to be
 * @param matched    a pair for each, with an entity drawn from all of the type and degree
 * @param candidates of the pairs that came to be, those that were candidates before
 * @param near       a pair for each of these, with another candidate of the type
 */
record LinkPairs(List<Pair> linked, List<Pair> matched, List<Pair> candidates, List<Pair> near) {
    private static final int TRIES = 20;

    /** An account and an entity, by node. */
    record Pair(int account, int entity) {}

    /**
     * Draws pairs.
     *
     * @param before what the pairs are predicted from
     * @param after  what became of them
     * @param most   most pairs of each kind
     */
    static LinkPairs draw(GraphView before, GraphView after, int most, long seed) {
        var random = new SplittableRandom(seed);
        List<Pair> linked = later(before, after);
        for (int i = 0; i < Math.min(most, linked.size()); i++) {
            int other = i + random.nextInt(linked.size() - i);
            Pair kept = linked.get(i);
            linked.set(i, linked.get(other));
            linked.set(other, kept);
        }
        var drawing = new Drawing(before, after, random);
        var kept = new ArrayList<Pair>();
        var matched = new ArrayList<Pair>();
        var candidates = new ArrayList<Pair>();
        var near = new ArrayList<Pair>();
        for (Pair pair : linked.subList(0, Math.min(most, linked.size()))) {
            Pair like = drawing.like(pair);
            if (like != null) {
                kept.add(pair);
                matched.add(like);
            }
            Pair close = drawing.near(pair);
            if (close != null) {
                candidates.add(pair);
                near.add(close);
            }
        }
        return new LinkPairs(kept, matched, candidates, near);
    }

    private static List<Pair> later(GraphView before, GraphView after) {
        LinkTable links = after.links();
        var ties = new Ties(before);
        var seen = new LongOpenHashSet();
        var pairs = new ArrayList<Pair>();
        for (int link = before.linkCount(); link < after.linkCount(); link++) {
            int account = links.from(link);
            int entity = links.to(link);
            boolean known = account < before.nodeCount() && entity < before.nodeCount();
            if (known
                    && !before.isAccount(entity)
                    && ties.ties(entity)
                    && !ties.isHub(entity)
                    && seen.add((long) account << 32 | entity)
                    && !ties.linked(account, entity)) {
                pairs.add(new Pair(account, entity));
            }
        }
        return pairs;
    }

    /** Entities by type and degree, to draw from. */
    private static final class Drawing {
        private final Int2ObjectOpenHashMap<IntArrayList> alike = new Int2ObjectOpenHashMap<>();
        private final Ties before;
        private final Ties after;
        private final SplittableRandom random;

        Drawing(GraphView before, GraphView after, SplittableRandom random) {
            this.before = new Ties(before);
            this.after = new Ties(after);
            this.random = random;
            for (int node = 0; node < before.nodeCount(); node++) {
                if (!before.isAccount(node) && this.before.ties(node) && !this.before.isHub(node)) {
                    alike.computeIfAbsent(kind(node), key -> new IntArrayList()).add(node);
                }
            }
        }

        private int kind(int node) {
            int degree = before.view().degree(node);
            return before.view().typeOf(node) << 6 | (32 - Integer.numberOfLeadingZeros(degree));
        }

        @Nullable
        Pair like(Pair pair) {
            return draw(pair, alike.getOrDefault(kind(pair.entity), new IntArrayList()));
        }

        /** A pair with another candidate; null where the entity is none itself, or is the only one. */
        @Nullable
        Pair near(Pair pair) {
            IntSet candidates = Candidates.of(before, pair.account).keySet();
            if (!candidates.contains(pair.entity)) {
                return null;
            }
            var close = new IntArrayList();
            int type = before.view().typeOf(pair.entity);
            candidates.forEach(entity -> {
                if (before.view().typeOf(entity) == type && entity != pair.entity) {
                    close.add(entity);
                }
            });
            return draw(pair, close);
        }

        private @Nullable Pair draw(Pair pair, IntArrayList from) {
            for (int i = 0; i < TRIES && !from.isEmpty(); i++) {
                int entity = from.getInt(random.nextInt(from.size()));
                if (entity != pair.entity && !after.linked(pair.account, entity)) {
                    return new Pair(pair.account, entity);
                }
            }
            return null;
        }
    }
}
