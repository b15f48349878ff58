package io.ringfence.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/** Asks a person before something is lost; where there is no terminal the answer is no. */
final class Confirmation {
    private Confirmation() {}

    static boolean ask(String question) {
        return terminal()
                .map(terminal -> terminal.readLine("%s [y/N] ", question))
                .map(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
                .orElse(false);
    }

    /** The terminal, where a person sits at one. */
    @SuppressWarnings("SystemConsoleNull") // a launcher may turn the console off, which brings the null back
    static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
