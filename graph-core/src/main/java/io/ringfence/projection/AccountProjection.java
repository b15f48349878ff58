package io.ringfence.projection;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.HubPolicy;
import io.ringfence.graph.RunControl;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Accounts tied by what they share. The weight of two accounts is the sum over the entities that both were seen with:
 * scale of the type × rarity × closeness in event time. Hubs, placeholders and types that tie nobody are left out and
 * counted, in ties.
 *
 * <p>An entity of up to {@link #CLIQUE} accounts ties each pair of them. One of more, up to its cap, ties each account
 * to the {@value #NEIGHBOURS} that were first seen with it next before and after, so that memory stays below
 * {@value #CLIQUE} edges per tie whatever the caps.
 *
 * @param graph         node = account number of the {@link Incidence}
 * @param considered    ties looked at
 * @param leftOutByType ties left out, by type of the entity
 */
public record AccountProjection(Projection graph, long considered, SortedMap<String, Long> leftOutByType) {
    static final int CLIQUE = 24;
    static final int NEIGHBOURS = 10;

    /** Which types of entity tie accounts. */
    public enum Ties {
        /** Hard and soft ones, by their weights. */
        ALL,
        /** Hard ones only. */
        HARD
    }

    public AccountProjection {
        Objects.requireNonNull(graph, "graph");
        leftOutByType = Collections.unmodifiableSortedMap(new TreeMap<>(leftOutByType));
    }

    /**
     * Builds the projection in O(ties × {@value #CLIQUE}).
     *
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static AccountProjection of(Incidence incidence, Ties ties, RunControl control) {
        return of(incidence, ties, incidence.accountCount(), control);
    }

    /**
     * The same of a part, without the ties among the accounts after the first {@code inside}.
     *
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static AccountProjection of(Incidence incidence, Ties ties, int inside, RunControl control) {
        var builder = new Projection.Builder(incidence.accountCount());
        Map<String, Long> leftOut = new TreeMap<>();
        long considered = 0;
        for (int entity = 0; entity < incidence.entityCount(); entity++) {
            if ((entity & 0xffff) == 0) {
                control.check("projection", entity, incidence.entityCount());
            }
            int sharers = incidence.sharers(entity);
            considered += sharers;
            if (sharers < 2) {
                continue;
            }
            if (!carries(incidence, entity)) {
                String type =
                        incidence.view().entity(incidence.entityNode(entity)).type();
                leftOut.merge(type, (long) sharers, Long::sum);
            } else if (ties == Ties.ALL || strength(incidence, entity) == EntityType.Strength.HARD) {
                connect(incidence, entity, inside, builder);
            }
        }
        return new AccountProjection(builder.build(control), considered, new TreeMap<>(leftOut));
    }

    /** Whether hub policy lets an entity tie the accounts that share it. */
    public static boolean carries(Incidence incidence, int entity) {
        EntityType type = type(incidence, entity);
        if (type.strength() == EntityType.Strength.NONE || incidence.isPlaceholder(entity)) {
            return false;
        }
        HubPolicy policy = type.hubPolicy();
        return incidence.sharers(entity) <= policy.cap()
                || policy.allowed()
                        .contains(incidence
                                .view()
                                .entity(incidence.entityNode(entity))
                                .id());
    }

    /** 1 / log₂ of the number of accounts that share an entity: 1 for two, towards 0 the more there are. */
    public static double rarity(int sharers) {
        return sharers <= 2 ? 1 : 1 / (Math.log(sharers) / Math.log(2));
    }

    /** The weight of two ties of one entity; 0 where they are further apart than the policy's window. */
    public static double weight(Incidence incidence, int one, int other) {
        int entity = incidence.entity(one);
        HubPolicy policy = type(incidence, entity).hubPolicy();
        long gap = Math.max(incidence.first(one), incidence.first(other))
                - Math.min(incidence.last(one), incidence.last(other));
        double parts = Math.max(0, gap) / (double) policy.window().toMillis();
        if (parts > 1) {
            return 0;
        }
        return policy.rarityWeight() * rarity(incidence.sharers(entity)) * (1 - 0.75 * parts);
    }

    static EntityType type(Incidence incidence, int entity) {
        return incidence.view().graph().types().get(incidence.typeOf(entity));
    }

    private static EntityType.Strength strength(Incidence incidence, int entity) {
        return type(incidence, entity).strength();
    }

    private static void connect(Incidence incidence, int entity, int inside, Projection.Builder builder) {
        int begin = incidence.begin(entity);
        int[] ties = new int[incidence.tiesOf(entity)];
        for (int i = 0; i < ties.length; i++) {
            ties[i] = begin + i;
        }
        int reach = ties.length;
        if (incidence.sharers(entity) > CLIQUE) {
            IntArrays.mergeSort(ties, (a, b) -> Long.compare(incidence.first(a), incidence.first(b)));
            reach = NEIGHBOURS;
        }
        for (int i = 0; i < ties.length; i++) {
            for (int j = i + 1; j < ties.length && j - i <= reach; j++) {
                int one = incidence.account(ties[i]);
                int other = incidence.account(ties[j]);
                double weight = one < inside || other < inside ? weight(incidence, ties[i], ties[j]) : 0;
                if (weight > 0) {
                    builder.add(one, other, weight);
                }
            }
        }
    }
}
