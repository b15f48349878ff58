package io.ringfence.simulation;

import io.ringfence.simulation.Dice.Stream;

/** The places that everybody uses: merchants with their prices, carrier gateways, cafés, and the hours of the day. */
final class Town {
    static final long SECOND = 1000;
    static final long HOUR = 3_600_000;
    static final long DAY = 24 * HOUR;

    private static final double MICRO_MERCHANTS = 0.15;

    final long start;
    final long end;
    final int accounts;
    private final long seed;
    private final MarketManner market;
    private final int merchants;
    private final int gateways;
    private final int places;

    Town(SimulationParameters parameters) {
        start = parameters.start().toEpochMilli();
        end = parameters.end().toEpochMilli();
        accounts = parameters.accounts();
        seed = parameters.seed();
        market = parameters.manner().market();
        merchants = Math.max(40, accounts / market.accountsPerMerchant());
        NetworkManner networks = parameters.manner().honest().networks();
        gateways = Math.max(6, accounts / networks.accountsPerGateway());
        places = Math.max(10, accounts / networks.accountsPerPlace());
    }

    /** A merchant, the large ones far more often. */
    int merchant(Dice dice) {
        return (int) (merchants * StrictMath.pow(dice.uniform(), market.popularity()));
    }

    /** One of the small merchants. */
    int smallMerchant(Dice dice) {
        return merchants / 2 + dice.below(merchants - merchants / 2);
    }

    /** A price at a merchant in cents; 15 % of merchants sell for a euro or two. */
    long price(Dice dice, int merchant) {
        return Math.max(20, Math.round(dice.logNormal(usualPrice(merchant), 0.75) * 100));
    }

    /** What a purchase at a merchant costs at the median, in currency units. */
    double usualPrice(int merchant) {
        var own = new Dice(seed, Stream.MERCHANT, merchant);
        return own.chance(MICRO_MERCHANTS) ? own.logNormal(1.6, 0.4) : own.logNormal(32, 0.9);
    }

    int gateway(Dice dice) {
        return (int) (gateways * StrictMath.pow(dice.uniform(), 1.8));
    }

    int place(Dice dice) {
        return (int) (places * StrictMath.pow(dice.uniform(), 1.3));
    }

    /**
     * A moment between two, at an hour when people are awake, most often towards noon and evening, as far as this
     * world keeps to them.
     */
    long awake(Dice dice, long from, long to) {
        if (market.daily() < 1 && !dice.chance(market.daily())) {
            return any(dice, from, to);
        }
        long drawn = from + (long) ((to - from) * dice.uniform());
        double hour = dice.chance(0.45) ? 12.5 + 2.8 * dice.normal() : 19.5 + 2.6 * dice.normal();
        long day = Math.floorDiv(drawn, DAY) * DAY;
        long at = day + Math.floorMod((long) (hour * HOUR), DAY);
        return seconds(at < from || at >= to ? drawn : at);
    }

    /** Any moment between two. */
    long any(Dice dice, long from, long to) {
        return seconds(from + (long) (Math.max(0, to - from) * dice.uniform()));
    }

    static long seconds(long at) {
        return at / SECOND * SECOND;
    }
}
