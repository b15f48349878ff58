package io.ringfence.simulation;

/** Refuses settings that are out of bounds, naming setting, bound and value. */
final class Bounds {
    private Bounds() {}

    static void share(String name, double value) {
        within(name, value, 0, 1);
    }

    static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    name + " must be " + plain(low) + " to " + plain(high) + ", got " + plain(value));
        }
    }

    private static String plain(double value) {
        return value == StrictMath.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
