package io.ringfence.embeddings.gnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The differentiable twin of {@link GraphNetwork}. A batch of B decisions is dense: the accounts [B, root], then for
 * each relation its entities [B · fanout, dimension] and their weights [B, fanout, 1], which are 1/count for an entity
 * and 0 for padding, so that a weighted sum is the masked mean; the fanout is the largest of the batch.
 */
final class SageBlock extends AbstractBlock {
    private final Shape shape;
    private final Block root;
    private final Block[] relations;
    private final Block join;
    private final Block head;

    SageBlock(Shape shape) {
        this.shape = shape;
        root = addChildBlock(GraphNetwork.ROOT, linear(shape.hidden()));
        relations = new Block[shape.relations()];
        for (int i = 0; i < relations.length; i++) {
            relations[i] = addChildBlock(GraphNetwork.relation(i), linear(shape.hidden()));
        }
        join = addChildBlock(GraphNetwork.JOIN, linear(shape.hidden()));
        head = addChildBlock(GraphNetwork.HEAD, linear(1));
    }

    private static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        var states = new NDList(relu(root, store, inputs.get(0), training));
        for (int i = 0; i < relations.length; i++) {
            NDArray weights = inputs.get(2 + 2 * i);
            NDArray each = relu(relations[i], store, inputs.get(1 + 2 * i), training)
                    .reshape(-1, weights.getShape().get(1), shape.hidden());
            states.add(each.mul(weights).sum(new int[] {1}));
        }
        NDArray joined = relu(join, store, NDArrays.concat(states, 1), training);
        return head.forward(store, new NDList(joined), training);
    }

    private static NDArray relu(Block block, ParameterStore store, NDArray input, boolean training) {
        return Activation.relu(block.forward(store, new NDList(input), training).singletonOrThrow());
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, ai.djl.ndarray.types.Shape... inputs) {
        root.initialize(manager, type, inputs[0]);
        for (int i = 0; i < relations.length; i++) {
            relations[i].initialize(manager, type, inputs[1 + 2 * i]);
        }
        join.initialize(
                manager, type, new ai.djl.ndarray.types.Shape(1, (long) shape.hidden() * (relations.length + 1)));
        head.initialize(manager, type, new ai.djl.ndarray.types.Shape(1, shape.hidden()));
    }

    @Override
    public ai.djl.ndarray.types.Shape[] getOutputShapes(ai.djl.ndarray.types.Shape[] inputs) {
        return new ai.djl.ndarray.types.Shape[] {new ai.djl.ndarray.types.Shape(inputs[0].get(0), 1)};
    }
}
