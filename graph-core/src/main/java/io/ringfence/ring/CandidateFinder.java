package io.ringfence.ring;

import io.ringfence.algorithm.DisjointSets;
import io.ringfence.community.Leiden;
import io.ringfence.community.LeidenParameters;
import io.ringfence.dense.Bipartite;
import io.ringfence.dense.DenseBlockParameters;
import io.ringfence.dense.DenseBlocks;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.AccountProjection;
import io.ringfence.projection.Incidence;
import io.ringfence.projection.Projection;
import io.ringfence.transfer.TransferMotifs;
import io.ringfence.transfer.Transfers;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/**
 * Proposes groups of accounts from several finders, each strong where others are blind: communities, chains of hard
 * sharing, dense blocks, bursts on one entity, money that is passed on, that comes back or that flows within days, and
 * accounts that act in step. A proposal is no accusation; the same accounts are proposed once.
 */
final class CandidateFinder {
    /** Least affinities of two accounts that hang together, one scale each. */
    static final double[] IN_STEP = {0.2, 0.4, 0.7, 1.1};

    /** An entity of up to this many times its cap may still show a burst. */
    private static final int BEYOND_CAP = 10;

    private final Landscape landscape;
    private final RunControl control;
    private final TreeSet<int[]> found = new TreeSet<>(Arrays::compare);

    private CandidateFinder(Landscape landscape, RunControl control) {
        this.landscape = landscape;
        this.control = control;
    }

    /** Groups of account numbers, each ascending, none twice, in lexicographic order. */
    static List<int[]> find(Landscape landscape, RunControl control) {
        var finder = new CandidateFinder(landscape, control);
        finder.communities();
        finder.chains();
        finder.denseBlocks();
        finder.bursts();
        finder.moneyAndSharing();
        finder.passedOn();
        finder.cycles();
        finder.inStep();
        Flows.propose(landscape.transfers.graph(), landscape.usualAmount, finder::propose);
        return List.copyOf(finder.found);
    }

    private void propose(int[] accounts) {
        if (accounts.length >= landscape.parameters.minAccounts()
                && accounts.length <= landscape.parameters.maxAccounts()) {
            int[] sorted = accounts.clone();
            Arrays.sort(sorted);
            found.add(sorted);
        }
    }

    /** The least weight per pair of accounts at two scales; small groups stay apart at each. */
    private void communities() {
        communities(landscape.shared.graph(), 0.03, 0.15);
    }

    /** Communities of a graph at several least weights per pair of accounts. */
    private void communities(Projection graph, double... weights) {
        RingParameters parameters = landscape.parameters;
        for (double weight : weights) {
            var leiden = new LeidenParameters(
                    LeidenParameters.Objective.POTTS,
                    weight * parameters.resolution(),
                    parameters.maxAccounts(),
                    5,
                    parameters.seed());
            Leiden.find(graph, leiden, control).members().forEach(this::propose);
        }
    }

    private void chains() {
        components(landscape.hard.graph(), 0);
        components(landscape.shared.graph(), 0);
        components(landscape.shared.graph(), 0.45);
    }

    private void components(Projection graph, double leastWeight) {
        var sets = new DisjointSets(graph.nodeCount());
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                if (graph.weight(node, slot) >= leastWeight) {
                    sets.union(node, graph.neighbour(node, slot));
                }
            }
        }
        sets.groups(3).forEach(this::propose);
    }

    private void denseBlocks() {
        Incidence incidence = landscape.incidence;
        var usable = new BitSet();
        for (int entity = 0; entity < incidence.entityCount(); entity++) {
            if (incidence.sharers(entity) >= 2 && landscape.carries(entity)) {
                usable.set(entity);
            }
        }
        DenseBlocks.find(Bipartite.of(incidence, usable), DenseBlockParameters.DEFAULT, control)
                .blocks()
                .forEach(block -> propose(block.accounts().toIntArray()));
    }

    /** Accounts that came to one entity in a row with short gaps, even where all who share it are too many. */
    private void bursts() {
        Incidence incidence = landscape.incidence;
        for (int entity = 0; entity < incidence.entityCount(); entity++) {
            int sharers = incidence.tiesOf(entity);
            EntityType type = landscape.view.graph().types().get(incidence.typeOf(entity));
            if (sharers < 3
                    || type.strength() == EntityType.Strength.NONE
                    || incidence.isPlaceholder(entity)
                    || incidence.sharers(entity)
                            > (long) BEYOND_CAP * type.hubPolicy().cap()) {
                continue;
            }
            int[] ties = new int[sharers];
            for (int i = 0; i < sharers; i++) {
                ties[i] = incidence.begin(entity) + i;
            }
            Bursts.propose(incidence, ties, this::propose);
        }
    }

    /** Communities by what is shared and by money together; who has many partners ties each of them little. */
    private void moneyAndSharing() {
        int accounts = landscape.incidence.accountCount();
        int[] partners = new int[accounts];
        for (int account = 0; account < accounts; account++) {
            partners[account] = partners(account).size();
        }
        var builder = new Projection.Builder(accounts);
        Projection shared = landscape.shared.graph();
        for (int account = 0; account < accounts; account++) {
            for (int slot = shared.begin(account); slot < shared.end(account); slot++) {
                if (shared.neighbour(account, slot) > account) {
                    builder.add(account, shared.neighbour(account, slot), shared.weight(account, slot));
                }
            }
            for (int other : partners(account)) {
                if (other > account) {
                    double weight = 0.8
                            * AccountProjection.rarity(1 + partners[account])
                            * AccountProjection.rarity(1 + partners[other]);
                    builder.add(account, other, weight);
                }
            }
        }
        communities(builder.build(), 0.02, 0.08);
    }

    private IntOpenHashSet partners(int account) {
        var partners = new IntOpenHashSet();
        landscape.transfers.graph().addPartners(account, partners);
        return partners;
    }

    /** Accounts that pass money on, with those that pay them and that they pay within the window. */
    private void passedOn() {
        BitSet passing = landscape.population.passThrough;
        var among = new DisjointSets(landscape.incidence.accountCount());
        var around = new DisjointSets(landscape.incidence.accountCount());
        for (int account = passing.nextSetBit(0); account >= 0; account = passing.nextSetBit(account + 1)) {
            IntOpenHashSet others = partners(account);
            for (int other : others) {
                around.union(account, other);
                if (passing.get(other)) {
                    among.union(account, other);
                }
            }
            others.add(account);
            propose(others.toIntArray());
        }
        among.groups(3).forEach(this::propose);
        around.groups(3).forEach(this::propose);
    }

    /** Accounts that act as one, at several scales. */
    private void inStep() {
        communities(landscape.affinity, 0.02, 0.06, 0.18);
        for (double least : IN_STEP) {
            components(landscape.affinity, least);
        }
    }

    private void cycles() {
        Transfers transfers = landscape.transfers;
        var sets = new DisjointSets(landscape.incidence.accountCount());
        for (TransferMotifs.Cycle cycle : landscape.cycles) {
            if (cycle.payments().size() >= 3) {
                int first = transfers.payer(cycle.payments().getFirst());
                var accounts = new ArrayList<Integer>();
                for (int payment : cycle.payments()) {
                    sets.union(first, transfers.payer(payment));
                    accounts.add(transfers.payer(payment));
                }
                propose(accounts.stream().mapToInt(Integer::intValue).toArray());
            }
        }
        sets.groups(3).forEach(this::propose);
    }
}
