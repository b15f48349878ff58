package io.ringfence.ring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps the ids of rings from run to run. A ring of the later run takes the id of the earlier ring with which it shares
 * most, if that is at least a third of the smaller of the two; pairs are matched greedily by overlap (Jaccard), then by
 * ids, each ring at most once. O(members of both), deterministic.
 */
public final class Lineage {
    private static final double LEAST_SHARE = 1.0 / 3;

    /**
     * The later run under kept ids, and what became of each ring.
     *
     * @param rings   the later run
     * @param changes by ring id, then kind; rings that are as they were have none
     */
    public record Result(RingSet rings, List<RingChange> changes) {
        public Result {
            changes = List.copyOf(changes);
        }
    }

    private record Pair(int before, int after, double jaccard) {}

    private final RingSet previous;
    private final RingSet current;
    private final int[] beforeOf;
    private final int[] afterOf;
    private final List<Pair> pairs;

    private Lineage(RingSet previous, RingSet current) {
        this.previous = previous;
        this.current = current;
        beforeOf = filled(current.rings().size());
        afterOf = filled(previous.rings().size());
        pairs = pairs();
    }

    /** Follows the rings of an earlier run into a later one. */
    public static Result follow(RingSet previous, RingSet current) {
        return new Lineage(previous, current).run();
    }

    private Result run() {
        for (Pair pair : pairs) {
            if (beforeOf[pair.after] < 0 && afterOf[pair.before] < 0) {
                beforeOf[pair.after] = pair.before;
                afterOf[pair.before] = pair.after;
            }
        }
        List<String> ids = ids();
        var rings = new ArrayList<Ring>();
        for (int i = 0; i < ids.size(); i++) {
            rings.add(current.rings().get(i).withId(ids.get(i)));
        }
        List<RingChange> changes = changes(ids);
        rings.sort(Comparator.comparingDouble(Ring::score).reversed().thenComparing(Ring::id));
        return new Result(
                new RingSet(current.asOf(), current.policyVersion(), rings, current.cleared(), current.coverage()),
                changes);
    }

    /** An id that a new ring took from its content may already be in use by another; then it gets a suffix. */
    private List<String> ids() {
        Set<String> taken = new HashSet<>();
        previous.rings().forEach(ring -> taken.add(ring.id()));
        var ids = new ArrayList<String>();
        for (int i = 0; i < beforeOf.length; i++) {
            if (beforeOf[i] >= 0) {
                ids.add(previous.rings().get(beforeOf[i]).id());
                continue;
            }
            String id = current.rings().get(i).id();
            for (int suffix = 2; !taken.add(id); suffix++) {
                id = current.rings().get(i).id() + "-" + suffix;
            }
            ids.add(id);
        }
        return ids;
    }

    private List<RingChange> changes(List<String> ids) {
        Map<Integer, Set<String>> mergedInto = new HashMap<>();
        Map<Integer, Set<String>> splitFrom = new HashMap<>();
        for (Pair pair : pairs) {
            if (afterOf[pair.before] < 0) {
                mergedInto.computeIfAbsent(pair.before, key -> new TreeSet<>()).add(ids.get(pair.after));
            }
            if (beforeOf[pair.after] < 0) {
                splitFrom
                        .computeIfAbsent(pair.after, key -> new TreeSet<>())
                        .add(previous.rings().get(pair.before).id());
            }
        }
        var changes = new ArrayList<RingChange>();
        for (int i = 0; i < ids.size(); i++) {
            int size = current.rings().get(i).members().size();
            if (beforeOf[i] >= 0) {
                int was = previous.rings().get(beforeOf[i]).members().size();
                if (size != was) {
                    var kind = size > was ? RingChange.Kind.GROWN : RingChange.Kind.SHRUNK;
                    changes.add(new RingChange(ids.get(i), kind, current.asOf(), List.of(), was, size));
                }
            } else {
                Set<String> from = splitFrom.getOrDefault(i, Set.of());
                var kind = from.isEmpty() ? RingChange.Kind.BORN : RingChange.Kind.SPLIT;
                changes.add(new RingChange(ids.get(i), kind, current.asOf(), List.copyOf(from), 0, size));
            }
        }
        for (int i = 0; i < afterOf.length; i++) {
            if (afterOf[i] < 0) {
                Set<String> into = mergedInto.getOrDefault(i, Set.of());
                var kind = into.isEmpty() ? RingChange.Kind.GONE : RingChange.Kind.MERGED;
                Ring gone = previous.rings().get(i);
                changes.add(new RingChange(
                        gone.id(),
                        kind,
                        current.asOf(),
                        List.copyOf(into),
                        gone.members().size(),
                        0));
            }
        }
        changes.sort(Comparator.comparing(RingChange::ringId).thenComparing(RingChange::kind));
        return changes;
    }

    private List<Pair> pairs() {
        Map<String, List<Integer>> ringsOf = new HashMap<>();
        for (int i = 0; i < previous.rings().size(); i++) {
            for (Member member : previous.rings().get(i).members()) {
                ringsOf.computeIfAbsent(member.accountId(), key -> new ArrayList<>())
                        .add(i);
            }
        }
        var found = new ArrayList<Pair>();
        for (int after = 0; after < current.rings().size(); after++) {
            Map<Integer, Integer> overlap = new TreeMap<>();
            List<Member> members = current.rings().get(after).members();
            for (Member member : members) {
                for (int before : ringsOf.getOrDefault(member.accountId(), List.of())) {
                    overlap.merge(before, 1, Integer::sum);
                }
            }
            for (var entry : overlap.entrySet()) {
                int before = previous.rings().get(entry.getKey()).members().size();
                int common = entry.getValue();
                if (common >= LEAST_SHARE * Math.min(before, members.size())) {
                    double jaccard = (double) common / (before + members.size() - common);
                    found.add(new Pair(entry.getKey(), after, jaccard));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Pair::jaccard)
                .reversed()
                .thenComparing(pair -> previous.rings().get(pair.before).id())
                .thenComparing(pair -> current.rings().get(pair.after).id()));
        return found;
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        java.util.Arrays.fill(array, -1);
        return array;
    }
}
