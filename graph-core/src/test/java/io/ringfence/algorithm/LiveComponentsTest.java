package io.ringfence.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LiveComponentsTest {
    private record Seen(int one, int other, long at) {}

    @Property(tries = 2000)
    void everyWindowAtEveryMomentHasTheComponentsOfAFullRun(@ForAll long seed) {
        var random = new Random(seed);
        int n = 1 + random.nextInt(20);
        boolean inOrder = random.nextBoolean();
        int times = 1 + random.nextInt(30);
        var live = new LiveComponents(random.nextBoolean() ? n : 0, seed);
        var seen = new ArrayList<Seen>();
        int links = random.nextInt(60);
        for (int i = 0; i < links; i++) {
            var link = new Seen(random.nextInt(n), random.nextInt(n), inOrder ? i / 3 : random.nextInt(times));
            seen.add(link);
            live.add(link.one, link.other, link.at);
            long since = random.nextInt(times + 1);
            var sets = new DisjointSets(live.nodeCount());
            for (Seen one : seen) {
                if (one.at >= since) {
                    sets.union(one.one, one.other);
                }
            }
            assertThat(live.labels(since)).isEqualTo(sets.labels());
        }
    }

    @Example
    void refusesWhatIsNoLink() {
        var live = new LiveComponents(2, 1);
        assertThatThrownBy(() -> live.add(-1, 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> live.add(1, 0, Long.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> live.component(2, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
