package io.ringfence.evaluation;

import io.ringfence.evaluation.alarm.Alarm;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What figures do not hold: counts and lists behind tables and plots, summed over worlds.
 *
 * @param trueRings  true rings of at least 3 accounts
 * @param foundRings found rings of at least 3 accounts
 * @param groups     innocent groups of at least 3 accounts
 * @param accounts   accounts, and how many of them are what, by name
 * @param typologies true against found typology of matched rings; what was not matched is {@value #NOTHING}
 * @param roles      true against found role of accounts, {@value #NOTHING} for no ring
 * @param unnamed    true typologies for which the finder has no name
 * @param scored     found rings with a score, by falling score
 * @param alarms     true rings and when they raised an alarm, where that was looked for
 */
public record RingTallies(
        int trueRings,
        int foundRings,
        int groups,
        SortedMap<String, Integer> accounts,
        Confusion typologies,
        Confusion roles,
        SortedSet<String> unnamed,
        List<ScoredRing> scored,
        List<Alarm> alarms) {
    /** The name of what is not there. */
    public static final String NOTHING = "-";

    /** Nothing. */
    static final RingTallies NONE = new RingTallies(
            0,
            0,
            0,
            Collections.emptySortedMap(),
            Confusion.NONE,
            Confusion.NONE,
            Collections.emptySortedSet(),
            List.of(),
            List.of());

    /**
     * A found ring.
     *
     * @param score its score
     * @param right whether it matches a true one
     */
    public record ScoredRing(double score, boolean right) {}

    public RingTallies {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
        Objects.requireNonNull(typologies, "typologies");
        Objects.requireNonNull(roles, "roles");
        unnamed = Collections.unmodifiableSortedSet(new TreeSet<>(unnamed));
        scored = scored.stream()
                .sorted((a, b) -> Double.compare(b.score(), a.score()))
                .toList();
        alarms = List.copyOf(alarms);
    }

    /** Both together. */
    RingTallies plus(RingTallies other) {
        var sum = new TreeMap<>(accounts);
        other.accounts.forEach((name, number) -> sum.merge(name, number, Integer::sum));
        var names = new TreeSet<>(unnamed);
        names.addAll(other.unnamed);
        return new RingTallies(
                trueRings + other.trueRings,
                foundRings + other.foundRings,
                groups + other.groups,
                sum,
                typologies.plus(other.typologies),
                roles.plus(other.roles),
                names,
                joined(scored, other.scored),
                joined(alarms, other.alarms));
    }

    private static <T> List<T> joined(List<T> a, List<T> b) {
        return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
    }
}
