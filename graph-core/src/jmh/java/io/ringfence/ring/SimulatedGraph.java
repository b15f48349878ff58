package io.ringfence.ring;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.EventOrder;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.simulation.HonestManner;
import io.ringfence.simulation.Manner;
import io.ringfence.simulation.RingWorld;
import io.ringfence.simulation.SimulationParameters;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A simulated world as a graph, its events appended in the order in which they became known. */
final class SimulatedGraph {
    private static final int SLICE = 2_000_000;

    /** The usual world but with few payments, so that an account has about ten links. */
    private static final Manner TEN_LINKS = Manner.DEFAULT.withHonest(new HonestManner(
            HonestManner.DEFAULT.old(),
            1.8,
            HonestManner.DEFAULT.transfers(),
            HonestManner.DEFAULT.secondDevice(),
            HonestManner.DEFAULT.secondCard(),
            HonestManner.DEFAULT.furtherCards(),
            HonestManner.DEFAULT.furtherDevices(),
            HonestManner.DEFAULT.couples(),
            HonestManner.DEFAULT.household(),
            HonestManner.DEFAULT.registered(),
            HonestManner.DEFAULT.networks()));

    private SimulatedGraph() {}

    /** A compacted graph of so many accounts and about ten links each; events are held a slice of time at once. */
    static TemporalGraph of(int accounts) {
        var parameters = SimulationParameters.DEFAULT.withAccounts(accounts).withManner(TEN_LINKS);
        RingWorld world = RingWorld.simulate(parameters, RunControl.NONE);
        var known = new LongArrayList();
        world.forEachEvent(event -> known.add(event.knownAt().toEpochMilli()));
        long[] times = known.toLongArray();
        Arrays.parallelSort(times);
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        long from = Long.MIN_VALUE;
        for (int end = SLICE; from < Long.MAX_VALUE; end += SLICE) {
            long begin = from;
            long before = end < times.length ? times[end] : Long.MAX_VALUE;
            List<Event> slice = new ArrayList<>();
            world.forEachEvent(event -> {
                long at = event.knownAt().toEpochMilli();
                if (at >= begin && at < before) {
                    slice.add(event);
                }
            });
            slice.sort(EventOrder.BY_KNOWN_TIME);
            slice.forEach(graph::append);
            from = before;
        }
        graph.compact();
        return graph;
    }
}
