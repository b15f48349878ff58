package io.ringfence.ring;

import io.ringfence.algorithm.DisjointSets;
import io.ringfence.graph.EntityId;
import io.ringfence.transfer.Transfers;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Searches for a {@link Counterfactual}. First greedily: the thing goes that leaves the smallest largest piece, and then
 * what was taken in vain is put back. Then all smaller sets are tried, from one thing up, as long as {@value #BUDGET}
 * looks at a tie suffice; the first size that does is proven to be the least, and of its sets the one with the fewest
 * links is taken.
 */
final class CounterfactualSearch {
    /** Most things that are tried, the ones that hold most first. */
    private static final int MOST = 64;

    private static final long BUDGET = 500_000;

    /** Two accounts tied by a thing, or by the dealings of two accounts: gone when either thing is. */
    private record Bond(int one, int other, int thing, int otherThing) {}

    /** Something that could be taken away. */
    private static final class Thing {
        final EntityId name;
        final List<EvidenceLink> links = new ArrayList<>();

        Thing(EntityId name) {
            this.name = name;
        }
    }

    private final int size;
    private final List<Thing> things = new ArrayList<>();
    private final List<Bond> bonds = new ArrayList<>();
    private boolean[] gone = new boolean[0];
    private int[] order = new int[0];

    CounterfactualSearch(int size) {
        this.size = size;
    }

    static Counterfactual of(Group group, StoredLinks links) {
        var search = new CounterfactualSearch(group.size());
        for (Group.Shared shared : group.shared) {
            if (SharingEvidence.tells(group, shared)) {
                int[] places = Arrays.stream(shared.ties())
                        .map(tie -> group.place(group.landscape.incidence.account(tie)))
                        .toArray();
                search.shares(
                        links.entity(shared.entity()),
                        places,
                        Arrays.stream(shared.ties()).mapToObj(links::first).toList());
            }
        }
        search.dealings(group, links);
        return search.find();
    }

    /** An entity that ties the accounts at these places, by these links. */
    void shares(EntityId entity, int[] places, List<EvidenceLink> links) {
        var thing = new Thing(entity);
        thing.links.addAll(links);
        things.add(thing);
        for (int i = 1; i < places.length; i++) {
            bonds.add(new Bond(places[0], places[i], things.size() - 1, things.size() - 1));
        }
    }

    private void dealings(Group group, StoredLinks links) {
        Transfers transfers = group.landscape.transfers;
        Map<Integer, Integer> thingOf = new TreeMap<>();
        var view = group.landscape.view;
        for (int place = 0; place < group.size(); place++) {
            int account = group.accounts[place];
            for (int i = 0; i < transfers.outCount(account); i++) {
                int payment = transfers.out(account, i);
                int other = group.place(transfers.payee(payment));
                if (other >= 0 && other != place) {
                    deal(place, other, links.payment(payment), thingOf);
                }
            }
            int node = group.landscape.incidence.accountNode(account);
            for (int i = 0; i < view.degree(node); i++) {
                int link = view.link(node, i);
                boolean names = view.links().from(link) == node && view.links().payment(link) < 0;
                if (names && view.isAccount(view.neighbour(node, i))) {
                    int other = group.place(group.landscape.incidence.numberOf(view.neighbour(node, i)));
                    if (other >= 0 && other != place) {
                        deal(place, other, links.link(link), thingOf);
                    }
                }
            }
        }
    }

    /** One account dealt with another. */
    private void deal(int one, int other, EvidenceLink link, Map<Integer, Integer> thingOf) {
        int thing = thingOf.computeIfAbsent(one, place -> add(link.from()));
        int otherThing = thingOf.computeIfAbsent(other, place -> add(link.to()));
        things.get(thing).links.add(link);
        things.get(otherThing).links.add(link);
        bonds.add(new Bond(one, other, thing, otherThing));
    }

    private int add(EntityId account) {
        things.add(new Thing(account));
        return things.size() - 1;
    }

    Counterfactual find() {
        gone = new boolean[things.size()];
        Integer[] byLinks = new Integer[things.size()];
        Arrays.setAll(byLinks, i -> i);
        Arrays.sort(
                byLinks,
                Comparator.comparingInt((Integer i) -> -things.get(i).links.size())
                        .thenComparing(i -> things.get(i).name));
        order = Arrays.stream(byLinks).limit(MOST).mapToInt(Integer::intValue).toArray();
        int whole = largest();
        if (2 * whole <= size) {
            return new Counterfactual(List.of(), List.of(), size, whole, 0);
        }
        int[] greedy = greedy();
        int most = greedy.length == 0 ? order.length : greedy.length;
        long spent = 0;
        int least = 1;
        for (; least <= most; least++) {
            spent += Math.multiplyExact(choices(order.length, least), Math.max(1, bonds.size()));
            if (order.length < things.size() || spent > BUDGET) {
                break;
            }
            int[] best = smallest(least);
            if (best.length > 0) {
                return counterfactual(best, least);
            }
        }
        return greedy.length == 0
                ? new Counterfactual(List.of(), List.of(), size, whole, least)
                : counterfactual(greedy, least);
    }

    /** How many sets of so many things there are; large instead of overflowing. */
    private static long choices(int n, int k) {
        double count = 1;
        for (int i = 0; i < k; i++) {
            count *= (double) (n - i) / (i + 1);
        }
        return (long) Math.min(BUDGET, Math.ceil(count));
    }

    private boolean apart() {
        return 2 * largest() <= size;
    }

    private int[] greedy() {
        var taken = new IntArrayList();
        while (!apart()) {
            int best = -1;
            int bestLargest = Integer.MAX_VALUE;
            for (int thing : order) {
                if (!gone[thing]) {
                    gone[thing] = true;
                    int left = largest();
                    gone[thing] = false;
                    if (left < bestLargest) {
                        best = thing;
                        bestLargest = left;
                    }
                }
            }
            if (best < 0) {
                Arrays.fill(gone, false);
                return new int[0];
            }
            gone[best] = true;
            taken.add(best);
        }
        for (int i = 0; i < taken.size(); i++) {
            gone[taken.getInt(i)] = false;
            if (apart()) {
                taken.removeInt(i--);
            } else {
                gone[taken.getInt(i)] = true;
            }
        }
        Arrays.fill(gone, false);
        return taken.toIntArray();
    }

    /** Of all sets of so many things that do, the one with the fewest links; none if none does. */
    private int[] smallest(int count) {
        int[] at = new int[count];
        Arrays.setAll(at, i -> i);
        int[] best = new int[0];
        int fewest = Integer.MAX_VALUE;
        while (true) {
            int sum = 0;
            for (int i : at) {
                gone[order[i]] = true;
                sum += things.get(order[i]).links.size();
            }
            if (sum < fewest && apart()) {
                fewest = sum;
                best = Arrays.stream(at).map(i -> order[i]).toArray();
            }
            for (int i : at) {
                gone[order[i]] = false;
            }
            int move = count - 1;
            while (move >= 0 && at[move] == order.length - count + move) {
                move--;
            }
            if (move < 0) {
                return best;
            }
            at[move]++;
            for (int i = move + 1; i < count; i++) {
                at[i] = at[i - 1] + 1;
            }
        }
    }

    private Counterfactual counterfactual(int[] taken, int atLeast) {
        for (int thing : taken) {
            gone[thing] = true;
        }
        int left = largest();
        Arrays.fill(gone, false);
        List<Thing> named = Arrays.stream(taken)
                .mapToObj(things::get)
                .sorted(Comparator.comparingInt((Thing thing) -> -thing.links.size())
                        .thenComparing(thing -> thing.name))
                .toList();
        return new Counterfactual(
                named.stream().map(thing -> thing.name).toList(),
                named.stream()
                        .flatMap(thing -> thing.links.stream())
                        .distinct()
                        .sorted(EvidenceLink.ORDER)
                        .toList(),
                size,
                left,
                atLeast);
    }

    private int largest() {
        var sets = new DisjointSets(size);
        for (Bond bond : bonds) {
            if (!gone[bond.thing] && !gone[bond.otherThing]) {
                sets.union(bond.one, bond.other);
            }
        }
        int[] sizes = new int[size];
        int largest = 0;
        for (int label : sets.labels()) {
            largest = Math.max(largest, ++sizes[label]);
        }
        return largest;
    }
}
