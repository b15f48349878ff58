package io.ringfence.evaluation.figure;

import java.util.Comparator;
import java.util.Objects;

/**
 * A measure of the whole or of a part.
 *
 * @param measure what is measured
 * @param part    of what, such as a typology, a size class or a threshold; empty for the whole
 */
public record Figure(Measure measure, String part) implements Comparable<Figure> {
    private static final Comparator<Figure> ORDER = Comparator.comparing(Figure::measure)
            .thenComparingDouble(Figure::number)
            .thenComparing(Figure::part);

    public Figure {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(part, "part");
    }

    /** A measure of the whole. */
    public static Figure of(Measure measure) {
        return new Figure(measure, "");
    }

    /** By measure, then by part: numbers by value, and before words. */
    @Override
    public int compareTo(Figure other) {
        return ORDER.compare(this, other);
    }

    private double number() {
        if (part.isEmpty()) {
            return -1;
        }
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) != '.' && (part.charAt(i) < '0' || part.charAt(i) > '9')) {
                return Double.MAX_VALUE;
            }
        }
        return Double.parseDouble(part);
    }
}
