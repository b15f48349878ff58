package io.ringfence.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RingSamplesTest {
    private static final GraphView TOWN = new SmallTown(300, 1)
            .farm("farm", 8, 120)
            .family("smith")
            .office("acme", 12)
            .graph()
            .latest();

    private static Set<String> farm() {
        Set<String> farm = new TreeSet<>();
        for (int i = 0; i < 8; i++) {
            farm.add("farm-" + i);
        }
        return farm;
    }

    @Test
    void aCandidateThatIsTheRingHasTheTargetOne() {
        RingSamples samples = RingSamples.of(TOWN, List.of(farm()), RunControl.NONE);

        assertThat(samples.groups().names()).hasSize(RingFeatures.COUNT);
        assertThat(samples.groups().rows()).allMatch(row -> row.length == RingFeatures.COUNT);
        assertThat(samples.groups().targets()).contains(1f).contains(0f).allMatch(target -> target >= 0 && target <= 1);
        assertThat(samples.groups().weights()).allMatch(weight -> weight > 0);
        assertThat(samples.members().targets()).contains(1f);
        assertThat(samples.members().rows()).allMatch(row -> row.length == MemberFeatures.COUNT);
    }

    @Test
    void withoutRingsNothingIsOne() {
        RingSamples samples = RingSamples.of(TOWN, List.of(), RunControl.NONE);

        assertThat(samples.groups().targets()).isNotEmpty().containsOnly(0f);
        assertThat(samples.members().rows()).isEmpty();
    }

    @Test
    void aSecondRunGivesTheSameRows() {
        RingSamples one = RingSamples.of(TOWN, List.of(farm()), RunControl.NONE);
        RingSamples other = RingSamples.of(TOWN, List.of(farm()), RunControl.NONE);

        assertThat(one.groups().rows().toArray(float[][]::new))
                .isDeepEqualTo(other.groups().rows().toArray(float[][]::new));
        assertThat(one.groups().targets()).isEqualTo(other.groups().targets());
    }
}
