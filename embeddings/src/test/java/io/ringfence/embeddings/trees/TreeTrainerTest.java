package io.ringfence.embeddings.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.graph.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TreeTrainerTest {
    static final List<String> NAMES = List.of("a.rising", "a.missing", "a.noise", "a.step");
    private static final TreesParameters.Sampling SAMPLING = new TreesParameters.Sampling(0.8, 0.8, 2, 1);
    static final TreesParameters SMALL = new TreesParameters(60, 15, 4, 0.1, 1, SAMPLING, 1, 7);
    private static final TreeTrainer.Task TASK =
            new TreeTrainer.Task(table(3000, 1), table(800, 2), NAMES, new int[] {1, 0, 0, 0});
    private static final TreeTrainer.Trained TRAINED = TreeTrainer.train(TASK, SMALL, RunControl.NONE);

    @Test
    void javaAndXgboostAgreeOnEveryRowMissingValuesIncluded() {
        float[] expected = TRAINED.margins();
        assertThat(expected).hasSize(800);
        for (int row = 0; row < expected.length; row++) {
            assertThat(TRAINED.trees().margin(TASK.validation().row(row))).isCloseTo(expected[row], within(1e-5));
        }
    }

    @Test
    void contributionsAndBiasSumToTheMargin() {
        for (int row = 0; row < 300; row++) {
            double sum = TRAINED.trees().bias();
            for (double one : TRAINED.trees().contributions(TASK.validation().row(row))) {
                sum += one;
            }
            assertThat(sum).isCloseTo(TRAINED.trees().margin(TASK.validation().row(row)), within(1e-9));
        }
    }

    @Test
    void aRisingFeatureNeverLowersTheMargin() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            float[] row = TASK.validation().row(random.nextInt(TASK.validation().rows()));
            double last = Double.NEGATIVE_INFINITY;
            for (float value = -3; value <= 3; value += 0.25f) {
                row[0] = value;
                double margin = TRAINED.trees().margin(row);
                assertThat(margin).isGreaterThanOrEqualTo(last - 1e-9);
                last = margin;
            }
        }
    }

    @Test
    void theTreesLearnedSomethingAndNoiseSaysLittle() {
        double fraud = 0;
        double legit = 0;
        double[] weight = new double[NAMES.size()];
        int positives = TASK.validation().positives();
        for (int row = 0; row < TASK.validation().rows(); row++) {
            float[] values = TASK.validation().row(row);
            if (TASK.validation().fraud(row)) {
                fraud += TRAINED.trees().margin(values) / positives;
            } else {
                legit += TRAINED.trees().margin(values) / (TASK.validation().rows() - positives);
            }
            double[] contributions = TRAINED.trees().contributions(values);
            for (int i = 0; i < weight.length; i++) {
                weight[i] += Math.abs(contributions[i]);
            }
        }
        assertThat(fraud).isGreaterThan(legit + 1);
        assertThat(weight[0]).isGreaterThan(3 * weight[2]);
    }

    @Test
    void theSameSeedGivesTheSameTrees() throws Exception {
        var again = TreeTrainer.train(TASK, SMALL, RunControl.NONE);
        var json = new ObjectMapper();
        assertThat(json.writeValueAsString(again.trees())).isEqualTo(json.writeValueAsString(TRAINED.trees()));
    }

    @Test
    void treesSurviveTheFile() throws Exception {
        var json = new ObjectMapper();
        var read = json.readValue(json.writeValueAsBytes(TRAINED.trees()), TreeEnsemble.class);
        for (int row = 0; row < 200; row++) {
            float[] values = TASK.validation().row(row);
            assertThat(read.margin(values)).isEqualTo(TRAINED.trees().margin(values));
        }
    }

    @Test
    void aRowOfWeightThreeCountsAsThree() {
        float[] weights = new float[400];
        var rows = new ArrayList<float[]>();
        var labels = new ArrayList<Boolean>();
        Table few = table(400, 9);
        for (int row = 0; row < few.rows(); row++) {
            weights[row] = few.fraud(row) ? 1 : 3;
            for (int copy = 0; copy < weights[row]; copy++) {
                rows.add(few.row(row));
                labels.add(few.fraud(row));
            }
        }
        float[] values = new float[rows.size() * 4];
        boolean[] fraud = new boolean[rows.size()];
        for (int row = 0; row < fraud.length; row++) {
            System.arraycopy(rows.get(row), 0, values, 4 * row, 4);
            fraud[row] = labels.get(row);
        }
        boolean[] once = new boolean[few.rows()];
        for (int row = 0; row < once.length; row++) {
            once[row] = few.fraud(row);
        }
        var exact = new TreesParameters(10, 10, 3, 0.3, 1, new TreesParameters.Sampling(1, 1, 1, 1), 1, 7);
        var weighed = new TreeTrainer.Task(new Table(few.values(), 4, once, weights), few, NAMES, new int[4]);
        var copied = new TreeTrainer.Task(new Table(values, 4, fraud), few, NAMES, new int[4]);
        TreeEnsemble one = TreeTrainer.trainAll(weighed, exact, RunControl.NONE);
        TreeEnsemble two = TreeTrainer.trainAll(copied, exact, RunControl.NONE);

        for (int row = 0; row < few.rows(); row++) {
            assertThat(one.margin(few.row(row))).isCloseTo(two.margin(few.row(row)), within(0.05));
        }
    }

    @Test
    void balancedFraudCountsByTheRootOfWhatThereIsForEach() throws Exception {
        assertThat(TreesParameters.DEFAULT.balanced(0.1).sampling().fraudTimes())
                .isCloseTo(3, within(1e-12));
        assertThat(TreesParameters.DEFAULT.balanced(0.8).sampling().fraudTimes())
                .isEqualTo(1);
        assertThat(SMALL.balanced(0.1)).isEqualTo(SMALL);
        double times =
                Math.sqrt((3000.0 - TASK.train().positives()) / TASK.train().positives());
        var json = new ObjectMapper();
        assertThat(json.writeValueAsString(
                        TreeTrainer.trainAll(TASK, counting(TreesParameters.Sampling.BALANCED), RunControl.NONE)))
                .isEqualTo(json.writeValueAsString(TreeTrainer.trainAll(TASK, counting(times), RunControl.NONE)))
                .isNotEqualTo(json.writeValueAsString(TreeTrainer.trainAll(TASK, counting(1), RunControl.NONE)));
    }

    private static TreesParameters counting(double fraudTimes) {
        return new TreesParameters(10, 10, 3, 0.3, 1, new TreesParameters.Sampling(0.8, 0.8, 2, fraudTimes), 1, 7);
    }

    @Test
    void aTableOfOneClassIsRefused() {
        var allLegit = new Table(new float[40], 4, new boolean[10]);
        assertThatThrownBy(() -> new TreeTrainer.Task(allLegit, TASK.validation(), NAMES, new int[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("train must hold fraud and legitimate rows");
    }

    @Test
    void trainingStopsWhenAsked() {
        assertThatThrownBy(() -> TreeTrainer.train(TASK, SMALL, (phase, done, total) -> done < 3))
                .isInstanceOf(CancellationException.class);
    }

    static Table table(int rows, long seed) {
        var random = new SplittableRandom(seed);
        float[] values = new float[rows * 4];
        boolean[] fraud = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            float rising = (float) random.nextGaussian();
            float hidden = (float) random.nextGaussian();
            values[4 * row] = rising;
            values[4 * row + 1] = random.nextInt(3) == 0 ? Float.NaN : hidden;
            values[4 * row + 2] = (float) random.nextGaussian();
            values[4 * row + 3] = random.nextInt(4);
            double logit = 2 * rising + hidden + (values[4 * row + 3] == 2 ? 1.5 : 0) - 3;
            fraud[row] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
        }
        return new Table(values, 4, fraud);
    }
}
