package io.ringfence.embeddings.drift;

import java.time.Instant;

/**
 * How a model did on the decisions of a week, by the labels known now. Only decisions after training count, of accounts
 * whose label training had not seen.
 *
 * @param from      start of the week
 * @param to        its end
 * @param decisions decisions scored again, with what was known before each
 * @param open      decisions without a label that are too young to count as legitimate; left out
 * @param fraud     fraud among the others
 * @param mature    whether all decisions are old enough; until then fraud is missing and figures may rise or fall
 * @param auprc     average precision; NaN where one class is absent
 * @param lower     lower end of its 95 % bootstrap interval over accounts
 * @param upper     upper end
 * @param budget    decisions that investigators look at: 1 %, at least 20
 * @param recall    share of the fraud among the {@code budget} highest scores; NaN like {@code auprc}
 */
public record PerformanceWeek(
        Instant from,
        Instant to,
        int decisions,
        int open,
        int fraud,
        boolean mature,
        double auprc,
        double lower,
        double upper,
        int budget,
        double recall) {}
