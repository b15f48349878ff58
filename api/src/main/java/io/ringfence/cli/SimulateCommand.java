package io.ringfence.cli;

import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Write a world of accounts with planted rings and innocent look-alikes, and the truth about them.")
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", defaultValue = "20000", description = "Accounts (default ${DEFAULT-VALUE}).")
    private int accounts;

    @Mixin
    private Seed seed;

    @Option(
            names = {"--fraud", "--fraud-share"},
            defaultValue = "0.03",
            description = "Share of fraudulent accounts (default ${DEFAULT-VALUE}).")
    private double fraudShare;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private Path out;

    @Mixin
    private WorldKind kind;

    @Mixin
    private Console console;

    @Override
    public Integer call() throws IOException {
        SimulationParameters base = parameters(spec, accounts, seed.value, fraudShare);
        int planted;
        int patterns;
        try (var progress = console.progress()) {
            SimulationParameters parameters = kind.of(base);
            patterns = parameters.planted().patterns().size();
            RingWorld world = RingWorld.simulate(parameters, progress);
            planted = world.plantedRings();
            world.write(out);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        console.say("Wrote a world of %,d accounts to %s", accounts, out);
        if (patterns > 0) {
            console.say("Planted %d of %d patterns; the others would not fit the share of fraud", planted, patterns);
        }
        console.result(Map.of("out", out.toString(), "accounts", accounts, "seed", seed.value, "planted", planted));
        return ExitStatus.DONE;
    }

    /** What world to make; what is out of bounds is wrong usage. */
    static SimulationParameters parameters(CommandSpec spec, int accounts, long seed, double fraudShare) {
        try {
            return SimulationParameters.DEFAULT
                    .withAccounts(accounts)
                    .withSeed(seed)
                    .withFraudShare(fraudShare);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
