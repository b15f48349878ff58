package io.ringfence.loaders.neo4j;

/**
 * What went with an entity for good.
 *
 * @param links     links as observed, without those of payments
 * @param payments  payments that the account made
 * @param parties   payments of others that stay and no longer name it
 * @param labels    labels of the account and of its payments
 * @param attributes values of its attributes
 * @param rings     rings, of this run and earlier ones, and cleared groups that named it
 * @param decisions decisions that named the account; one that named others, too, stays without it
 */
public record Erased(
        long links, long payments, long parties, long labels, long attributes, long rings, long decisions) {
    /** Nothing. */
    public static final Erased NOTHING = new Erased(0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Erased plus(Erased other) {
        return new Erased(
                links + other.links,
                payments + other.payments,
                parties + other.parties,
                labels + other.labels,
                attributes + other.attributes,
                rings + other.rings,
                decisions + other.decisions);
    }
}
