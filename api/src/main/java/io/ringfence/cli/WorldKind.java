package io.ringfence.cli;

import io.ringfence.simulation.Manner;
import io.ringfence.simulation.PlantedRings;
import io.ringfence.simulation.SimulationParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what kind of world to simulate. */
final class WorldKind {
    enum Kind {
        DEFAULT,
        DRAWN,
        P2P
    }

    @Option(
            names = "--manner",
            defaultValue = "default",
            description =
                    "Kind of world: default, drawn (all knobs at random by the seed) or p2p (shares cards, devices"
                            + " and addresses as a public graph of payments between people does); default ${DEFAULT-VALUE}.")
    private Kind manner = Kind.DEFAULT;

    @Option(
            names = "--labelled",
            paramLabel = "SHARE",
            description = "Share of fraudulent accounts labelled by the end, 0 to 0.8 (as in the manner).")
    private @Nullable Double labelled;

    @Option(
            names = "--plant",
            paramLabel = "FILE",
            description = "AMLworld patterns (transactions.csv) to plant as they are, as many as the share of fraud has"
                    + " room for.")
    private @Nullable Path plant;

    private @Nullable PlantedRings planted;

    /**
     * A world of this kind.
     *
     * @throws IOException if the file to plant cannot be read
     * @throws IllegalArgumentException if an option is out of bounds
     */
    SimulationParameters of(SimulationParameters base) throws IOException {
        Manner chosen = switch (manner) {
            case DEFAULT -> Manner.DEFAULT;
            case DRAWN -> Manner.drawn(base.seed());
            case P2P -> Manner.P2P;
        };
        if (labelled != null) {
            chosen = chosen.withLabels(chosen.labels().withLabelled(labelled));
        }
        SimulationParameters world = base.withManner(chosen);
        if (plant == null) {
            return world;
        }
        if (planted == null) {
            planted = PlantedRings.read(plant);
        }
        return world.withPlanted(planted);
    }

    /** The kind in words. */
    String describe() {
        var text = new StringBuilder(manner.name().toLowerCase(Locale.ROOT)).append(" manner");
        if (labelled != null) {
            text.append(String.format(Locale.ROOT, ", %.2f of them labelled by the end", labelled));
        }
        if (plant != null) {
            text.append(", with rings of ").append(plant.getFileName());
        }
        return text.toString();
    }
}
