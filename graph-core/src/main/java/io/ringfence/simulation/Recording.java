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

    /** Whether there is a record of a payment. */
    boolean written(Parties parties) {
        return parties.toAccountId() == null || manner.transfers() == 1 || dice.chance(manner.transfers());
    }

    /** What is known of a payment at all. */
    Parties of(Parties parties) {
        if (manner.equals(RecordedManner.DEFAULT)) {
            return parties;
        }
        return new Parties(
                part(parties.cardId(), manner.cards()),
                part(parties.deviceId(), manner.devices()),
                part(parties.ip(), manner.ips()),
                parties.toAccountId(),
                part(parties.merchantId(), manner.merchants()));
    }

    /** What of that its own record names. */
    Parties onPayment(Parties known) {
        if (manner.onPayments() == 1 || dice.chance(manner.onPayments())) {
            return known;
        }
        return new Parties(null, null, null, known.toAccountId(), known.merchantId());
    }

    /** Whether what it was made with is written down as links. */
    boolean asLinks(Parties onPayment, Parties known) {
        if (manner.onPayments() == 1 && manner.asLinks() == 0) {
            return false;
        }
        return !onPayment.equals(known) || dice.chance(manner.asLinks());
    }

    private @Nullable String part(@Nullable String id, double share) {
        return id != null && dice.chance(share) ? id : null;
    }
}
