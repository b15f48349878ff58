package io.ringfence.embeddings.backtest;

import io.ringfence.embeddings.registry.Dossier;
import io.ringfence.embeddings.registry.Gain;
import io.ringfence.embeddings.registry.Metrics;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model of one window found.
 *
 * @param window    the window
 * @param trained   rows that it learned from
 * @param metrics   on the decisions after it was trained, by model
 * @param intervals the same with 95 % intervals
 * @param gain      what the graph adds; null where the window was not played
 * @param skipped   why it was not played; null where it was
 */
public record WindowResult(
        BacktestPlan.Window window,
        int trained,
        Map<String, Metrics> metrics,
        Map<String, Map<String, Dossier.Bounds>> intervals,
        @Nullable Gain gain,
        @Nullable String skipped) {
    public WindowResult {
        Objects.requireNonNull(window, "window");
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        intervals = Collections.unmodifiableMap(new TreeMap<>(intervals));
    }

    /** A window that could not be played. */
    public static WindowResult skipped(BacktestPlan.Window window, String why) {
        return new WindowResult(window, 0, Map.of(), Map.of(), null, why);
    }

    /**
     * The figures of a model on the window.
     *
     * @throws IllegalArgumentException if the window was not played or the model did not play
     */
    public Metrics of(String model) {
        Metrics found = metrics.get(model);
        if (found == null) {
            throw new IllegalArgumentException("there are no figures of " + model);
        }
        return found;
    }
}
