package io.ringfence.embeddings.linkprediction;

import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/**
 * The entities that an account may be expected with: those of the accounts that it shares an entity with, hubs neither passed
 * nor named, that it is not linked to, and the ways of three links over which each is reached. Bounded, the newest first.
 */
final class Candidates {
    private static final int MOST_ACCOUNTS = 200;
    private static final int MOST = 500;

    private Candidates() {}

    /** Ways by entity, in the order of finding. */
    static Int2ObjectLinkedOpenHashMap<Ways> of(Ties ties, int account) {
        var ways = new Int2ObjectLinkedOpenHashMap<Ways>();
        IntList own = ties.of(account);
        var linked = new IntOpenHashSet(own);
        int accounts = 0;
        for (int i = 0; i < own.size(); i++) {
            if (ties.isHub(own.getInt(i))) {
                continue;
            }
            IntList users = ties.of(own.getInt(i));
            for (int j = 0; j < users.size() && accounts < MOST_ACCOUNTS; j++) {
                int user = users.getInt(j);
                if (user != account && ties.view().isAccount(user)) {
                    accounts++;
                    IntList entities = ties.of(user);
                    double weight = 1 / (Math.log(2.0 + users.size()) * Math.log(2.0 + entities.size()));
                    add(new Step(ties, entities, weight), linked, ways);
                }
            }
        }
        return ways;
    }

    /** From an account to its entities. */
    private record Step(Ties ties, IntList entities, double weight) {}

    private static void add(Step step, IntOpenHashSet linked, Int2ObjectLinkedOpenHashMap<Ways> ways) {
        for (int i = 0; i < step.entities.size(); i++) {
            int entity = step.entities.getInt(i);
            boolean wanted =
                    !step.ties.view().isAccount(entity) && !linked.contains(entity) && !step.ties.isHub(entity);
            if (wanted && (ways.size() < MOST || ways.containsKey(entity))) {
                ways.computeIfAbsent(entity, key -> new Ways()).add(step.weight);
            }
        }
    }
}
