package io.ringfence.simulation;

/**
 * What effort all rings of a world spend on not being found, beyond the manner of the world; each from 0, none, to 1.
 *
 * @param camouflage ties with honest accounts and popular merchants: at 1, 10 more for each member
 * @param rotation   how soon shared devices are replaced: at 0 as in the world's manner, at 1 daily, between them
 *                   geometrically
 * @param hubHiding  share of the ties by network and postal address that go through hubs of many honest people instead
 * @param timeSpread how slowly members join and act: at 1, joining takes 8 times as long and acting 4.5 times, as far as
 *                   the window allows
 */
public record Adversary(double camouflage, double rotation, double hubHiding, double timeSpread) {
    /** No effort: the world's manner as it is. */
    public static final Adversary NONE = new Adversary(0, 0, 0, 0);

    static final double MOST_CAMOUFLAGE = 10;
    static final double CALM_ROTATION = 60;
    static final double LONGEST = 8;

    public Adversary {
        Bounds.share("camouflage", camouflage);
        Bounds.share("rotation", rotation);
        Bounds.share("hubHiding", hubHiding);
        Bounds.share("timeSpread", timeSpread);
    }
}
