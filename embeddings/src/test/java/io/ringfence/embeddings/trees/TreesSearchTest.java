package io.ringfence.embeddings.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.RunControl;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreesSearchTest {
    private static final TreesParameters SMALL = TreeTrainerTest.SMALL.withRounds(30);
    private static final TreesParameters POOR =
            new TreesParameters(30, 15, 1, 1, 400, new TreesParameters.Sampling(0.3, 0.3, 200, 1), 1, 7);
    private static final Table TRAIN = TreeTrainerTest.table(3000, 1);
    private static final Table VALIDATION = TreeTrainerTest.table(1200, 2);
    private static final TreesSearch.Budget FIVE = new TreesSearch.Budget(5, Duration.ofMinutes(10));

    @Test
    void triesWhatItsBudgetAllowsAndTheSameRequestGivesTheSame() {
        var request = new TreesSearch.Request(SMALL, FIVE, distinct(VALIDATION));
        TreesSearch.Found found = search(VALIDATION, request);
        TreesSearch.Found again = search(VALIDATION, request);

        assertThat(found.trials()).hasSize(5).doesNotHaveDuplicates();
        assertThat(found.outOfTime()).isFalse();
        assertThat(found.trials().getFirst().parameters()).isEqualTo(SMALL);
        assertThat(again.trials()).isEqualTo(found.trials());
        assertThat(again.parameters()).isEqualTo(found.parameters());
    }

    @Test
    void muchBetterSettingsAreTaken() {
        TreesSearch.Found found = search(VALIDATION, new TreesSearch.Request(POOR, FIVE, distinct(VALIDATION)));

        assertThat(found.outcome()).isEqualTo(TreesSearch.Outcome.BETTER);
        assertThat(found.parameters()).isNotEqualTo(POOR);
        assertThat(found.trained().score())
                .isGreaterThan(found.trials().getFirst().score());
    }

    @Test
    void theLuckiestOfSeveralIsNotTaken() {
        var random = new SplittableRandom(4);
        boolean[] chance = new boolean[VALIDATION.rows()];
        for (int row = 0; row < chance.length; row++) {
            chance[row] = random.nextInt(6) == 0;
        }
        var noise = new Table(VALIDATION.values(), VALIDATION.columns(), chance);
        TreesSearch.Found found = search(noise, new TreesSearch.Request(SMALL, FIVE, distinct(noise)));

        assertThat(found.trials())
                .hasSize(5)
                .anyMatch(trial -> trial.score() > found.trials().getFirst().score());
        assertThat(found.outcome()).isEqualTo(TreesSearch.Outcome.NO_GAIN);
        assertThat(found.parameters()).isEqualTo(SMALL);
        assertThat(found.trained().score()).isEqualTo(found.trials().getFirst().score());
    }

    @Test
    void fewIndependentWitnessesChooseNothing() {
        int[] few = IntStream.range(0, VALIDATION.rows())
                .map(row -> row % (TreesSearch.LEAST_FRAUD - 1))
                .toArray();
        TreesSearch.Found found = search(VALIDATION, new TreesSearch.Request(POOR, FIVE, few));

        assertThat(VALIDATION.positives()).isGreaterThan(TreesSearch.LEAST_FRAUD);
        assertThat(found.trials()).hasSize(1);
        assertThat(found.outcome()).isEqualTo(TreesSearch.Outcome.TOO_LITTLE_FRAUD);
        assertThat(found.parameters()).isEqualTo(POOR);
    }

    @Test
    void asManyWitnessesAsAreWantedChoose() {
        int[] groups = new int[VALIDATION.rows()];
        int fraud = 0;
        for (int row = 0; row < groups.length; row++) {
            groups[row] = VALIDATION.fraud(row) ? fraud++ % TreesSearch.LEAST_FRAUD : 0;
        }
        TreesSearch.Found found = search(VALIDATION, new TreesSearch.Request(POOR, FIVE, groups));

        assertThat(Arrays.stream(groups).distinct()).hasSize(TreesSearch.LEAST_FRAUD);
        assertThat(found.trials()).hasSize(5);
    }

    @Test
    void withoutTimeTheFirstSettingsAndOneMoreAreTried() {
        var budget = new TreesSearch.Budget(50, Duration.ZERO);
        TreesSearch.Found found = search(VALIDATION, new TreesSearch.Request(SMALL, budget, distinct(VALIDATION)));

        assertThat(found.trials()).hasSizeLessThan(3);
        assertThat(found.outOfTime()).isTrue();
    }

    @Test
    void aBudgetOfOneIsNoSearch() {
        var request = new TreesSearch.Request(SMALL, TreesSearch.Budget.NONE, distinct(VALIDATION));
        assertThat(search(VALIDATION, request).outcome()).isEqualTo(TreesSearch.Outcome.NOT_WANTED);
    }

    @Test
    void groupsOfOtherRowsAreRefused() {
        assertThatThrownBy(() -> search(VALIDATION, new TreesSearch.Request(SMALL, FIVE, new int[3])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1200 validation rows, got 3");
    }

    private static TreesSearch.Found search(Table validation, TreesSearch.Request request) {
        var task = new TreeTrainer.Task(TRAIN, validation, TreeTrainerTest.NAMES, new int[4]);
        return TreesSearch.search(task, request, RunControl.NONE);
    }

    private static int[] distinct(Table table) {
        return IntStream.range(0, table.rows()).toArray();
    }
}
