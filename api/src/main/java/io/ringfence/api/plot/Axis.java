package io.ringfence.api.plot;

import java.util.List;
import java.util.Locale;

/**
 * One axis of a plot.
 *
 * @param label what it shows
 * @param to    its upper end; the lower is 0
 * @param ticks where numbers stand
 */
public record Axis(String label, double to, List<Double> ticks) {
    public Axis {
        ticks = List.copyOf(ticks);
    }

    /** From 0 to 1. */
    public static Axis share(String label) {
        return new Axis(label, 1, List.of(0.0, 0.25, 0.5, 0.75, 1.0));
    }

    /** From 0 to at least some days. */
    public static Axis days(String label, double most) {
        int step = most <= 14 ? 2 : most <= 35 ? 7 : most <= 70 ? 14 : 28;
        int ticks = (int) Math.ceil(Math.max(most, 1) / step);
        return new Axis(
                label,
                ticks * step,
                java.util.stream.IntStream.rangeClosed(0, ticks)
                        .mapToObj(i -> (double) i * step)
                        .toList());
    }

    public static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
