package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.projection.AccountProjection;
import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some accounts and the entities that at least two of them were seen with; placeholders and merchants are not there. */
final class Group {
    /**
     * One entity that members share.
     *
     * @param ties    the members' ties, by account
     * @param all     accounts that were ever seen with it
     * @param carries whether hub policy lets it tie accounts
     */
    record Shared(int entity, int[] ties, int all, boolean carries) {}

    final Landscape landscape;
    final int[] accounts;
    final List<Shared> shared;

    /** Ties of members that hub policy leaves out, and all ties of members. */
    final long leftOut;

    final long considered;

    private Group(Landscape landscape, int[] accounts) {
        this.landscape = landscape;
        this.accounts = accounts;
        Incidence incidence = landscape.incidence;
        var byEntity = new Int2ObjectOpenHashMap<IntArrayList>();
        long all = 0;
        long left = 0;
        for (int account : accounts) {
            for (int i = 0; i < incidence.degree(account); i++) {
                int tie = incidence.tie(account, i);
                int entity = incidence.entity(tie);
                all++;
                if (incidence.sharers(entity) >= 2) {
                    left += AccountProjection.carries(incidence, entity) ? 0 : 1;
                    if (!incidence.isPlaceholder(entity) && strength(entity) != EntityType.Strength.NONE) {
                        byEntity.computeIfAbsent(entity, key -> new IntArrayList(2))
                                .add(tie);
                    }
                }
            }
        }
        considered = all;
        leftOut = left;
        var found = new ArrayList<Shared>();
        int[] entities = byEntity.keySet().toIntArray();
        Arrays.sort(entities);
        for (int entity : entities) {
            IntArrayList ties = byEntity.get(entity);
            if (ties.size() >= 2) {
                found.add(new Shared(
                        entity,
                        ties.toIntArray(),
                        incidence.sharers(entity),
                        AccountProjection.carries(incidence, entity)));
            }
        }
        shared = List.copyOf(found);
    }

    static Group of(Landscape landscape, int[] accounts) {
        int[] sorted = accounts.clone();
        Arrays.sort(sorted);
        return new Group(landscape, sorted);
    }

    int size() {
        return accounts.length;
    }

    /** The place of an account in {@link #accounts}, below 0 if it is not a member. */
    int place(int account) {
        return Arrays.binarySearch(accounts, account);
    }

    EntityType.Strength strength(int entity) {
        return type(entity).strength();
    }

    EntityType type(int entity) {
        return landscape.view.graph().types().get(landscape.incidence.typeOf(entity));
    }

    /** The weight that ties a member to the others. */
    double weightInside(int account) {
        double sum = 0;
        var graph = landscape.shared.graph();
        for (int slot = graph.begin(account); slot < graph.end(account); slot++) {
            if (place(graph.neighbour(account, slot)) >= 0) {
                sum += graph.weight(account, slot);
            }
        }
        return sum;
    }
}
