package io.ringfence.cli;

import io.ringfence.simulation.SimulationParameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

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
            names = {"--fraud", "--fraud-share"},
            defaultValue = "0.03",
            description = "Share of fraudulent accounts in a simulated world (default ${DEFAULT-VALUE}).")
    private double fraudShare = 0.03;

    /**
     * All worlds.
     *
     * @throws IOException if a file to plant cannot be read
     */
    List<SimulationParameters> parameters(CommandSpec spec, WorldKind kind) throws IOException {
        var all = new ArrayList<SimulationParameters>();
        for (int i = 0; i < worlds; i++) {
            SimulationParameters base = SimulateCommand.parameters(spec, accounts, seed + i, fraudShare);
            try {
                all.add(kind.of(base));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
        }
        return all;
    }

    /** The worlds in words. */
    String describe(WorldKind kind) {
        String seeds = worlds == 1 ? "seed " + seed : "seeds " + seed + " to " + (seed + worlds - 1);
        return String.format(
                Locale.ROOT,
                "%d simulated %s of %,d accounts, %s, %.1f %% fraud, %s",
                worlds,
                worlds == 1 ? "world" : "worlds",
                accounts,
                seeds,
                100 * fraudShare,
                kind.describe());
    }
}
