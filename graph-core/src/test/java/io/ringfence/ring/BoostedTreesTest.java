package io.ringfence.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {
    private static final List<String> TWO = List.of(
            "base -1.0",
            "tree 3",
            "1 0.5 1 2",
            "-1 0.25 0 0",
            "-1 2.0 0 0",
            "tree 3",
            "0 3.0 1 2",
            "-1 -0.5 0 0",
            "-1 1.0 0 0");

    @Test
    void addsTheLeafOfEachTreeToTheBase() {
        BoostedTrees trees = BoostedTrees.read(TWO);

        assertThat(trees.margin(new float[] {0, 0})).isEqualTo(-1 + 0.25 - 0.5, within(1e-6));
        assertThat(trees.margin(new float[] {3, 0.5f})).isEqualTo(-1 + 2.0 + 1.0, within(1e-6));
    }

    @Test
    void refusesWhatIsNoTree() {
        assertThatThrownBy(() -> BoostedTrees.read(List.of("base 0", "tree 1", "0 1.0 7 8")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BoostedTrees.read(List.of("tree 1", "-1 1.0 0 0")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theShippedTreesAskForColumnsThatThereAre() {
        assertThat(BoostedTrees.resource("ring-trees.txt").columns()).isLessThanOrEqualTo(RingFeatures.COUNT);
        assertThat(BoostedTrees.resource("member-trees.txt").columns()).isLessThanOrEqualTo(MemberFeatures.COUNT);
    }
}
