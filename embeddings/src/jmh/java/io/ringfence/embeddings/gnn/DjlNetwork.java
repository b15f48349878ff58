package io.ringfence.embeddings.gnn;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import io.ringfence.embeddings.learning.Processor;
import io.ringfence.embeddings.learning.Safetensors;
import io.ringfence.feature.Sample;
import java.io.IOException;
import java.util.Arrays;

/** The same GraphSAGE in DJL, one sample at a time. */
public final class DjlNetwork implements AutoCloseable {
    private final Scales scales;
    private final NDManager manager;
    private final NetworkBlock block;
    private final ParameterStore store;

    public DjlNetwork(GraphNetwork network) throws IOException {
        Processor.engine();
        Safetensors file = Safetensors.read(network.bytes());
        scales = network.scales();
        manager = NDManager.newBaseManager("PyTorch");
        block = NetworkBlock.of(
                network.kind(),
                new io.ringfence.embeddings.gnn.Shape(
                        network.rootDimension(),
                        network.relationDimension(),
                        network.relations(),
                        network.dimension()));
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 1));
        for (var child : block.getChildren()) {
            for (Pair<String, Parameter> one : child.getValue().getDirectParameters()) {
                String name = child.getKey().replaceFirst("^\\d+", "") + "." + one.getKey();
                one.getValue().getArray().set(file.tensor(name).values());
                one.getValue().freeze(true);
            }
        }
        store = new ParameterStore(manager, false);
    }

    /** The log-odds of a sample. */
    public float margin(Sample sample) {
        try (NDManager step = manager.newSubManager()) {
            float[] root = scales.root(sample);
            var inputs = new NDList(step.create(root, new Shape(1, root.length)));
            for (int i = 0; i < sample.relations(); i++) {
                int count = Math.max(1, sample.count(i));
                float[] rows = sample.count(i) == 0 ? new float[scales.relationDimension()] : scales.rows(sample, i);
                float[] weights = new float[count];
                Arrays.fill(weights, sample.count(i) == 0 ? 0 : 1f / count);
                inputs.add(step.create(rows, new Shape(count, scales.relationDimension())));
                inputs.add(step.create(weights, new Shape(1, count, 1)));
            }
            return block.forward(store, inputs, false).singletonOrThrow().getFloat();
        }
    }

    /** The scaled rows of a relation, for other runtimes. */
    public float[] rows(Sample sample, int relation) {
        return scales.rows(sample, relation);
    }

    /** The scaled numbers of the account, for other runtimes. */
    public float[] root(Sample sample) {
        return scales.root(sample);
    }

    @Override
    public void close() {
        manager.close();
    }
}
