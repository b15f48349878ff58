package io.ringfence.simulation;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;

/** Ids that mean "unknown" and yet are written like any other. */
final class Placeholders {
    static final int COUNT = 3;

    private Placeholders() {}

    static EntityId of(int number) {
        return switch (number % COUNT) {
            case 0 -> new EntityId(EntityType.DEVICE, "unknown");
            case 1 -> new EntityId(EntityType.DEVICE, "00000000-0000-0000-0000-000000000000");
            default -> new EntityId(EntityType.PHONE, "+000000000000000");
        };
    }
}
