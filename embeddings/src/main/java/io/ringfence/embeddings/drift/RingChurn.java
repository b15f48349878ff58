package io.ringfence.embeddings.drift;

import io.ringfence.ring.RingChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How many rings came and went in a span of time.
 *
 * @param from  start of the span
 * @param to    its end
 * @param rings rings there were at its start
 * @param born  rings that came
 * @param gone  rings that went, by dissolving or into another
 */
public record RingChurn(Instant from, Instant to, int rings, int born, int gone) {
    private static final Duration LEAST = Duration.ofDays(1);
    private static final int LEAST_RINGS = 10;
    private static final double TIMES = 2;
    private static final double SIGMAS = 3;

    /** The latest span and the one before it, of equal length. */
    public record Comparison(RingChurn before, RingChurn now) {
        /** The alarm where rings come and go twice as often as before, and chance does not explain it. */
        public Optional<DriftAlarm> alarm() {
            double usual = Math.max(1, before.events()) / (double) Math.max(1, before.rings);
            double expected = usual * now.rings;
            double limit = Math.max(TIMES * expected, expected + SIGMAS * Math.sqrt(expected));
            if (now.rings < LEAST_RINGS || now.events() <= limit) {
                return Optional.empty();
            }
            boolean births = now.born - usual * now.rings / 2 >= now.gone - usual * now.rings / 2;
            String cause = String.format(
                    Locale.ROOT,
                    "%d rings came and %d went since %s, with %d at its start; in as long a time before %d came and %d"
                            + " went, with %d at its start",
                    now.born,
                    now.gone,
                    now.from,
                    now.rings,
                    before.born,
                    before.gone,
                    before.rings);
            return Optional.of(new DriftAlarm(
                    DriftAlarm.RING_CHURN,
                    "rings",
                    now.events() / (double) now.rings,
                    limit / now.rings,
                    cause,
                    births ? "rings born" : "rings gone",
                    (births ? now.born : now.gone) / (double) now.rings));
        }
    }

    /**
     * Compares the latest span with the one before it; the spans are as long as asked for, or shorter where the history
     * of rings is.
     *
     * @param changes what became of rings, in any order
     * @return empty where the history is too short for two spans of a day after the first run
     */
    public static Optional<Comparison> of(List<RingChange> changes, Instant to, Duration wanted) {
        List<RingChange> ordered =
                changes.stream().sorted(Comparator.comparing(RingChange::at)).toList();
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        Instant first = ordered.getFirst().at();
        Duration half = Duration.between(first, to).dividedBy(2).minusMillis(1);
        Duration span = half.compareTo(wanted) < 0 ? half : wanted;
        if (span.compareTo(LEAST) < 0) {
            return Optional.empty();
        }
        Instant middle = to.minus(span);
        return Optional.of(new Comparison(of(ordered, middle.minus(span), middle), of(ordered, middle, to)));
    }

    private static RingChurn of(List<RingChange> ordered, Instant from, Instant to) {
        Set<String> alive = new HashSet<>();
        int atStart = 0;
        int born = 0;
        int gone = 0;
        for (RingChange change : ordered) {
            boolean before = !change.at().isAfter(from);
            if (change.at().isAfter(to)) {
                break;
            }
            if (change.sizeAfter() == 0) {
                alive.remove(change.ringId());
                gone += before ? 0 : 1;
            } else if (alive.add(change.ringId())) {
                born += before ? 0 : 1;
            }
            atStart = before ? alive.size() : atStart;
        }
        return new RingChurn(from, to, atStart, born, gone);
    }

    /** Rings that came or went. */
    public int events() {
        return born + gone;
    }
}
