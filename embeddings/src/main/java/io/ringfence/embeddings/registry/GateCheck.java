package io.ringfence.embeddings.registry;

import java.util.List;
import java.util.Objects;

/**
 * One condition of promotion, with what was measured.
 *
 * @param gate     which condition, one of the constants
 * @param measured what was measured, in the unit of the condition
 * @param limit    what it is held against
 * @param passed   whether it holds
 * @param text     both in a sentence
 */
public record GateCheck(String gate, double measured, double limit, boolean passed, String text) {
    /** Fraud among the test rows, without which nothing is proved. */
    public static final String EVIDENCE = "evidence";

    /** Lower end of the interval of the gain in average precision over the model without the graph. */
    public static final String GRAPH = "graph";

    /** Expected calibration error on the test rows. */
    public static final String CALIBRATION = "calibration";

    /** Largest difference of scores in Java and in the library that trained. */
    public static final String PARITY = "parity";

    /** Features of past decisions that a replay of history gives otherwise. */
    public static final String FEATURES = "features";

    /** 99th percentile of the time to score one decision, in microseconds. */
    public static final String LATENCY = "latency";

    public GateCheck {
        Objects.requireNonNull(gate, "gate");
        Objects.requireNonNull(text, "text");
    }

    /** Whether all hold; no check at all proves nothing. */
    static boolean passed(List<GateCheck> checks) {
        return !checks.isEmpty() && checks.stream().allMatch(GateCheck::passed);
    }

    /** {@code passed}, or each gate that does not hold with its numbers. */
    static String text(List<GateCheck> checks) {
        String failed = String.join(
                "; ",
                checks.stream()
                        .filter(check -> !check.passed)
                        .map(check -> check.gate + ": " + check.text)
                        .toList());
        return !failed.isEmpty() ? failed : checks.isEmpty() ? "nothing was checked" : "passed";
    }
}
