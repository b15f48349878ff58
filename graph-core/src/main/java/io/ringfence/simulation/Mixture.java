package io.ringfence.simulation;

import java.util.EnumMap;
import java.util.Map;

/**
 * What rings and what innocent groups a world has.
 *
 * @param rings     how common each scheme is, relative to the others; a scheme that is not named does not occur
 * @param decoys    share of all accounts in each kind of innocent group, 0.8 at most in all
 * @param decoySize how large the largest groups are; 1 is usual, 0.2 to 5
 * @param decoyVariety how far innocent groups differ in how much they have to do with each other, 0 (not at all) to 1.5
 * @param loners    share of fraud accounts that belong to no ring
 * @param lodgers   share of fraud accounts that live with honest people
 */
public record Mixture(
        Map<Scheme, Double> rings,
        Map<GroupKind, Double> decoys,
        double decoySize,
        double decoyVariety,
        double loners,
        double lodgers) {
    public static final Mixture DEFAULT = usual();

    public Mixture {
        rings = Map.copyOf(rings);
        decoys = Map.copyOf(decoys);
        rings.forEach((scheme, weight) -> Bounds.within("weight of " + scheme, weight, 0, 1e6));
        decoys.forEach((kind, share) -> Bounds.share("share of " + kind, share));
        if (rings.values().stream().noneMatch(weight -> weight > 0)) {
            throw new IllegalArgumentException("rings must name a scheme with a weight > 0");
        }
        Bounds.within("shares of all decoys", total(decoys), 0, 0.8);
        Bounds.within("decoySize", decoySize, 0.2, 5);
        Bounds.within("decoyVariety", decoyVariety, 0, 1.5);
        Bounds.within("loners", loners, 0, 0.9);
        Bounds.share("lodgers", lodgers);
    }

    /** The same without one scheme, for instance to hold it out. */
    public Mixture without(Scheme scheme) {
        var left = new EnumMap<Scheme, Double>(rings);
        left.remove(scheme);
        return new Mixture(left, decoys, decoySize, decoyVariety, loners, lodgers);
    }

    /** The same with only these schemes, equally often. */
    public Mixture withOnly(Scheme... schemes) {
        var chosen = new EnumMap<Scheme, Double>(Scheme.class);
        for (Scheme scheme : schemes) {
            chosen.put(scheme, 1.0);
        }
        return new Mixture(chosen, decoys, decoySize, decoyVariety, loners, lodgers);
    }

    Scheme draw(Dice dice) {
        double all = 0;
        for (Scheme scheme : Scheme.values()) {
            all += weight(scheme);
        }
        double left = dice.uniform() * all;
        Scheme last = Scheme.DEVICE_FARM;
        for (Scheme scheme : Scheme.values()) {
            double weight = weight(scheme);
            left -= weight;
            if (weight > 0) {
                last = scheme;
                if (left < 0) {
                    return scheme;
                }
            }
        }
        return last;
    }

    double share(GroupKind kind) {
        return decoys.getOrDefault(kind, 0.0);
    }

    private double weight(Scheme scheme) {
        return rings.getOrDefault(scheme, 0.0);
    }

    private static double total(Map<GroupKind, Double> decoys) {
        double sum = 0;
        for (GroupKind kind : GroupKind.values()) {
            sum += decoys.getOrDefault(kind, 0.0);
        }
        return sum;
    }

    private static Mixture usual() {
        var rings = new EnumMap<Scheme, Double>(Scheme.class);
        for (Scheme scheme : Scheme.values()) {
            rings.put(scheme, scheme.share);
        }
        var decoys = new EnumMap<GroupKind, Double>(GroupKind.class);
        for (GroupKind kind : GroupKind.values()) {
            decoys.put(kind, kind.share);
        }
        return new Mixture(rings, decoys, 1, 0, 0.1, 0.05);
    }
}
