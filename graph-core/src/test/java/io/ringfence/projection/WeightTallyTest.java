package io.ringfence.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WeightTallyTest {
    @Property(tries = 300)
    void sumsLikeAMapAndCanBeUsedAgain(@ForAll @IntRange(min = 1, max = 400) int keys, @ForAll long seed) {
        var tally = new WeightTally();
        var random = new Random(seed);
        for (int use = 0; use < 3; use++) {
            Map<Integer, Double> sums = new LinkedHashMap<>();
            tally.clear();
            for (int i = 0; i < (2 * keys) >> use; i++) {
                int key = random.nextInt(keys) * 128;
                tally.add(key, i);
                sums.merge(key, (double) i, Double::sum);
            }

            assertThat(tally.size()).isEqualTo(sums.size());
            int at = 0;
            for (Map.Entry<Integer, Double> each : sums.entrySet()) {
                assertThat(tally.key(at)).isEqualTo(each.getKey());
                assertThat(tally.sum(at++)).isEqualTo(each.getValue());
                assertThat(tally.sumOf(each.getKey())).isEqualTo(each.getValue());
            }
            assertThat(tally.sumOf(-1)).isZero();
        }
    }
}
