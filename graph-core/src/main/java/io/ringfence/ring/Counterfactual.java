package io.ringfence.ring;

import io.ringfence.algorithm.DisjointSets;
import io.ringfence.projection.Incidence;
import io.ringfence.transfer.Transfers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The smallest set of links found without which a ring falls apart: no piece is left that holds more than half of its
 * accounts. What holds it are shared entities and the accounts that move its money; greedily the one goes that leaves
 * the smallest largest piece, and then what was taken in vain is put back. A ring held by one hub thus says so.
 */
final class Counterfactual {
    /** Most things that are tried, the ones that hold most accounts first. */
    private static final int MOST = 64;

    /** What ties some members: their places, and the links that do. */
    private record Bond(int[] places, List<EvidenceLink> links) {}

    private final Group group;
    private final List<Bond> bonds = new ArrayList<>();

    private Counterfactual(Group group, StoredLinks links) {
        this.group = group;
        Incidence incidence = group.landscape.incidence;
        for (Group.Shared shared : group.shared) {
            if (shared.carries() || 2 * shared.ties().length >= shared.all()) {
                int[] places = Arrays.stream(shared.ties())
                        .map(tie -> group.place(incidence.account(tie)))
                        .toArray();
                bonds.add(new Bond(places, links.firsts(shared.ties())));
            }
        }
        Transfers transfers = group.landscape.transfers;
        for (int place = 0; place < group.size(); place++) {
            var places = new ArrayList<>(List.of(place));
            var found = new ArrayList<EvidenceLink>();
            for (int i = 0; i < transfers.outCount(group.accounts[place]); i++) {
                int payment = transfers.out(group.accounts[place], i);
                int other = group.place(transfers.payee(payment));
                if (other >= 0) {
                    places.add(other);
                    found.add(links.payment(payment));
                }
            }
            if (!found.isEmpty()) {
                bonds.add(new Bond(
                        places.stream().mapToInt(Integer::intValue).distinct().toArray(), StoredLinks.limited(found)));
            }
        }
        bonds.sort(Comparator.comparingInt((Bond bond) -> -bond.places.length)
                .thenComparing(bond -> bond.links.getFirst(), EvidenceLink.ORDER));
    }

    static List<EvidenceLink> of(Group group, StoredLinks links) {
        return new Counterfactual(group, links).find();
    }

    private List<EvidenceLink> find() {
        boolean[] gone = new boolean[bonds.size()];
        int goal = Math.max(1, group.size() / 2);
        int largest = largest(gone);
        int tried = Math.min(MOST, bonds.size());
        for (int step = 0; step < tried && largest > goal; step++) {
            int best = -1;
            int bestLargest = Integer.MAX_VALUE;
            for (int i = 0; i < tried; i++) {
                if (!gone[i]) {
                    gone[i] = true;
                    int left = largest(gone);
                    gone[i] = false;
                    if (left < bestLargest) {
                        best = i;
                        bestLargest = left;
                    }
                }
            }
            gone[best] = true;
            largest = bestLargest;
        }
        if (largest > goal) {
            return List.of();
        }
        for (int i = 0; i < tried; i++) {
            if (gone[i]) {
                gone[i] = false;
                gone[i] = largest(gone) > goal;
            }
        }
        var links = new ArrayList<EvidenceLink>();
        for (int i = 0; i < tried; i++) {
            if (gone[i]) {
                links.addAll(bonds.get(i).links);
            }
        }
        return links.stream().distinct().sorted(EvidenceLink.ORDER).toList();
    }

    private int largest(boolean[] gone) {
        var sets = new DisjointSets(group.size());
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                int[] places = bonds.get(i).places;
                for (int place : places) {
                    sets.union(places[0], place);
                }
            }
        }
        int[] sizes = new int[group.size()];
        int largest = 0;
        for (int label : sets.labels()) {
            largest = Math.max(largest, ++sizes[label]);
        }
        return largest;
    }
}
