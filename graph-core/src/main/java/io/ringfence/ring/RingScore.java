package io.ringfence.ring;

import java.util.List;

/**
 * The probability that a group is a ring: a logistic function of what it shows, usable with no label at all. Every cue
 * and every tie raises it, every innocent pattern lowers it, whatever else holds. The weights are nats (log-likelihood
 * ratios), so that 0 leaves the prior as it is and each cue is capped: two kinds of evidence are needed at least.
 *
 * @param probability 0 to 1
 * @param patterns    the innocent patterns that lowered it
 */
record RingScore(double probability, List<LookAlikes.Pattern> patterns) {
    /** Log-odds of a ring among candidates that show nothing. */
    static final double PRIOR = -7;

    /** Nats of a group whose members are all tied with weight 1 or more. */
    static final double TIGHTNESS = 2;

    /** Nats of each kind of entity shared beyond the first, at most three. */
    static final double SHARED_TYPE = 0.5;

    RingScore {
        patterns = List.copyOf(patterns);
    }

    static RingScore of(Measures measures) {
        double logit = PRIOR + TIGHTNESS * measures.tightness;
        logit += SHARED_TYPE * Math.clamp(measures.sharedTypes - 1, 0, 3);
        for (Cue cue : measures.cues.values()) {
            logit += cue.capped();
        }
        List<LookAlikes.Pattern> patterns = LookAlikes.of(measures);
        for (LookAlikes.Pattern pattern : patterns) {
            logit -= pattern.nats();
        }
        return new RingScore(1 / (1 + Math.exp(-logit)), patterns);
    }
}
