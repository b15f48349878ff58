package io.ringfence.simulation;

/**
 * How a ring goes about its scheme: how strong its ties are and how well it hides them. Shares are 0 to 1.
 *
 * @param sharing          how much goes through what the ring shares; 0.5 is as much as is natural to the scheme, 1 is
 *                         everything, 0 nothing
 * @param honestLife       how much of an honest life its members lead beside the scheme; 1 is that of anybody, 0 none
 * @param rotationDays     days until a shared device is replaced, 0.5 to 10,000 (never)
 * @param membersPerDevice members for each shared device, 2 to 30
 * @param mixing           share of acts on another shared device than usual
 * @param joinScale        over how long members join; 1 is natural to the scheme (days to weeks); 0.01 to 20
 * @param patience         how long members wait before they act and over how long they do; 1 is natural; 0.1 to 10
 * @param activity         how often they act; 1 is natural; 0.2 to 5
 * @param ownNetwork       share of acts from the ring's own addresses
 * @param proxies          share from the networks of unknowing households
 * @param gateways         share through carrier gateways; the rest is from the members' homes
 * @param hiding           share of the ties by network and postal address that go through a hub of many honest people
 * @param newcomers        how many accounts are opened for the scheme; 0.5 is natural to the scheme, 1 all, 0 none
 * @param hijacked         share of members that are old honest accounts in other hands
 * @param periphery        share of members that are only loosely tied, in rings of 6 and more
 * @param camouflage       further ties of each member with honest accounts and popular merchants, 0 to 50
 */
public record RingStyle(
        double sharing,
        double honestLife,
        double rotationDays,
        int membersPerDevice,
        double mixing,
        double joinScale,
        double patience,
        double activity,
        double ownNetwork,
        double proxies,
        double gateways,
        double hiding,
        double newcomers,
        double hijacked,
        double periphery,
        double camouflage) {
    /** The natural way. */
    public static final RingStyle DEFAULT =
            new RingStyle(0.5, 1, 12, 5, 0, 1, 1, 1, 0.3, 0.2, 0.25, 0, 0.5, 0, 0.12, 0);

    public RingStyle {
        Bounds.share("sharing", sharing);
        Bounds.share("honestLife", honestLife);
        Bounds.within("rotationDays", rotationDays, 0.5, 10_000);
        Bounds.within("membersPerDevice", membersPerDevice, 2, 30);
        Bounds.share("mixing", mixing);
        Bounds.within("joinScale", joinScale, 0.01, 20);
        Bounds.within("patience", patience, 0.1, 10);
        Bounds.within("activity", activity, 0.2, 5);
        Bounds.share("ownNetwork", ownNetwork);
        Bounds.share("proxies", proxies);
        Bounds.share("gateways", gateways);
        Bounds.within("ownNetwork + proxies + gateways", ownNetwork + proxies + gateways, 0, 1 + 1e-9);
        Bounds.share("hiding", hiding);
        Bounds.share("newcomers", newcomers);
        Bounds.share("hijacked", hijacked);
        Bounds.share("periphery", periphery);
        Bounds.within("camouflage", camouflage, 0, 50);
    }

    /** The chance of doing something the shared way that by nature of the scheme has this chance. */
    double shared(double nature) {
        return tilted(nature, sharing);
    }

    /** The share of accounts opened for the scheme where by its nature it is this. */
    double fresh(double nature) {
        return tilted(nature, newcomers);
    }

    private static double tilted(double nature, double lean) {
        if (lean == 0.5) {
            return nature;
        }
        return lean == 1 ? (nature > 0 ? 1 : 0) : 1 - StrictMath.pow(1 - nature, lean / (1 - lean));
    }

    /** A style near this one; {@code deviation} is a standard deviation in nats (of odds where a knob is a share). */
    RingStyle near(Dice dice, double deviation) {
        double own = leaning(ownNetwork, dice, deviation);
        double others = leaning(proxies, dice, deviation);
        double hubs = leaning(gateways, dice, deviation);
        double over = Math.max(1, own + others + hubs);
        return new RingStyle(
                leaning(sharing, dice, deviation),
                leaning(honestLife, dice, 1.5 * deviation),
                rotationDays >= 10_000 ? 10_000 : scaled(rotationDays, dice, deviation, 0.5, 1000),
                (int) Math.round(scaled(membersPerDevice, dice, 0.7 * deviation, 2, 30)),
                leaning(mixing, dice, deviation),
                scaled(joinScale, dice, 1.5 * deviation, 0.01, 20),
                scaled(patience, dice, deviation, 0.1, 10),
                scaled(activity, dice, 0.6 * deviation, 0.2, 5),
                own / over,
                others / over,
                hubs / over,
                leaning(hiding, dice, deviation),
                leaning(newcomers, dice, deviation),
                leaning(hijacked, dice, deviation),
                leaning(periphery, dice, deviation),
                scaled(camouflage, dice, deviation, 0, 50));
    }

    private static double scaled(double value, Dice dice, double deviation, double low, double high) {
        return Math.clamp(dice.logNormal(value, deviation), low, high);
    }

    private static double leaning(double share, Dice dice, double deviation) {
        double shift = StrictMath.exp(deviation * dice.normal());
        double odds = share / (1 - share) * shift;
        return share >= 1 ? 1 : odds / (1 + odds);
    }

    /** This style under an adversary who spends effort on hiding. */
    RingStyle under(Adversary adversary) {
        if (adversary.equals(Adversary.NONE)) {
            return this;
        }
        double calm = Math.min(rotationDays, Adversary.CALM_ROTATION);
        double hurried = Math.min(calm, StrictMath.pow(calm, 1 - adversary.rotation()));
        double stretch = 1 + (Adversary.LONGEST - 1) * adversary.timeSpread();
        return new RingStyle(
                sharing,
                honestLife,
                adversary.rotation() == 0 ? rotationDays : hurried,
                membersPerDevice,
                mixing,
                Math.min(20, joinScale * stretch),
                Math.min(10, patience * (1 + (stretch - 1) / 2)),
                activity,
                ownNetwork,
                proxies,
                gateways,
                hiding + (1 - hiding) * adversary.hubHiding(),
                newcomers,
                hijacked,
                periphery,
                Math.min(50, camouflage + Adversary.MOST_CAMOUFLAGE * adversary.camouflage()));
    }
}
