package io.ringfence.cli;

import picocli.CommandLine.Option;

/** The option that fixes every random choice of a command. */
final class Seed {
    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "Fixes every random choice (default ${DEFAULT-VALUE}).")
    long value;
}
