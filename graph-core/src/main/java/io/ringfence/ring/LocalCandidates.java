package io.ringfence.ring;

import io.ringfence.algorithm.DisjointSets;
import io.ringfence.projection.Incidence;
import io.ringfence.projection.Projection;
import io.ringfence.transfer.TransferGraph;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/**
 * Proposes groups around some accounts of a part, as {@link CandidateFinder} does of a whole: what was a group before,
 * alone and with those that are new, pieces that act in step at several scales, bursts on one entity, whom money that
 * is passed on goes through, and money that flows within days.
 */
final class LocalCandidates {
    private final Landscape landscape;
    private final BitSet touched;
    private final TreeSet<int[]> found = new TreeSet<>(Arrays::compare);

    private LocalCandidates(Landscape landscape, BitSet touched) {
        this.landscape = landscape;
        this.touched = touched;
    }

    /**
     * Groups of account numbers, each ascending, none twice, in lexicographic order.
     *
     * @param touched those that something happened to; each group but known ones holds one of them
     * @param entity  where something happened, or −1
     * @param known   groups that were there before
     */
    static List<int[]> find(Landscape landscape, BitSet touched, int entity, List<int[]> known) {
        var finder = new LocalCandidates(landscape, touched);
        finder.known(known);
        for (double scale : CandidateFinder.IN_STEP) {
            finder.pieces(scale);
        }
        if (entity >= 0) {
            finder.bursts(entity);
        }
        finder.passedOn();
        Flows.propose(landscape.transfers.graph(), landscape.usualAmount, finder::propose);
        return List.copyOf(finder.found);
    }

    private void known(List<int[]> groups) {
        for (int[] group : groups) {
            found.add(group);
            var more = new IntOpenHashSet(group);
            for (int account = touched.nextSetBit(0); account >= 0; account = touched.nextSetBit(account + 1)) {
                more.add(account);
            }
            if (more.size() > group.length && more.size() <= group.length + 2) {
                propose(more.toIntArray());
            }
        }
    }

    private void propose(int[] accounts) {
        if (accounts.length < landscape.parameters.minAccounts()
                || accounts.length > landscape.parameters.maxAccounts()) {
            return;
        }
        int[] sorted = accounts.clone();
        Arrays.sort(sorted);
        boolean isNew = false;
        for (int account : sorted) {
            isNew |= touched.get(account);
        }
        if (isNew && sorted[sorted.length - 1] < landscape.inside) {
            found.add(sorted);
        }
    }

    private void pieces(double least) {
        Projection graph = landscape.affinity;
        var seen = new BitSet();
        var piece = new IntArrayList();
        for (int seed = touched.nextSetBit(0); seed >= 0; seed = touched.nextSetBit(seed + 1)) {
            if (seen.get(seed)) {
                continue;
            }
            piece.clear();
            piece.add(seed);
            seen.set(seed);
            for (int i = 0; i < piece.size(); i++) {
                int account = piece.getInt(i);
                int end = graph.end(account);
                for (int slot = graph.begin(account); slot < end; slot++) {
                    int other = graph.neighbour(account, slot);
                    if (graph.weight(account, slot) >= least && !seen.get(other)) {
                        seen.set(other);
                        piece.add(other);
                    }
                }
            }
            propose(piece.toIntArray());
        }
    }

    private void bursts(int entity) {
        Incidence incidence = landscape.incidence;
        int sharers = incidence.tiesOf(entity);
        int[] ties = new int[sharers];
        int kept = 0;
        for (int tie = incidence.begin(entity); tie < incidence.end(entity); tie++) {
            if (incidence.account(tie) < landscape.inside) {
                ties[kept++] = tie;
            }
        }
        Bursts.propose(incidence, Arrays.copyOf(ties, kept), this::propose);
    }

    private void passedOn() {
        TransferGraph transfers = landscape.transfers.graph();
        BitSet passing = landscape.population.passThrough;
        if (transfers.size() == 0) {
            return;
        }
        var around = new DisjointSets(landscape.incidence.accountCount());
        boolean any = false;
        for (int account = passing.nextSetBit(0);
                account >= 0 && account < landscape.inside;
                account = passing.nextSetBit(account + 1)) {
            var others = new IntOpenHashSet();
            others.add(account);
            transfers.addPartners(account, others);
            propose(others.toIntArray());
            for (int other : others) {
                around.union(account, other);
            }
            any = true;
        }
        if (any) {
            int[] labels = around.labels();
            for (int seed = touched.nextSetBit(0); seed >= 0; seed = touched.nextSetBit(seed + 1)) {
                var piece = new IntArrayList();
                for (int account = 0; account < labels.length; account++) {
                    if (labels[account] == labels[seed]) {
                        piece.add(account);
                    }
                }
                propose(piece.toIntArray());
            }
        }
    }
}
