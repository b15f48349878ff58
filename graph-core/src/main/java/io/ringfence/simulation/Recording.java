package io.ringfence.simulation;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event.Parties;
import io.ringfence.simulation.Dice.Stream;
import org.jspecify.annotations.Nullable;

/** What of the things that happen is written down; the same for honest accounts and for rings. */
final class Recording {
    private final RecordedManner manner;
    private final Dice dice;

    Recording(SimulationParameters parameters) {
        manner = parameters.manner().recorded();
        dice = new Dice(parameters.seed(), Stream.RECORDED, 0);
    }

    /** Whether this world has entities of a type at all. */
    boolean has(String type) {
        return switch (type) {
            case EntityType.IP -> manner.ips() > 0;
            case EntityType.DEVICE -> manner.devices() > 0;
            default -> true;
        };
    }

    /** What a payment's record names, or null if there is no record of it. */
    @Nullable
    Parties of(Parties parties) {
        if (manner.equals(RecordedManner.DEFAULT)) {
            return parties;
        }
        if (parties.toAccountId() != null && !dice.chance(manner.transfers())) {
            return null;
        }
        return new Parties(
                part(parties.cardId(), manner.cards()),
                part(parties.deviceId(), manner.devices()),
                part(parties.ip(), manner.ips()),
                parties.toAccountId(),
                part(parties.merchantId(), manner.merchants()));
    }

    private @Nullable String part(@Nullable String id, double share) {
        return id != null && dice.chance(share) ? id : null;
    }
}
