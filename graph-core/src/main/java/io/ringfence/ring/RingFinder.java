package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds rings: proposes candidates from several finders, measures each against the behaviour of all accounts, clears
 * what looks innocent, and keeps the best of what overlaps, with roles and evidence.
 *
 * <p>About O(links log links), with what is shared beyond its cap left out and counted, so that no hub makes it
 * quadratic. Deterministic for a view and parameters: accounts are ordered by content, so the order in which rows
 * arrived changes neither rings nor ids. Uses only what the view knew.
 */
public final class RingFinder {
    private RingFinder() {}

    /**
     * Finds the rings of a view.
     *
     * @param control called at bounded intervals
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static RingSet find(GraphView view, RingParameters parameters, RunControl control) {
        var landscape = new Landscape(view, parameters, control);
        List<int[]> candidates = CandidateFinder.find(landscape, control);
        Selection selection = Selection.of(landscape, candidates, control);
        List<Ring> rings = rings(landscape, selection.rings(), control);
        List<ClearedGroup> cleared = cleared(landscape, selection.others(), control);
        return new RingSet(view.asOf(), policyVersion(view, parameters), rings, cleared, coverage(landscape));
    }

    /** By score, then id. */
    private static List<Ring> rings(Landscape landscape, List<Selection.Choice> choices, RunControl control) {
        var findings = new Finding[choices.size()];
        control.forRanges("writing rings", findings.length, 16, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                findings[i] = Finding.of(landscape, choices.get(i));
            }
        });
        List<Ring> rings = RingWriter.write(List.of(findings), control);
        rings.sort(Comparator.comparingDouble(Ring::score).reversed().thenComparing(Ring::id));
        return rings;
    }

    /** By their first accounts, which differ, since no account is in two groups. */
    private static List<ClearedGroup> cleared(Landscape landscape, List<Selection.Choice> choices, RunControl control) {
        var written = new ClearedGroup[choices.size()];
        control.forRanges("writing cleared groups", written.length, 128, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                written[i] = RingWriter.cleared(Finding.of(landscape, choices.get(i)));
            }
        });
        Arrays.sort(written, Comparator.comparing(group -> group.accountIds().getFirst()));
        return List.of(written);
    }

    private static Coverage coverage(Landscape landscape) {
        Map<String, Long> byType = landscape.shared.leftOutByType();
        long leftOut = byType.values().stream().mapToLong(Long::longValue).sum();
        return new Coverage(landscape.shared.considered(), leftOut, byType, false);
    }

    /** Names the types, their hub policies and the parameters; equal texts for equal settings. */
    private static String policyVersion(GraphView view, RingParameters parameters) {
        var text = new StringBuilder(parameters.toString());
        for (EntityType type : view.graph().types().all()) {
            text.append('\n').append(type.name()).append(type.strength());
            var policy = type.hubPolicy();
            text.append(policy.cap()).append(policy.window()).append(policy.rarityWeight());
            Stream.concat(policy.allowed().stream(), policy.placeholders().stream())
                    .sorted()
                    .forEach(id -> text.append('\n').append(id));
        }
        return "P-" + ContentHash.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
