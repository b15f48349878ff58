package io.ringfence.graph;

import java.nio.charset.StandardCharsets;

/**
 * The only bridge between entity ids outside and dense nodes inside. One writer; any number of readers without a lock.
 */
final class IdMap {
    private final EntityTypes types;
    private final TextIndex texts;

    IdMap(EntityTypes types, TextIndex texts) {
        this.types = types;
        this.texts = texts;
    }

    TextIndex texts() {
        return texts;
    }

    /** The node of an entity, if it is below {@code limit}, or −1. */
    int find(EntityId entity, int limit) {
        int type = types.indexOf(entity.type());
        return type < 0 ? -1 : find(type, utf8(entity.id()), limit);
    }

    int find(int type, byte[] id, int limit) {
        return texts.find(type, id, limit);
    }

    int add(int type, byte[] id) {
        return texts.add(type, id);
    }

    EntityId get(int node) {
        int type = texts.tag(node);
        return type < 0
                ? new EntityId(EntityType.ACCOUNT, "erased " + node)
                : new EntityId(types.get(type).name(), texts.text(node));
    }

    boolean isErased(int node) {
        return texts.tag(node) < 0;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
