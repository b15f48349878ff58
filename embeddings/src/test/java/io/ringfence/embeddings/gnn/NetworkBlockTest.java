package io.ringfence.embeddings.gnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.ringfence.embeddings.learning.Processor;
import io.ringfence.feature.Sample;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkBlockTest {
    private static final int FANOUT = 4;

    /** Central differences in double precision against what autograd says, for every layer of every network. */
    @ParameterizedTest
    @EnumSource(Network.class)
    void gradientsAgreeWithCentralDifferences(Network network) {
        Processor.engine().setRandomSeed(11);
        var task = Worlds.task(network, 6, 1);
        NetworkBlock block = NetworkBlock.of(network, task.shape(5));
        var loss = new WeightedLoss(3);
        try (var manager = NDManager.newBaseManager("PyTorch")) {
            NDList inputs = inputs(manager, task);
            NDArray labels = manager.create(new double[] {1, 0, 0, 1, 0, 1}, new Shape(6, 1));
            block.setInitializer(new ai.djl.training.initializer.NormalInitializer(0.5f), p -> true);
            block.initialize(
                    manager,
                    DataType.FLOAT64,
                    inputs.stream().map(NDArray::getShape).toArray(Shape[]::new));
            var store = new ParameterStore(manager, false);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                collector.backward(loss.evaluate(new NDList(labels), block.forward(store, inputs, true)));
            }
            DoubleSupplier value = () -> loss.evaluate(new NDList(labels), block.forward(store, inputs, false))
                    .getDouble();
            var random = new SplittableRandom(2);
            for (var parameter : block.getParameters()) {
                NDArray array = parameter.getValue().getArray();
                double[] gradient = array.getGradient().toDoubleArray();
                assertThat(java.util.Arrays.stream(gradient).anyMatch(one -> one != 0))
                        .as(parameter.getKey())
                        .isTrue();
                for (int i = 0; i < 6; i++) {
                    int index = random.nextInt(gradient.length);
                    double difference = at(array, index, 1e-6, value) - at(array, index, -1e-6, value);
                    assertThat(difference / 2e-6)
                            .as("%s[%d]", parameter.getKey(), index)
                            .isCloseTo(gradient[index], within(1e-6));
                }
            }
        }
    }

    private static double at(NDArray array, int index, double shift, DoubleSupplier value) {
        double[] kept = array.toDoubleArray();
        double[] moved = kept.clone();
        moved[index] += shift;
        array.set(moved);
        try {
            return value.getAsDouble();
        } finally {
            array.set(kept);
        }
    }

    private static NDList inputs(NDManager manager, NetworkTask task) {
        int size = task.train().size();
        int width = task.train().getFirst().rootLength();
        double[] roots = new double[size * width];
        for (int i = 0; i < roots.length; i++) {
            float value = task.train().get(i / width).root(i % width);
            roots[i] = Float.isNaN(value) ? 0 : value;
        }
        var inputs = new NDList(manager.create(roots, new Shape(size, width)));
        for (int relation = 0; relation < 2; relation++) {
            double[] rows = new double[size * FANOUT * task.dimension()];
            double[] weights = new double[size * FANOUT];
            for (int i = 0; i < size; i++) {
                Sample sample = task.train().get(i);
                for (int j = 0; j < sample.length(relation); j++) {
                    rows[i * FANOUT * task.dimension() + j] = sample.row(relation, j);
                }
                for (int row = 0; row < sample.count(relation); row++) {
                    weights[i * FANOUT + row] = 1.0 / sample.count(relation);
                }
            }
            inputs.add(manager.create(rows, new Shape((long) size * FANOUT, task.dimension())));
            inputs.add(manager.create(weights, new Shape(size, FANOUT, 1)));
        }
        return inputs;
    }
}
