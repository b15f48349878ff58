package io.ringfence.simulation;

import io.ringfence.simulation.Dice.Stream;

/**
 * How the rings of a world go about it.
 *
 * @param style     the typical ring's style
 * @param deviation how far single rings differ from it, 0 (not at all) to 2
 * @param variants  share of rings that work their scheme in another than its plain variant
 * @param largest   most members of a ring, 3 to 500
 * @param tail      how fast larger rings get rarer, 0.2 to 5
 */
public record RingManner(RingStyle style, double deviation, double variants, int largest, double tail) {
    public static final RingManner DEFAULT = new RingManner(RingStyle.DEFAULT, 0, 0, 40, 0.9);

    public RingManner {
        Bounds.within("deviation", deviation, 0, 2);
        Bounds.share("variants", variants);
        Bounds.within("largest", largest, 3, 500);
        Bounds.within("tail", tail, 0.2, 5);
    }

    RingStyle styleOf(long seed, int ring) {
        return deviation == 0 ? style : style.near(new Dice(seed, Stream.STYLE, ring), deviation);
    }

    int variantOf(long seed, int ring, Scheme scheme) {
        if (variants == 0 || scheme.variants == 1) {
            return 0;
        }
        var dice = new Dice(seed, Stream.STYLE, -1 - ring);
        return dice.chance(variants) ? dice.between(1, scheme.variants - 1) : 0;
    }
}
