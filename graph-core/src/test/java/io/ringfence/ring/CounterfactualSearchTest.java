package io.ringfence.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CounterfactualSearchTest {
    private static final Instant T = Instant.parse("2025-06-01T00:00:00Z");

    private static List<EvidenceLink> links(EntityId entity, int[] places) {
        return IntStream.of(places)
                .mapToObj(place -> new EvidenceLink(
                        EvidenceLink.Kind.TIE,
                        EntityId.account("a" + place),
                        entity,
                        0,
                        T,
                        T,
                        new Source("links.csv", place + 1L),
                        places.length))
                .toList();
    }

    private static Counterfactual find(int size, List<int[]> shared) {
        var search = new CounterfactualSearch(size);
        for (int i = 0; i < shared.size(); i++) {
            var entity = new EntityId("device", "d" + i);
            search.shares(entity, shared.get(i), links(entity, shared.get(i)));
        }
        return search.find();
    }

    /** The largest piece when some things are gone, the slow way. */
    private static int largest(int size, List<int[]> shared, Set<Integer> gone) {
        int[] piece = IntStream.range(0, size).toArray();
        for (int round = 0; round < size; round++) {
            for (int i = 0; i < shared.size(); i++) {
                if (!gone.contains(i)) {
                    int least = IntStream.of(shared.get(i))
                            .map(at -> piece[at])
                            .min()
                            .orElseThrow();
                    for (int at : shared.get(i)) {
                        piece[at] = least;
                    }
                }
            }
        }
        int largest = 0;
        for (int label = 0; label < size; label++) {
            int wanted = label;
            largest = Math.max(largest, (int)
                    IntStream.of(piece).filter(each -> each == wanted).count());
        }
        return largest;
    }

    @Example
    void aRingHeldByOneHubSaysSo() {
        Counterfactual found = find(5, List.of(new int[] {0, 1, 2, 3, 4}, new int[] {0, 1}));

        assertThat(found.things()).containsExactly(new EntityId("device", "d0"));
        assertThat(found.links()).hasSize(5);
        assertThat(found.minimal()).isTrue();
        assertThat(found.sentence())
                .isEqualTo("One thing holds it: without device d0 (5 links) at most 2 of its 5 accounts stay tied.");
    }

    @Example
    void ofTwoThatDoTheOneWithFewerLinksIsNamed() {
        // A chain of two clusters: the bridge is the cheapest.
        Counterfactual found = find(6, List.of(new int[] {0, 1, 2}, new int[] {3, 4, 5}, new int[] {2, 3}));

        assertThat(found.things()).containsExactly(new EntityId("device", "d2"));
        assertThat(found.largestLeft()).isEqualTo(3);
    }

    @Example
    void accountsThatShareNothingAreHeldByNothing() {
        assertThat(find(3, List.of()).things()).isEmpty();
        assertThat(find(3, List.of()).sentence()).startsWith("Nothing that its accounts share");
    }

    @Property(tries = 300)
    void isAsSmallAsTheBestOfAllSets(@ForAll long seed) {
        var random = new Random(seed);
        int size = 3 + random.nextInt(7);
        List<int[]> shared = new ArrayList<>();
        int entities = random.nextInt(8);
        for (int i = 0; i < entities; i++) {
            int[] places =
                    random.ints(2 + random.nextInt(3), 0, size).distinct().toArray();
            if (places.length > 1) {
                shared.add(places);
            }
        }
        Counterfactual found = find(size, shared);

        int fewest = Integer.MAX_VALUE;
        for (int set = 0; set < 1 << shared.size(); set++) {
            Set<Integer> gone = new HashSet<>();
            for (int i = 0; i < shared.size(); i++) {
                if ((set & 1 << i) != 0) {
                    gone.add(i);
                }
            }
            if (2 * largest(size, shared, gone) <= size) {
                fewest = Math.min(fewest, gone.size());
            }
        }
        assertThat(found.things()).hasSize(fewest);
        assertThat(found.atLeast()).isEqualTo(fewest);
        Set<Integer> gone = new HashSet<>();
        found.things().forEach(thing -> gone.add(Integer.parseInt(thing.id().substring(1))));
        assertThat(largest(size, shared, gone)).isEqualTo(found.largestLeft());
    }
}
