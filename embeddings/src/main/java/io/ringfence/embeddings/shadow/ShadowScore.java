package io.ringfence.embeddings.shadow;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decision as champion and challenger scored it.
 *
 * @param at             when it was decided
 * @param accountId      whom it was about
 * @param paymentId      the payment that was decided on; null where it was none, or was not named
 * @param champion       the model that was heard
 * @param championRisk   what it said
 * @param championBand   the band of that
 * @param challenger     the model that was not
 * @param challengerRisk what it would have said, of the same decision and the same knowledge
 * @param challengerBand the band of that
 */
public record ShadowScore(
        Instant at,
        String accountId,
        @Nullable String paymentId,
        String champion,
        double championRisk,
        String championBand,
        String challenger,
        double challengerRisk,
        String challengerBand) {
    public ShadowScore {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(accountId, "accountId");
    }
}
