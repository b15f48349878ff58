package io.ringfence.embeddings.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.embeddings.trees.TreesSearch;
import io.ringfence.graph.RunControl;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorldsTest {
    @Test
    void onlyAccountsTiedToNobodyInTrainingAreTestedOn() throws Exception {
        var budget = new TreesSearch.Budget(1, Duration.ofMinutes(1));

        Outcome outcome = new Worlds(3000, 1, 7).run(budget, RunControl.NONE);

        assertThat(outcome.folds()).singleElement().satisfies(fold -> {
            assertThat(fold.name()).isEqualTo("seed 7");
            assertThat(fold.tested()).isPositive().isEqualTo(outcome.rows().size());
            assertThat(fold.tested()).isLessThan(fold.train());
        });
        assertThat(outcome.rows()).allSatisfy(row -> assertThat(row.risk()).isBetween(0.0, 1.0));
    }

    @Test
    void noWorldIsRefused() {
        assertThatThrownBy(() -> new Worlds(1000, 0, 1)).hasMessageContaining("count must be at least 1");
    }
}
