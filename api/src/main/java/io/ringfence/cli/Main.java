package io.ringfence.cli;

import io.ringfence.api.ServeException;
import io.ringfence.embeddings.registry.RegistryException;
import io.ringfence.loaders.InputException;
import io.ringfence.loaders.neo4j.DatabaseException;
import io.ringfence.loaders.stream.StreamException;
import io.ringfence.workspace.WorkspaceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ringfence COMMAND}: finds fraud rings in the graph of what accounts share. */
@Command(
        name = "ringfence",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds fraud rings in the graph of accounts, devices, cards and everything else people share.",
        footer = {
            "",
            "State lives in RINGFENCE_HOME (default ~/.ringfence); one command at a time writes to it.",
            "NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD name a Neo4j server to use instead of the embedded one.",
            "Exit status: 0 done, 1 failed, 2 wrong usage, 3 done with rejected rows."
        },
        subcommands = {
            DemoCommand.class,
            SimulateCommand.class,
            LoadCommand.class,
            EraseCommand.class,
            DetectCommand.class,
            RingsCommand.class,
            TrainCommand.class,
            BacktestCommand.class,
            DriftCommand.class,
            ScoreCommand.class,
            FeaturesCommand.class,
            ReportCommand.class,
            EvaluateCommand.class,
            BenchmarkCommand.class,
            FitRingsCommand.class,
            ServeCommand.class,
            ModelsCommand.class,
            DoctorCommand.class
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Main() {}

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    /** Runs one command; returns its exit status. */
    public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        return commandLine().setOut(out).setErr(err).execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(Main::failed);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    private static int wrongUsage(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(exception.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitStatus.WRONG_USAGE;
    }

    private static int failed(Exception exception, CommandLine command, CommandLine.ParseResult result) {
        PrintWriter err = command.getErr();
        switch (exception) {
            case WorkspaceException e -> err.println(e.getMessage());
            case DatabaseException e -> err.println(e.getMessage());
            case InputException e -> err.println(e.getMessage());
            case RegistryException e -> err.println(e.getMessage());
            case StreamException e -> err.println(e.getMessage());
            case ServeException e -> err.println(e.getMessage());
            case CancellationException e -> err.println("Stopped.");
            case IOException e -> err.println(sentence(e));
            case UncheckedIOException e -> err.println(e.getMessage());
            default -> {
                err.println("Ringfence failed on something that it did not expect; please report this:");
                exception.printStackTrace(err);
            }
        }
        err.flush();
        return ExitStatus.FAILED;
    }

    private static String sentence(IOException exception) {
        return switch (exception) {
            case NoSuchFileException e -> e.getFile() + ": no such file or folder";
            case AccessDeniedException e -> e.getFile() + ": access denied";
            case FileAlreadyExistsException e -> e.getFile() + ": is there already";
            default -> String.valueOf(exception.getMessage());
        };
    }
}
