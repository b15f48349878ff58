package io.ringfence.embeddings.gnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SageBlockTest {
    /** Central differences in double precision against what autograd says, for every layer of the network. */
    @Test
    void gradientsAgreeWithCentralDifferences() {
        System.setProperty("ai.djl.offline", "true");
        Engine.getEngine("PyTorch").setRandomSeed(11);
        var block = new SageBlock(new io.ringfence.embeddings.gnn.Shape(3, 2, 2, 5));
        var loss = new WeightedLoss(3);
        try (var manager = NDManager.newBaseManager("PyTorch")) {
            NDList inputs = inputs(manager);
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
            var random = new SplittableRandom(2);
            int checked = 0;
            for (var parameter : block.getParameters()) {
                NDArray array = parameter.getValue().getArray();
                double[] gradient = array.getGradient().toDoubleArray();
                for (int i = 0; i < 5; i++) {
                    int index = random.nextInt(gradient.length);
                    double up = at(array, index, 1e-6, () -> value(loss, labels, block.forward(store, inputs, false)));
                    double down =
                            at(array, index, -1e-6, () -> value(loss, labels, block.forward(store, inputs, false)));
                    assertThat((up - down) / 2e-6)
                            .as("%s[%d]", parameter.getKey(), index)
                            .isCloseTo(gradient[index], within(1e-6));
                    checked++;
                }
            }
            assertThat(checked).isEqualTo(50);
        }
    }

    private static double at(NDArray array, int index, double shift, java.util.function.DoubleSupplier value) {
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

    private static double value(WeightedLoss loss, NDArray labels, NDList output) {
        return loss.evaluate(new NDList(labels), output).getDouble();
    }

    private static NDList inputs(NDManager manager) {
        var random = new SplittableRandom(1);
        var inputs = new NDList(gaussian(manager, random, new Shape(6, 3)));
        for (int relation = 0; relation < 2; relation++) {
            inputs.add(gaussian(manager, random, new Shape(24, 2)));
            double[] weights = new double[24];
            for (int row = 0; row < 6; row++) {
                int count = random.nextInt(5);
                for (int i = 0; i < count; i++) {
                    weights[4 * row + i] = 1.0 / count;
                }
            }
            inputs.add(manager.create(weights, new Shape(6, 4, 1)));
        }
        return inputs;
    }

    private static NDArray gaussian(NDManager manager, SplittableRandom random, Shape shape) {
        double[] values = new double[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return manager.create(values, shape);
    }
}
