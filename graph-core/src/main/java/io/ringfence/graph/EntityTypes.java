package io.ringfence.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entity types of one graph, in a fixed order. The position of a type is its dense index inside the graph;
 * {@link EntityType#ACCOUNT} is always index 0.
 */
public final class EntityTypes {
    /** The built-in types of the input format. */
    public static final EntityTypes DEFAULT = new EntityTypes(List.of(
            type(EntityType.ACCOUNT, EntityType.Strength.HARD, 500, 3650, 1.0),
            type(EntityType.DEVICE, EntityType.Strength.SOFT, 50, 90, 1.0),
            type(EntityType.CARD, EntityType.Strength.HARD, 50, 365, 1.5),
            type(EntityType.IP, EntityType.Strength.SOFT, 30, 14, 0.5),
            type(EntityType.EMAIL, EntityType.Strength.HARD, 30, 3650, 1.5),
            type(EntityType.PHONE, EntityType.Strength.HARD, 30, 365, 1.5),
            type(EntityType.ADDRESS, EntityType.Strength.SOFT, 20, 365, 0.7),
            type(EntityType.BANK_ACCOUNT, EntityType.Strength.HARD, 30, 3650, 1.5),
            type(EntityType.MERCHANT, EntityType.Strength.NONE, 2, 30, 0.1)));

    private final List<EntityType> types;
    private final Map<String, Integer> indexes = new HashMap<>();

    /**
     * @param types the types, the first of which is {@code account}; names are distinct; at most 127
     */
    public EntityTypes(List<EntityType> types) {
        this.types = List.copyOf(types);
        if (this.types.isEmpty() || !this.types.getFirst().name().equals(EntityType.ACCOUNT)) {
            throw new IllegalArgumentException("the first entity type must be account");
        }
        if (this.types.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("at most 127 entity types, got " + this.types.size());
        }
        for (EntityType type : this.types) {
            if (indexes.put(type.name(), indexes.size()) != null) {
                throw new IllegalArgumentException("entity type names must be distinct");
            }
        }
    }

    /** All types, by index. */
    public List<EntityType> all() {
        return types;
    }

    /** The type at an index. */
    public EntityType get(int index) {
        return types.get(index);
    }

    /** How many types there are. */
    public int size() {
        return types.size();
    }

    /** The index of a type by name, or −1. */
    public int indexOf(String name) {
        Integer index = indexes.get(name);
        return index == null ? -1 : index;
    }

    /** The type of a name. */
    public Optional<EntityType> find(String name) {
        int index = indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(types.get(index));
    }

    /** These types and one more, or these with that one replaced where the name is known. */
    public EntityTypes with(EntityType type) {
        var copy = new ArrayList<>(types);
        int index = indexOf(type.name());
        if (index < 0) {
            copy.add(type);
        } else {
            copy.set(index, type);
        }
        return new EntityTypes(copy);
    }

    private static EntityType type(String name, EntityType.Strength strength, int cap, int days, double weight) {
        return new EntityType(name, strength, HubPolicy.of(cap, Duration.ofDays(days), weight));
    }
}
