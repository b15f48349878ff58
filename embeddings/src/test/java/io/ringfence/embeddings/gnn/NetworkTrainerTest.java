package io.ringfence.embeddings.gnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.ringfence.embeddings.calibration.Ranking;
import io.ringfence.embeddings.learning.Safetensors;
import io.ringfence.feature.Sample;
import io.ringfence.graph.RunControl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTrainerTest {
    private static final NetworkParameters SMALL = new NetworkParameters(8, 10, 10, 128, 0.01, 10_000, 3);
    private static final Map<Network, NetworkTask> TASKS = new EnumMap<>(Network.class);
    private static final Map<Network, NetworkTrainer.Trained> TRAINED = new EnumMap<>(Network.class);

    private static NetworkTask task(Network network) {
        return TASKS.computeIfAbsent(network, key -> Worlds.task(key, 2000, 500));
    }

    private static NetworkTrainer.Trained trained(Network network) {
        return TRAINED.computeIfAbsent(network, key -> NetworkTrainer.train(task(key), SMALL, RunControl.NONE));
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void itLearnsWhatOnlyTheNeighboursTell(Network network) {
        boolean[] fraud = task(network).validationFraud();
        assertThat(Ranking.averagePrecision(trained(network).margins(), fraud))
                .isGreaterThan(0.8)
                .isEqualTo(trained(network).score());
        assertThat((double) count(fraud) / fraud.length).isLessThan(0.45);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void javaAndDjlAgreeOnEverySampleMissingValuesAndEmptyRelationsIncluded(Network network) {
        float[] expected = trained(network).margins();
        assertThat(expected).hasSize(500);
        for (int i = 0; i < expected.length; i++) {
            Sample sample = task(network).validation().get(i);
            assertThat(trained(network).network().margin(sample)).isCloseTo(expected[i], within(1e-5));
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        var again = NetworkTrainer.train(task(Network.SAGE), SMALL, RunControl.NONE);
        assertThat(again.network().bytes())
                .isEqualTo(trained(Network.SAGE).network().bytes());
        var other = NetworkTrainer.train(task(Network.SAGE), SMALL.withSeed(4), RunControl.NONE);
        assertThat(other.network().bytes())
                .isNotEqualTo(trained(Network.SAGE).network().bytes());
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void aTrainingTakenUpAgainEndsWithTheSameBits(Network network, @TempDir Path folder) {
        Path checkpoint = folder.resolve("some/where.safetensors");
        var start = new NetworkTrainer.Start(checkpoint, Map.of());
        RunControl stopInTheFifthPass = (phase, done, total) -> done < total * 45 / 100;
        assertThatThrownBy(() -> NetworkTrainer.train(task(network), SMALL, start, stopInTheFifthPass))
                .isInstanceOf(CancellationException.class);
        assertThat(checkpoint).exists();

        long[] first = {-1};
        var resumed = NetworkTrainer.train(task(network), SMALL, start, (phase, done, total) -> {
            first[0] = first[0] < 0 ? done * 100 / total : first[0];
            return true;
        });
        assertThat(first[0]).as("percent done when it was taken up").isEqualTo(40);
        assertThat(resumed.network().bytes())
                .isEqualTo(trained(network).network().bytes());
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    void aKilledTrainingTakenUpAgainEndsWithTheSameBits(@TempDir Path folder) throws Exception {
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Interrupted.class.getName(),
                        checkpoint.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            for (int i = 0; i < 1200 && process.isAlive() && !Files.exists(checkpoint); i++) {
                Thread.sleep(50);
            }
            assertThat(process.isAlive())
                    .as(() -> "still training: " + log(folder.resolve("log")))
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        assertThat(checkpoint).exists();
        long[] first = {-1};
        var resumed = NetworkTrainer.train(
                task(Network.SAGE), SMALL, new NetworkTrainer.Start(checkpoint, Map.of()), (phase, done, total) -> {
                    first[0] = first[0] < 0 ? done : first[0];
                    return true;
                });
        assertThat(first[0]).isPositive();
        assertThat(resumed.network().bytes())
                .isEqualTo(trained(Network.SAGE).network().bytes());
    }

    private static String log(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A training in a process of its own, slow enough to be killed in the middle. */
    static final class Interrupted {
        private Interrupted() {}

        public static void main(String[] arguments) {
            NetworkTrainer.train(
                    Worlds.task(Network.SAGE, 2000, 500),
                    SMALL,
                    new NetworkTrainer.Start(Path.of(arguments[0]), Map.of()),
                    (phase, done, total) -> {
                        try {
                            Thread.sleep(30);
                        } catch (InterruptedException e) {
                            return false;
                        }
                        return true;
                    });
        }
    }

    @Test
    void aCheckpointOfAnotherTrainingIsNotTakenUp(@TempDir Path folder) {
        var start = new NetworkTrainer.Start(folder.resolve("checkpoint.safetensors"), Map.of());
        assertThatThrownBy(() -> NetworkTrainer.train(
                        task(Network.SAGE), SMALL.withSeed(9), start, (phase, done, total) -> done < total / 2))
                .isInstanceOf(CancellationException.class);
        var trained = NetworkTrainer.train(task(Network.SAGE), SMALL, start, RunControl.NONE);
        assertThat(trained.network().bytes())
                .isEqualTo(trained(Network.SAGE).network().bytes());
    }

    @Test
    void theFileIsReadByDjlToo() throws IOException {
        byte[] bytes = trained(Network.SAGE).network().bytes();
        try (var manager = NDManager.newBaseManager("PyTorch")) {
            NDList list = NDList.decode(manager, new ByteArrayInputStream(bytes));
            var tensors = Safetensors.read(bytes).tensors();
            assertThat(list).hasSize(tensors.size());
            for (var array : list) {
                assertThat(array.toFloatArray())
                        .isEqualTo(tensors.get(array.getName()).values());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void whatALinkCarriedIsTheDropWithoutIt(Network network) {
        GraphNetwork model = trained(network).network();
        Sample sample = task(network).validation().stream()
                .filter(one -> one.count(0) == 3 && one.count(1) == 2)
                .findFirst()
                .orElseThrow();
        var carriers = model.carriers(sample);
        assertThat(carriers).hasSize(5);
        for (var carrier : carriers) {
            int row = 0;
            while (sample.node(carrier.relation(), row) != carrier.node()) {
                row++;
            }
            double without = model.margin(sample.without(carrier.relation(), row));
            assertThat(carrier.logit()).isEqualTo(model.margin(sample) - without);
        }
        assertThat(carriers).isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.logit()), Math.abs(a.logit())));
    }

    @Test
    void aTornFileIsRefused() {
        byte[] whole = trained(Network.SAGE).network().bytes();
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
}
