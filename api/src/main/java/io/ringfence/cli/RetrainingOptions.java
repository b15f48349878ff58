package io.ringfence.cli;

import io.ringfence.embeddings.drift.DriftParameters;
import io.ringfence.workspace.RetrainingPolicy;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What counts as drift and as a reason to train anew; each also from the environment, for jobs that run by themselves. */
@SuppressWarnings("NullAway.Init") // fields are set by picocli
final class RetrainingOptions {
    @Option(
            names = "--max-age",
            paramLabel = "DAYS",
            defaultValue = "${env:RINGFENCE_RETRAIN_MAX_AGE:-30d}",
            converter = Days.class,
            description = "Train when the newest model knows nothing of so many days (default ${DEFAULT-VALUE}).")
    private Duration maxAge;

    @Option(
            names = "--new-labels",
            paramLabel = "SHARE",
            defaultValue = "${env:RINGFENCE_RETRAIN_NEW_LABELS:-0.2}",
            description = "Train when labels grew by such a share since (default ${DEFAULT-VALUE}).")
    private double newLabels;

    @Option(
            names = "--kept",
            paramLabel = "SHARE",
            defaultValue = "${env:RINGFENCE_RETRAIN_KEPT:-0.8}",
            description = "Train when average precision falls surely below such a share of what the test rows promised"
                    + " (default ${DEFAULT-VALUE}).")
    private double kept;

    @Option(
            names = "--ignore-drift",
            defaultValue = "${env:RINGFENCE_RETRAIN_IGNORE_DRIFT:-false}",
            description = "Do not train because of drift alone.")
    private boolean ignoreDrift;

    @Option(
            names = "--drift-window",
            paramLabel = "DAYS",
            defaultValue = "${env:RINGFENCE_DRIFT_WINDOW:-28d}",
            converter = Days.class,
            description = "Look for drift in the decisions of so many days (default ${DEFAULT-VALUE}).")
    private Duration window;

    @Option(
            names = "--drift-limit",
            paramLabel = "X",
            defaultValue = "${env:RINGFENCE_DRIFT_LIMIT:-0.25}",
            description = "Population stability index from which on a movement is an alarm (default ${DEFAULT-VALUE}).")
    private double limit;

    RetrainingPolicy policy(CommandSpec spec) {
        try {
            return new RetrainingPolicy(maxAge, newLabels, !ignoreDrift, kept);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    DriftParameters drift(CommandSpec spec) {
        try {
            return DriftParameters.DEFAULT.withWindow(window).withLimit(limit);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
