package io.ringfence.embeddings.shadow;

import java.time.Instant;
import java.util.Objects;

/**
 * A decision as champion and challenger scored it.
 *
 * @param at             when it was decided
 * @param accountId      whom it was about
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
