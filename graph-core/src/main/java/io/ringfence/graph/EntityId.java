package io.ringfence.graph;

import java.util.Objects;

/**
 * The name of an entity outside a projection: its type and its identifier within that type.
 *
 * @param type name of an {@link EntityType}, such as {@code device}
 * @param id   identifier as the source gave it after normalisation, never blank
 */
public record EntityId(String type, String id) implements Comparable<EntityId> {
    public EntityId {
        EntityType.requireName(type);
        Objects.requireNonNull(id, "id");
        if (id.isBlank()) {
            throw new IllegalArgumentException("id of a " + type + " must not be blank");
        }
    }

    /** The entity of an account. */
    public static EntityId account(String id) {
        return new EntityId(EntityType.ACCOUNT, id);
    }

    /** Whether this is an account. */
    public boolean isAccount() {
        return type.equals(EntityType.ACCOUNT);
    }

    /**
     * Parses {@code type:id}, the form of {@link #toString()}.
     *
     * @throws IllegalArgumentException if there is no colon or a part is blank
     */
    public static EntityId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("entity must be type:id, got '" + text + "'");
        }
        return new EntityId(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public int compareTo(EntityId other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return type + ":" + id;
    }
}
