package io.ringfence.ring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a few live groups: which ring keeps which id, and what is to be told, by the rules of {@link Lineage}.
 * O(groups² · members).
 */
final class LiveSuccession {
    private static final double LEAST_SHARE = 1.0 / 3;

    /** A ring before, a ring after, and how much they overlap (Jaccard). */
    private record Heir(LiveRing before, Fresh after, double overlap) {}

    /** A chosen group. */
    record Fresh(int[] nodes, RingScore score, boolean isRing, String ownId) {}

    /** The groups under their ids. */
    final List<LiveRing> after = new ArrayList<>();

    final List<RingChange> changes = new ArrayList<>();

    /**
     * @param taken whether an id is that of a ring that is not among those before
     * @param at    the moment of the changes
     */
    LiveSuccession(List<LiveRing> before, List<Fresh> fresh, Predicate<String> taken, Instant at) {
        List<LiveRing> old = before.stream().filter(LiveRing::isRing).toList();
        List<Heir> heirs = heirs(old, fresh);
        @Nullable LiveRing[] origin = new LiveRing[fresh.size()];
        @Nullable Fresh[] heirOf = new Fresh[old.size()];
        for (Heir heir : heirs) {
            int one = old.indexOf(heir.before);
            int other = fresh.indexOf(heir.after);
            if (heirOf[one] == null && origin[other] == null) {
                heirOf[one] = heir.after;
                origin[other] = heir.before;
            }
        }
        String[] ids = new String[fresh.size()];
        for (int i = 0; i < ids.length; i++) {
            LiveRing from = origin[i];
            Fresh each = fresh.get(i);
            ids[i] = !each.isRing ? "" : from != null ? from.id : free(each.ownId, old, taken);
        }
        long lastAt = before.stream().mapToLong(ring -> ring.lastAt).max().orElse(at.toEpochMilli());
        for (int i = 0; i < ids.length; i++) {
            Fresh each = fresh.get(i);
            after.add(new LiveRing(ids[i], each.score, each.nodes, Math.max(lastAt, at.toEpochMilli())));
            if (each.isRing) {
                tell(each, ids[i], origin[i], heirs, at);
            }
        }
        for (int i = 0; i < heirOf.length; i++) {
            if (heirOf[i] == null) {
                LiveRing gone = old.get(i);
                List<String> into = heirs.stream()
                        .filter(heir -> heir.before == gone)
                        .map(heir -> ids[fresh.indexOf(heir.after)])
                        .toList();
                var kind = into.isEmpty() ? RingChange.Kind.GONE : RingChange.Kind.MERGED;
                changes.add(new RingChange(gone.id, kind, at, into, gone.nodes.length, 0));
            }
        }
        changes.sort(Comparator.comparing(RingChange::ringId).thenComparing(RingChange::kind));
    }

    @SuppressWarnings("ReferenceEquality") // one of the fresh groups, not one like it
    private void tell(Fresh ring, String id, @Nullable LiveRing origin, List<Heir> heirs, Instant at) {
        int size = ring.nodes.length;
        if (origin == null) {
            List<String> from = heirs.stream()
                    .filter(heir -> heir.after == ring)
                    .map(heir -> heir.before.id)
                    .toList();
            var kind = from.isEmpty() ? RingChange.Kind.BORN : RingChange.Kind.SPLIT;
            changes.add(new RingChange(id, kind, at, from, 0, size));
        } else if (origin.nodes.length != size) {
            var kind = size > origin.nodes.length ? RingChange.Kind.GROWN : RingChange.Kind.SHRUNK;
            changes.add(new RingChange(id, kind, at, List.of(), origin.nodes.length, size));
        }
    }

    private static String free(String id, List<LiveRing> old, Predicate<String> taken) {
        String free = id;
        for (int suffix = 2; taken.test(free) || holds(old, free); suffix++) {
            free = id + "-" + suffix;
        }
        return free;
    }

    private static boolean holds(List<LiveRing> rings, String id) {
        return rings.stream().anyMatch(ring -> ring.id.equals(id));
    }

    private static List<Heir> heirs(List<LiveRing> old, List<Fresh> fresh) {
        return old.stream()
                .flatMap(before -> fresh.stream().filter(Fresh::isRing).flatMap(after -> {
                    int common = common(before.nodes, after.nodes);
                    int smaller = Math.min(before.nodes.length, after.nodes.length);
                    int all = before.nodes.length + after.nodes.length - common;
                    return common > 0 && common >= LEAST_SHARE * smaller
                            ? Stream.of(new Heir(before, after, (double) common / all))
                            : Stream.empty();
                }))
                .sorted(Comparator.comparingDouble(Heir::overlap)
                        .reversed()
                        .thenComparing(heir -> heir.before.id)
                        .thenComparing(heir -> heir.after.ownId))
                .toList();
    }

    private static int common(int[] one, int[] other) {
        int common = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            int order = Integer.compare(one[i], other[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }
}
