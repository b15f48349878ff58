package io.ringfence.embeddings.registry;

import java.util.Locale;

/**
 * How long a model takes to score one decision, features included, on one thread of the machine that trained it.
 *
 * @param p50Micros median, in microseconds
 * @param p99Micros 99th percentile
 * @param limit     the highest 99th percentile with which the model may be promoted
 * @param scores    decisions scored in the round that counts: the quickest one, so that a busy machine says little
 */
public record Latency(double p50Micros, double p99Micros, double limit, int scores) {
    /** A payment decision has some tens of milliseconds; scoring may take a small part of them. */
    public static final double LIMIT_MICROS = 5000;

    GateCheck check() {
        return new GateCheck(
                GateCheck.LATENCY,
                p99Micros,
                limit,
                p99Micros <= limit,
                String.format(
                        Locale.ROOT,
                        "scoring a decision takes %.0f µs at the 99th percentile (median %.0f), at most %.0f is allowed",
                        p99Micros,
                        p50Micros,
                        limit));
    }
}
