package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.projection.AccountProjection;
import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * One group laid out for measuring: its accounts and what at least two of them were seen with. Reused from group to
 * group by one worker, so that nothing is allocated per group; 8 bytes an account and 8 an entity of the whole view.
 */
final class GroupSketch {
    final Landscape landscape;
    int[] accounts = new int[0];

    /** Entities shared by at least two members, no placeholder among them: entity, and where its ties begin. */
    final IntArrayList entities = new IntArrayList();

    final IntArrayList offsets = new IntArrayList();
    final IntArrayList ties = new IntArrayList();

    /** Ties of members in all, those to shared entities that may tie, and those that hub policy leaves out. */
    long allTies;

    long hubTies;
    private final int[] stampOf;
    private final int[] placeOf;
    private final int[] entityStamp;
    private final int[] entitySlot;
    private int stamp;

    GroupSketch(Landscape landscape) {
        this.landscape = landscape;
        stampOf = new int[landscape.incidence.accountCount()];
        placeOf = new int[stampOf.length];
        entityStamp = new int[landscape.incidence.entityCount()];
        entitySlot = new int[entityStamp.length];
    }

    int size() {
        return accounts.length;
    }

    /** The place of an account among the members, −1 if it is none. */
    int place(int account) {
        return stampOf[account] == stamp ? placeOf[account] : -1;
    }

    boolean holds(int account) {
        return stampOf[account] == stamp;
    }

    /** Lays out a group; {@code members} ascending and distinct. */
    void load(int[] members) {
        accounts = members;
        stamp++;
        for (int place = 0; place < members.length; place++) {
            stampOf[members[place]] = stamp;
            placeOf[members[place]] = place;
        }
        Incidence incidence = landscape.incidence;
        entities.clear();
        ties.clear();
        offsets.clear();
        allTies = 0;
        hubTies = 0;
        var counts = new IntArrayList();
        for (int account : members) {
            for (int i = 0; i < incidence.degree(account); i++) {
                int entity = incidence.entity(incidence.tie(account, i));
                allTies++;
                if (incidence.sharers(entity) < 2 || !landscape.ties(entity)) {
                    continue;
                }
                hubTies += landscape.carries(entity) ? 0 : 1;
                if (entityStamp[entity] != stamp) {
                    entityStamp[entity] = stamp;
                    entitySlot[entity] = entities.size();
                    entities.add(entity);
                    counts.add(0);
                }
                counts.set(entitySlot[entity], counts.getInt(entitySlot[entity]) + 1);
            }
        }
        keepShared(counts);
        place(members, incidence);
    }

    private void keepShared(IntArrayList counts) {
        int kept = 0;
        int begin = 0;
        for (int i = 0; i < entities.size(); i++) {
            int entity = entities.getInt(i);
            if (counts.getInt(i) >= 2) {
                entities.set(kept, entity);
                entitySlot[entity] = kept++;
                offsets.add(begin);
                begin += counts.getInt(i);
            } else {
                entitySlot[entity] = -1;
            }
        }
        offsets.add(begin);
        entities.size(kept);
        ties.size(begin);
    }

    private void place(int[] members, Incidence incidence) {
        int[] next = Arrays.copyOf(offsets.elements(), entities.size());
        for (int account : members) {
            for (int i = 0; i < incidence.degree(account); i++) {
                int tie = incidence.tie(account, i);
                int entity = incidence.entity(tie);
                if (entityStamp[entity] == stamp && entitySlot[entity] >= 0) {
                    ties.set(next[entitySlot[entity]]++, tie);
                }
            }
        }
    }

    /** Members that were seen with the i-th shared entity. */
    int sharersInside(int i) {
        return offsets.getInt(i + 1) - offsets.getInt(i);
    }

    EntityType.Strength strength(int i) {
        return type(i).strength();
    }

    EntityType type(int i) {
        return landscape.view.graph().types().get(landscape.incidence.typeOf(entities.getInt(i)));
    }

    /** Whether hub policy lets the i-th shared entity tie. */
    boolean carries(int i) {
        return landscape.carries(entities.getInt(i));
    }

    double rarity(int i) {
        return AccountProjection.rarity(landscape.incidence.sharers(entities.getInt(i)));
    }
}
