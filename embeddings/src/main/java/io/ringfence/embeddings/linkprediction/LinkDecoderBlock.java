package io.ringfence.embeddings.linkprediction;

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

/** The differentiable twin of {@link LinkDecoder}: [B, inputs] to the log-odds [B, 1]. */
final class LinkDecoderBlock extends AbstractBlock {
    private final int width;
    private final Block hidden;
    private final Block head;

    LinkDecoderBlock(int width) {
        this.width = width;
        hidden = addChildBlock(
                LinkDecoder.HIDDEN, Linear.builder().setUnits(width).build());
        head = addChildBlock(LinkDecoder.HEAD, Linear.builder().setUnits(1).build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDList states = new NDList(
                Activation.relu(hidden.forward(store, inputs, training).singletonOrThrow()));
        return head.forward(store, states, training);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
        hidden.initialize(manager, type, shapes);
        head.initialize(manager, type, new Shape(2, width));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return new Shape[] {new Shape(shapes[0].get(0), 1)};
    }
}
