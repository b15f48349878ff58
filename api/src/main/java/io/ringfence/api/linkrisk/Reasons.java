package io.ringfence.api.linkrisk;

import io.ringfence.embeddings.registry.Contribution;
import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.RiskScore;
import io.ringfence.feature.Feature;
import io.ringfence.feature.FeatureCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says in sentences what a score rests on: the catalogue's words with the values that the model saw. */
final class Reasons {
    private static final int MAX_REASONS = 5;
    private static final int MAX_CONTRIBUTIONS = 12;
    private static final double LEAST_LOGIT = 1e-3;

    private Reasons() {}

    /** What speaks for fraud, strongest first; empty where nothing does. */
    static List<String> of(RiskScore score, FeatureCatalogue catalogue) {
        return score.contributions().stream()
                .filter(contribution -> contribution.logit() > LEAST_LOGIT)
                .limit(MAX_REASONS)
                .map(contribution -> sentence(contribution, catalogue))
                .toList();
    }

    static List<LinkRiskBody.ContributionBody> contributions(RiskScore score) {
        return score.contributions().stream()
                .limit(MAX_CONTRIBUTIONS)
                .map(each -> new LinkRiskBody.ContributionBody(
                        each.feature(), Float.isFinite(each.value()) ? each.value() : null, each.logit()))
                .toList();
    }

    private static String sentence(Contribution contribution, FeatureCatalogue catalogue) {
        if (contribution.feature().equals(ModelSummary.GRAPH_NETWORK)) {
            return String.format(
                    Locale.ROOT,
                    "The graph network, by whom and what the account is tied to, sees a risk of %.1f %%.",
                    100 * contribution.value());
        }
        int index = catalogue.indexOf(contribution.feature());
        if (index < 0) {
            return contribution.feature() + ": " + number(contribution.value());
        }
        Feature feature = catalogue.features().get(index);
        String words = feature.description();
        String stem = words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
        return stem + ": " + value(contribution.value(), feature.unit()) + ".";
    }

    private static String value(float value, String unit) {
        if (!Float.isFinite(value)) {
            return "nothing is known";
        }
        return switch (unit) {
            case "seconds" -> duration(Duration.ofSeconds(Math.round((double) value)));
            case "cents" -> String.format(Locale.ROOT, "%,.2f", value / 100);
            default -> number(value);
        };
    }

    private static String duration(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return time.toSeconds() + " s";
        } else if (time.compareTo(Duration.ofHours(2)) < 0) {
            return time.toMinutes() + " min";
        } else if (time.compareTo(Duration.ofDays(2)) < 0) {
            return time.toHours() + " h";
        }
        return time.toDays() + " days";
    }

    private static String number(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
