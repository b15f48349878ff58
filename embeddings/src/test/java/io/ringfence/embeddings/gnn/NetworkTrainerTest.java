package io.ringfence.embeddings.gnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.ringfence.embeddings.calibration.Ranking;
import io.ringfence.graph.RunControl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkTrainerTest {
    private static final Shape SHAPE = new Shape(3, 2, 2, 8);
    private static final NetworkParameters SMALL = new NetworkParameters(8, 12, 4, 128, 0.01, 10_000, 3);
    private static final World TRAIN = World.of(2500, 1);
    private static final World VALIDATION = World.of(700, 2);
    private static final NetworkTrainer.Task TASK =
            new NetworkTrainer.Task(SHAPE, TRAIN.samples(), TRAIN.fraud(), VALIDATION.samples(), VALIDATION.fraud());
    private static final NetworkTrainer.Trained TRAINED = NetworkTrainer.train(TASK, SMALL, RunControl.NONE);

    @Test
    void itLearnsWhatOnlyTheNeighboursTell() {
        double chance = (double) count(VALIDATION.fraud()) / VALIDATION.fraud().length;
        assertThat(Ranking.averagePrecision(TRAINED.margins(), VALIDATION.fraud()))
                .isGreaterThan(0.8);
        assertThat(chance).isLessThan(0.45);
    }

    @Test
    void javaAndDjlAgreeOnEverySampleMissingValuesAndEmptyRelationsIncluded() {
        float[] expected = TRAINED.margins();
        assertThat(expected).hasSize(700);
        for (int i = 0; i < expected.length; i++) {
            assertThat(TRAINED.network().margin(VALIDATION.samples().get(i))).isCloseTo(expected[i], within(1e-5));
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        var again = NetworkTrainer.train(TASK, SMALL, RunControl.NONE);
        assertThat(again.network().bytes()).isEqualTo(TRAINED.network().bytes());
        var other = NetworkTrainer.train(TASK, SMALL.withSeed(4), RunControl.NONE);
        assertThat(other.network().bytes()).isNotEqualTo(TRAINED.network().bytes());
    }

    @Test
    void theFileIsReadByDjlToo() throws IOException {
        try (var manager = NDManager.newBaseManager("PyTorch")) {
            NDList list = NDList.decode(
                    manager, new ByteArrayInputStream(TRAINED.network().bytes()));
            var tensors = Safetensors.read(TRAINED.network().bytes());
            assertThat(list).hasSize(tensors.size());
            for (var array : list) {
                assertThat(array.toFloatArray())
                        .isEqualTo(tensors.get(array.getName()).values());
            }
        }
    }

    @Test
    void theOrderOfNeighboursAndThePaddingMeanNothing() {
        float[] root = {0.1f, 0.2f, 0.3f};
        float[][] padded = {{1, 2, 3, 4, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0, 0, 0}};
        float[][] turned = {{3, 4, 1, 2, 9, 9, 9, 9}, {7, 7, 7, 7, 7, 7, 7, 7}};
        int[] counts = {2, 0};
        assertThat(TRAINED.network().margin(new Neighbourhood(root, turned, counts, 2)))
                .isCloseTo(TRAINED.network().margin(new Neighbourhood(root, padded, counts, 2)), within(1e-6));
    }

    @Test
    void aTornFileIsRefused() {
        byte[] whole = TRAINED.network().bytes();
        for (int length : new int[] {0, 7, 20, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> GraphNetwork.read(Arrays.copyOf(whole, length)))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(IOException.class);
        }
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** Accounts whose label hangs on the mean of their first relation alone. */
    private record World(List<Neighbourhood> samples, boolean[] fraud) {
        static World of(int size, long seed) {
            var random = new SplittableRandom(seed);
            var samples = new ArrayList<Neighbourhood>();
            boolean[] fraud = new boolean[size];
            for (int i = 0; i < size; i++) {
                float[] root = {(float) random.nextGaussian(), random.nextInt(5) == 0 ? Float.NaN : 1, 0.5f};
                int[] counts = {random.nextInt(5), random.nextInt(5)};
                float[][] entities = new float[2][8];
                double mean = 0;
                for (int relation = 0; relation < 2; relation++) {
                    for (int entity = 0; entity < counts[relation]; entity++) {
                        entities[relation][2 * entity] = (float) random.nextGaussian();
                        entities[relation][2 * entity + 1] = (float) random.nextGaussian();
                        mean += relation == 0 ? entities[0][2 * entity] / counts[0] : 0;
                    }
                }
                samples.add(new Neighbourhood(root, entities, counts, 2));
                fraud[i] = mean > 0.25;
            }
            return new World(samples, fraud);
        }
    }
}
