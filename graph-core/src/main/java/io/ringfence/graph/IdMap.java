package io.ringfence.graph;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The only bridge between entity ids outside and dense nodes inside. One writer; any number of readers without a lock.
 */
final class IdMap {
    private final ConcurrentHashMap<EntityId, Integer> nodes = new ConcurrentHashMap<>();
    private EntityId[] entities = new EntityId[1024];
    private int size;

    /** The node of an entity, or −1. */
    int find(EntityId entity) {
        Integer node = nodes.get(entity);
        return node == null ? -1 : node;
    }

    int add(EntityId entity) {
        if (size == entities.length) {
            entities = Arrays.copyOf(entities, Columns.grown(size));
        }
        entities[size] = entity;
        nodes.put(entity, size);
        return size++;
    }

    EntityId get(int node) {
        return entities[node];
    }
}
