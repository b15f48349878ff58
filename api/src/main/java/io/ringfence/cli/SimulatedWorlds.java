package io.ringfence.cli;

import io.ringfence.simulation.Manner;
import io.ringfence.simulation.SimulationParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of simulated worlds. */
final class SimulatedWorlds {
    @Option(
            names = "--worlds",
            paramLabel = "N",
            description = "Simulate N worlds; at least 10 for intervals that mean something.")
    int worlds;

    @Option(
            names = "--accounts",
            defaultValue = "20000",
            description = "Accounts of a simulated world (default ${DEFAULT-VALUE}).")
    private int accounts = 20_000;

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "Seed of the first simulated world (default ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(
            names = "--fraud-share",
            defaultValue = "0.03",
            description = "Share of fraudulent accounts in a simulated world (default ${DEFAULT-VALUE}).")
    private double fraudShare = 0.03;

    @Option(
            names = "--manner",
            defaultValue = "usual",
            description =
                    "Kind of simulated worlds: usual, or drawn at random for each seed, all habits from wide ranges:"
                            + " ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private WorldManner manner = WorldManner.USUAL;

    /** What kind of worlds to simulate. */
    enum WorldManner {
        USUAL,
        DRAWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All worlds. */
    List<SimulationParameters> parameters(CommandSpec spec) {
        var all = new ArrayList<SimulationParameters>();
        for (int i = 0; i < worlds; i++) {
            SimulationParameters usual = SimulateCommand.parameters(spec, accounts, seed + i, fraudShare);
            all.add(manner == WorldManner.USUAL ? usual : usual.withManner(Manner.drawn(seed + i)));
        }
        return all;
    }

    /** The worlds in words. */
    String describe() {
        String seeds = worlds == 1 ? "seed " + seed : "seeds " + seed + " to " + (seed + worlds - 1);
        return String.format(
                Locale.ROOT,
                "%d simulated %s of %s manner and %,d accounts, %s, %.1f %% fraud",
                worlds,
                worlds == 1 ? "world" : "worlds",
                manner,
                accounts,
                seeds,
                100 * fraudShare);
    }
}
