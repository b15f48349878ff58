package io.ringfence.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Where a command speaks. Results go to standard output; progress goes to standard error, as bars on a terminal and as
 * lines in a log. With {@code --json} standard output holds one JSON object and nothing else.
 */
final class Console {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);

    @Option(names = "--json", description = "Print one JSON object last on standard output.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    /** What the user typed to get here, such as {@code detect}. */
    String commandName() {
        return command.name();
    }

    /** Whether results are wanted as JSON. */
    boolean wantsJson() {
        return json;
    }

    /** Standard output, for tables that a command streams. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Says something to a person. */
    @FormatMethod
    void say(@FormatString String format, Object... arguments) {
        PrintWriter writer =
                json ? command.commandLine().getErr() : command.commandLine().getOut();
        writer.println(String.format(Locale.ROOT, format, arguments));
        writer.flush();
    }

    /** Warns a person. */
    void warn(String message) {
        command.commandLine().getErr().println(message);
        command.commandLine().getErr().flush();
    }

    /** Prints the result as JSON, where that is wanted. */
    void result(Object result) {
        if (json) {
            out().println(toJson(result));
            out().flush();
        }
    }

    /** The JSON of anything. */
    static String toJson(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result cannot be written as JSON", e);
        }
    }

    /** Progress to standard error; pause it before saying anything else. */
    Progress progress() {
        return Confirmation.terminal().isPresent() && System.getenv("CI") == null
                ? new BarProgress()
                : new LineProgress(command.commandLine().getErr());
    }

    /** Progress that is being shown. */
    interface Progress extends RunControl, AutoCloseable {
        /** Leaves the terminal to others until progress goes on. */
        void pause();

        /** A command has the machine to itself. */
        @Override
        default Workers workers() {
            return Workers.on(ForkJoinPool.commonPool(), Runtime.getRuntime().availableProcessors());
        }

        @Override
        default void close() {
            pause();
        }
    }
}
