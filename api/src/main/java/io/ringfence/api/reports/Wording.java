package io.ringfence.api.reports;

import io.ringfence.ring.Coverage;
import io.ringfence.ring.Evidence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;

/** How numbers, times and names read in a report, the same everywhere and in every locale. */
final class Wording {
    private Wording() {}

    /** At most six decimals and no exponent: what is printed is what is hashed. */
    static BigDecimal decimal(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }

    static String number(double value) {
        return decimal(value).toPlainString();
    }

    /** Cents as units with two decimals; the currency is that of the payments. */
    static String amount(long cents) {
        return String.format(Locale.ROOT, "%,d.%02d", cents / 100, cents % 100);
    }

    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    static String time(Instant at) {
        return at.toString().replace('T', ' ').replace("Z", " UTC");
    }

    /** {@code DEVICE_FARM} as people read it: Device farm. */
    static String words(Enum<?> name) {
        String text = name.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Name of a family of evidence in snake case. */
    static String kind(Evidence piece) {
        return piece.claim()
                .getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    /** What the hub policy and the limits left out, in one sentence. */
    static String leftOut(Coverage coverage) {
        String looked = "Links looked at: " + count(coverage.considered()) + ". ";
        if (coverage.leftOut() == 0) {
            return looked + "The hub policy left none out." + truncated(coverage);
        }
        var parts = new ArrayList<String>();
        coverage.leftOutByType().forEach((type, n) -> parts.add(type.replace('_', ' ') + " " + count(n)));
        return looked + "Left out, as too widely shared to mean anything: " + count(coverage.leftOut())
                + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")") + "." + hubs(coverage)
                + truncated(coverage);
    }

    private static String hubs(Coverage coverage) {
        if (coverage.hubs().isEmpty()) {
            return "";
        }
        return " The largest: "
                + String.join(
                        ", ",
                        coverage.hubs().stream()
                                .map(hub -> hub.entity() + " ("
                                        + (hub.placeholder()
                                                ? "a placeholder"
                                                : count(hub.accounts()) + " accounts, " + count(hub.members())
                                                        + " of the ring")
                                        + ")")
                                .toList())
                + ".";
    }

    private static String truncated(Coverage coverage) {
        return coverage.truncated() ? " A limit cut the search short." : "";
    }
}
