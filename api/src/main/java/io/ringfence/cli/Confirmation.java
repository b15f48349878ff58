package io.ringfence.cli;

import java.util.Locale;

/** Asks a person before something is lost; where there is no terminal the answer is no. */
final class Confirmation {
    private Confirmation() {}

    static boolean ask(String question) {
        java.io.Console terminal = System.console();
        if (terminal == null || !terminal.isTerminal()) {
            return false;
        }
        String answer = terminal.readLine("%s [y/N] ", question);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
