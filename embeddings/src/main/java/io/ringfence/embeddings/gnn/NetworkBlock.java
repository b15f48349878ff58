package io.ringfence.embeddings.gnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The differentiable twin of a {@link GraphNetwork}. A batch of B decisions is dense: the accounts [B, root], then for
 * each relation its neighbours [B · fanout, dimension] and their weights [B, fanout, 1], which are 1/count for a neighbour
 * and 0 for padding, so that a weighted sum is the masked mean; the fanout is the largest of the batch.
 */
abstract class NetworkBlock extends AbstractBlock {
    static final String DECODER = "decoder";

    private final io.ringfence.embeddings.gnn.Shape shape;
    private final Map<String, Block> layers = new LinkedHashMap<>();
    private final Map<String, Integer> inputs = new LinkedHashMap<>();
    private String output = GraphNetwork.HEAD;

    NetworkBlock(io.ringfence.embeddings.gnn.Shape shape) {
        this.shape = shape;
    }

    /** The block of an architecture. */
    static NetworkBlock of(Network network, io.ringfence.embeddings.gnn.Shape shape) {
        return switch (network) {
            case SAGE -> new SageBlock(shape);
            case WAVE -> new WaveBlock(shape);
            case TRANSFERS -> new TransferBlock(shape);
        };
    }

    final io.ringfence.embeddings.gnn.Shape shape() {
        return shape;
    }

    /** Adds a fully connected layer. */
    final void layer(String name, int from, int to) {
        layers.put(name, addChildBlock(name, Linear.builder().setUnits(to).build()));
        inputs.put(name, from);
    }

    /** Gives so many numbers from another last layer, instead of the log-odds of fraud; the head learns nothing. */
    final void decodeTo(int width) {
        layer(DECODER, shape.hidden(), width);
        output = DECODER;
        layers.computeIfPresent(GraphNetwork.HEAD, (name, head) -> {
            head.freezeParameters(true);
            return head;
        });
    }

    /** One forward pass. */
    record Pass(NetworkBlock block, ParameterStore store, boolean training) {
        NDArray linear(String name, NDArray input) {
            Block layer = block.layers.get(name);
            if (layer == null) {
                throw new IllegalArgumentException("the network has no layer " + name);
            }
            return layer.forward(store, new NDList(input), training).singletonOrThrow();
        }

        NDArray relu(String name, NDArray input) {
            return Activation.relu(linear(name, input));
        }
    }

    /** What comes before the head, shape [B, hidden]. */
    abstract NDArray embed(Pass pass, NDList batch);

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList batch, boolean training, PairList<String, Object> params) {
        var pass = new Pass(this, store, training);
        return new NDList(pass.linear(output, embed(pass, batch)));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
        layers.forEach((name, layer) -> layer.initialize(manager, type, new Shape(2, inputs.getOrDefault(name, 0))));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return new Shape[] {new Shape(shapes[0].get(0), 1)};
    }

    static NDArray rows(NDList batch, int relation) {
        return batch.get(1 + 2 * relation);
    }

    static NDArray weights(NDList batch, int relation) {
        return batch.get(2 + 2 * relation);
    }

    /** The masked mean of what a relation's rows became, [B · fanout, width] to [B, width]. */
    static NDArray mean(NDArray each, NDArray weights) {
        return each.reshape(-1, weights.getShape().get(1), each.getShape().get(1))
                .mul(weights)
                .sum(new int[] {1});
    }
}
