package io.ringfence.simulation;

import io.ringfence.evaluation.RingTruth;
import io.ringfence.graph.Event;
import io.ringfence.graph.Event.Parties;
import io.ringfence.graph.EventOrder;
import io.ringfence.graph.RunControl;
import io.ringfence.simulation.Dice.Stream;
import io.ringfence.simulation.Names.Owner;
import io.ringfence.simulation.WorldPlan.Loner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A simulated world of accounts with fraud rings in it, and the truth about them. One account alone seldom gives fraud
 * away: fraudsters lead honest lives beside their scheme, and families, offices, dormitories, kiosks, carrier gateways,
 * payrolls, sellers, placeholders and groups of friends look much like rings.
 *
 * <p>About 3 links and 6 payments per account. Planning takes O(n) time and some 20 bytes per account; the events are
 * made anew on each pass and never held, except by {@link #events}. The same parameters give the same world, byte by
 * byte, on every machine. A world is immutable and may be read by many threads.
 */
public final class RingWorld {
    private static final int CHECK_EVERY = 4096;

    private final World world;
    private final WorldPlan plan;
    private final RunControl control;

    private RingWorld(World world, WorldPlan plan, RunControl control) {
        this.world = world;
        this.plan = plan;
        this.control = control;
    }

    /**
     * Plans a world: who opens when, who belongs to which ring or group.
     *
     * @param parameters what world
     * @param control    called once per few thousand accounts, here and in each later pass over the events
     */
    public static RingWorld simulate(SimulationParameters parameters, RunControl control) {
        control.check("plan the world", 0, 1);
        var town = new Town(parameters);
        var plan = new WorldPlan(parameters, town);
        var names = new Names(parameters.seed(), parameters.accounts());
        control.check("plan the world", 1, 1);
        return new RingWorld(new World(parameters, town, plan.population, names), plan, control);
    }

    /** What was asked for. */
    public SimulationParameters parameters() {
        return world.parameters();
    }

    /**
     * Hands out every event once, account by account and then group by group, not in time order. Each carries the file
     * and line on which {@link #write} puts it.
     */
    public void forEachEvent(Consumer<Event> consumer) {
        var recorder = new Recorder(world, consumer);
        var life = new HonestLife(world, recorder);
        var groups = new GroupLife(world, recorder);
        var labelling = new Labelling(world, recorder);
        int accounts = world.population().size();
        for (int account = 0; account < accounts; account++) {
            if (account % CHECK_EVERY == 0) {
                control.check("simulate", account, accounts);
            }
            life.live(account);
            if (!world.population().fraud(account)) {
                labelling.honest(account);
            }
        }
        plan.groups.forEach(groups::live);
        for (Loner loner : plan.loners) {
            act(loner, recorder);
            labelling.loner(loner);
        }
        for (RingPlan ring : plan.rings) {
            var crew = new Crew(ring, world, recorder);
            act(crew);
            Camouflage.put(crew);
            labelling.ring(ring);
        }
        for (PlantedPlan ring : plan.planted) {
            for (PlantedPlan.Move move : ring.moves) {
                act(move, recorder);
            }
        }
        labelling.planted(plan.planted);
        control.check("simulate", accounts, accounts);
    }

    /** How many of the rings to be planted found room. */
    public int plantedRings() {
        return plan.planted.size();
    }

    /** All events in the order in which they became known; held in memory, some 300 bytes each. */
    public List<Event> events() {
        var events = new ArrayList<Event>();
        forEachEvent(events::add);
        events.sort(EventOrder.BY_KNOWN_TIME);
        return events;
    }

    /** Who the rings, the innocent groups and all fraud accounts are. */
    public RingTruth truth() {
        return WorldTruth.of(plan);
    }

    /**
     * Writes {@code accounts.csv}, {@code links.csv}, {@code payments.csv} and {@code labels.csv} in Ringfence's input
     * format, and {@code truth/} beside them. Files that are there already are replaced.
     *
     * @throws IOException if the folder cannot be made or written
     */
    public void write(Path directory) throws IOException {
        WorldFiles.write(this, directory);
    }

    private void act(Loner loner, Recorder recorder) {
        var dice = new Dice(world.parameters().seed(), Stream.RING, (1L << 40) + loner.account());
        Town town = world.town();
        int times = dice.between(1, 3);
        for (int i = 0; i < times; i++) {
            int merchant = town.merchant(dice);
            long at = town.any(dice, loner.actAt(), loner.actAt() + 3 * Town.DAY);
            var parties = new Parties(
                    world.names().card(Owner.ACCOUNT, loner.account(), 2),
                    world.names().device(Owner.ACCOUNT, loner.account(), 0),
                    world.names().mobileIp(loner.account(), 3),
                    null,
                    world.names().merchant(merchant));
            recorder.pay(loner.account(), 2 * town.price(dice, merchant), at, parties);
        }
    }

    private void act(PlantedPlan.Move move, Recorder recorder) {
        Names names = world.names();
        String device = names.device(Owner.ACCOUNT, move.from(), 0);
        String ip = names.homeIp(world.population().home(move.from()));
        var parties = new Parties(null, device, ip, Names.account(move.to()), null);
        recorder.pay(move.from(), move.cents(), move.at(), parties);
    }

    private static void act(Crew crew) {
        switch (crew.ring.scheme) {
            case DEVICE_FARM -> SharingSchemes.deviceFarm(crew);
            case CARD_TESTING -> SharingSchemes.cardTesting(crew);
            case SYNTHETIC_IDENTITY -> IdentitySchemes.syntheticIdentity(crew);
            case PROMOTION_ABUSE -> SharingSchemes.promotionAbuse(crew);
            case REFERRAL_ABUSE -> SharingSchemes.referralAbuse(crew);
            case MULE_NETWORK -> MuleSchemes.muleNetwork(crew);
            case MONEY_CYCLE -> MoneySchemes.moneyCycle(crew);
            case MERCHANT_COLLUSION -> MoneySchemes.merchantCollusion(crew);
            case BUST_OUT -> IdentitySchemes.bustOut(crew);
            case ACCOUNT_TAKEOVER -> IdentitySchemes.accountTakeover(crew);
            case RESHIPPING -> IdentitySchemes.reshipping(crew);
            case BONUS_FARMING -> SharingSchemes.bonusFarming(crew);
        }
    }
}
