package io.ringfence.api.evaluation;

import io.ringfence.evaluation.figure.Estimate;
import io.ringfence.evaluation.figure.Measure;
import java.util.Locale;
import java.util.Optional;

/** Figures in digits. */
final class Numbers {
    private Numbers() {}

    static String value(Optional<Estimate> estimate, Measure measure) {
        return estimate.map(each -> number(each.value(), measure)).orElse("–");
    }

    static String interval(Optional<Estimate> estimate, Measure measure) {
        return estimate.filter(Estimate::hasInterval)
                .map(each -> number(each.low(), measure) + "–" + number(each.high(), measure))
                .orElse("");
    }

    static String counts(Optional<Estimate> estimate, Measure measure) {
        return estimate.filter(each -> each.total() > 0 && isCounted(measure))
                .map(each -> String.format(Locale.ROOT, "%,.0f of %,.0f", each.right(), each.total()))
                .orElse("");
    }

    /** Sums of errors, Jaccards and cents say little to people. */
    private static boolean isCounted(Measure measure) {
        return measure != Measure.BRIER && measure != Measure.MEAN_JACCARD && measure != Measure.MONEY_SAVED;
    }

    private static String number(double value, Measure measure) {
        return measure.unit() == Measure.Unit.DAYS
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
