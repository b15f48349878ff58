package io.ringfence.simulation;

import io.ringfence.simulation.Dice.Stream;
import java.util.EnumMap;
import java.util.Map;

/**
 * Draws the manner of a world. The priors are wide on purpose: what is fitted to such worlds has to work where ties are
 * strong and where they are faint, and where whole kinds of data are missing.
 */
final class MannerDraw {
    private static final double ALL_DECOYS = 0.5;
    private static final double NEVER = 10_000;

    private final Dice dice;

    private MannerDraw(Dice dice) {
        this.dice = dice;
    }

    static Manner draw(long seed) {
        var draw = new MannerDraw(new Dice(seed, Stream.MANNER, 0));
        RecordedManner recorded = draw.recorded();
        return new Manner(draw.honest(), draw.market(), recorded, draw.rings(), draw.mixture(recorded), draw.labels());
    }

    private HonestManner honest() {
        boolean rich = dice.chance(0.25);
        return new HonestManner(
                dice.uniform(0, 0.9),
                scale(2, 20),
                dice.uniform(0.01, 0.35),
                dice.chance(0.15) ? 0 : dice.uniform(0.05, 0.7),
                dice.chance(0.15) ? 0 : dice.uniform(0.05, 0.7),
                rich ? dice.uniform(0, 2.5) : 0,
                rich ? dice.uniform(0, 1.5) : 0,
                dice.uniform(0.02, 0.22),
                scale(0.3, 5),
                scale(0.25, 4),
                networks());
    }

    private NetworkManner networks() {
        double gateway = dice.chance(0.15) ? 0 : dice.uniform(0.03, 0.6);
        double place = dice.uniform(0.01, 0.15);
        double home = (1 - gateway - place) * dice.uniform(0.5, 0.95);
        return new NetworkManner(home, gateway, place, (int) scale(2, 25), (int) scale(60, 2500), (int) scale(3, 60));
    }

    private MarketManner market() {
        return new MarketManner(
                (int) scale(15, 300),
                dice.uniform(1.2, 3),
                dice.chance(0.5) ? 1 : scale(0.2, 20),
                dice.chance(0.6) ? 1 : dice.uniform(0, 1));
    }

    private RecordedManner recorded() {
        if (dice.chance(0.06)) {
            return new RecordedManner(0, 0, 0, 1, 1, 1, 0);
        }
        boolean network = !dice.chance(0.12);
        return new RecordedManner(
                network ? part() : 0,
                network && dice.chance(0.06) ? 0 : part(),
                dice.chance(0.12) ? 0 : part(),
                dice.chance(0.15) ? 0 : 1,
                dice.chance(0.06) ? 0 : 1,
                dice.chance(0.7) ? 1 : dice.chance(0.4) ? 0 : dice.uniform(0.3, 1),
                dice.chance(0.5) ? 0 : dice.chance(0.4) ? 1 : dice.uniform(0.1, 1));
    }

    private double part() {
        return dice.chance(0.7) ? 1 : dice.uniform(0.35, 1);
    }

    private RingManner rings() {
        double own = dice.uniform(0.05, 0.6);
        double proxies = dice.uniform(0, 0.3);
        double gateways = dice.uniform(0.02, 0.5);
        double over = Math.max(1, own + proxies + gateways);
        var style = new RingStyle(
                dice.uniform(0.2, 0.9),
                dice.chance(0.15) ? 0 : dice.uniform(0.05, 1),
                dice.chance(0.3) ? NEVER : scale(2, 60),
                dice.between(2, 15),
                dice.uniform(0.1, 0.5),
                scale(0.03, 4),
                scale(0.4, 3),
                scale(0.6, 2.5),
                own / over,
                proxies / over,
                gateways / over,
                dice.chance(0.5) ? 0 : dice.uniform(0, 0.3),
                dice.uniform(0.2, 0.85),
                dice.chance(0.4) ? 0 : dice.uniform(0.02, 0.3),
                dice.uniform(0, 0.25),
                dice.chance(0.5) ? 0 : dice.uniform(0.2, 4));
        return new RingManner(
                style, dice.uniform(0.2, 0.9), dice.uniform(0.3, 0.8), dice.between(12, 60), dice.uniform(0.5, 1.5));
    }

    private Mixture mixture(RecordedManner recorded) {
        Map<Scheme, Double> rings = new EnumMap<>(Scheme.class);
        for (Scheme scheme : Scheme.values()) {
            double weight = dice.chance(0.12) ? 0 : 0.3 + dice.waiting(1);
            if (scheme.shows(recorded)) {
                rings.put(scheme, weight);
            }
        }
        if (rings.values().stream().noneMatch(weight -> weight > 0)) {
            rings.replaceAll((scheme, weight) -> 1.0);
        }
        Map<GroupKind, Double> decoys = new EnumMap<>(GroupKind.class);
        double all = 0;
        for (GroupKind kind : GroupKind.values()) {
            double share = dice.chance(0.1) ? 0 : kind.drawnShare * dice.logNormal(1, 0.6);
            decoys.put(kind, share);
            all += share;
        }
        double over = Math.max(1, all / ALL_DECOYS);
        decoys.replaceAll((kind, share) -> share / over);
        return new Mixture(
                rings,
                decoys,
                scale(0.5, 2.5),
                dice.uniform(0.2, 0.9),
                dice.uniform(0.02, 0.25),
                dice.uniform(0, 0.12));
    }

    private LabelManner labels() {
        return new LabelManner(
                dice.uniform(0, 0.6),
                dice.uniform(0.1, 0.4),
                scale(4, 40),
                dice.uniform(0, 0.04),
                dice.uniform(0, 0.06));
    }

    private double scale(double low, double high) {
        return low * StrictMath.exp(dice.uniform() * StrictMath.log(high / low));
    }
}
