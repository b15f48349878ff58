package io.ringfence.loaders.neo4j;

/**
 * What became of a batch of events.
 *
 * @param added       events that are new, now durable
 * @param repeated    events that the database had
 * @param conflicting events whose id the database had with other content; the first one stays
 */
public record AppendResult(long added, long repeated, long conflicting) {
    public static final AppendResult NONE = new AppendResult(0, 0, 0);

    /** Both together. */
    public AppendResult plus(AppendResult other) {
        return new AppendResult(added + other.added, repeated + other.repeated, conflicting + other.conflicting);
    }
}
