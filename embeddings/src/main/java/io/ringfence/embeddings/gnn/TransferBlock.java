package io.ringfence.embeddings.gnn;

import static io.ringfence.feature.TransferSampler.EDGE_DIM;
import static io.ringfence.feature.TransferSampler.NESTED;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import io.ringfence.feature.NeighbourhoodSampler;

/** The block of {@link TransferNetwork}. */
final class TransferBlock extends NetworkBlock {
    private final int accountDim;

    TransferBlock(Shape shape) {
        super(shape);
        accountDim = shape.rootDimension() - NeighbourhoodSampler.ROOT_EXTRA;
        int hidden = shape.hidden();
        layer(Scales.ROOT, shape.rootDimension(), hidden);
        layer(TransferNetwork.ACCOUNT, accountDim, hidden);
        for (int i = 0; i < 2; i++) {
            layer(TransferNetwork.EDGES.get(i), EDGE_DIM, hidden);
            layer(TransferNetwork.MESSAGES.get(i), 2 * hidden, hidden);
        }
        layer(TransferNetwork.UPDATE_EDGE, EDGE_DIM, hidden);
        layer(TransferNetwork.UPDATE_OTHER, hidden, hidden);
        layer(TransferNetwork.UPDATE_OWN, hidden, hidden);
        layer(GraphNetwork.JOIN, 3 * hidden, hidden);
        layer(GraphNetwork.HEAD, hidden, 1);
    }

    @Override
    NDArray embed(Pass pass, NDList batch) {
        NDArray own = pass.relu(Scales.ROOT, batch.get(0));
        for (int i = 0; i < 2; i++) {
            own = own.add(mean(pass.relu(TransferNetwork.EDGES.get(i), edge(batch, i)), weights(batch, i)));
        }
        NDArray ofOwn = pass.linear(TransferNetwork.UPDATE_OWN, own);
        var states = new NDList(own);
        for (int i = 0; i < 2; i++) {
            NDArray other = other(pass, batch, i);
            long hidden = shape().hidden();
            long fanout = weights(batch, i).getShape().get(1);
            NDArray updated = pass.linear(TransferNetwork.UPDATE_EDGE, edge(batch, i))
                    .add(pass.linear(TransferNetwork.UPDATE_OTHER, other))
                    .reshape(-1, fanout, hidden)
                    .add(ofOwn.expandDims(1))
                    .reshape(-1, hidden);
            NDArray pair = NDArrays.concat(new NDList(other, Activation.relu(updated)), 1);
            states.add(mean(pass.relu(TransferNetwork.MESSAGES.get(i), pair), weights(batch, i)));
        }
        return pass.relu(GraphNetwork.JOIN, NDArrays.concat(states, 1));
    }

    private static NDArray edge(NDList batch, int relation) {
        return rows(batch, relation).get(new NDIndex(":, 0:" + EDGE_DIM));
    }

    /** The first states of the accounts at the other ends, [B · fanout, hidden]. */
    private NDArray other(Pass pass, NDList batch, int relation) {
        NDArray rows = rows(batch, relation);
        NDArray state = pass.relu(
                TransferNetwork.ACCOUNT, rows.get(new NDIndex(":, " + EDGE_DIM + ":" + (EDGE_DIM + accountDim))));
        int nested = EDGE_DIM + accountDim;
        for (int i = 0; i < 2; i++) {
            int from = nested + i * NESTED * EDGE_DIM;
            NDArray edges = rows.get(new NDIndex(":, " + from + ":" + (from + NESTED * EDGE_DIM)))
                    .reshape(-1, EDGE_DIM);
            NDArray there = edges.get(new NDIndex(":, 0:1")).reshape(-1, NESTED, 1);
            NDArray weights = there.div(there.sum(new int[] {1}, true).maximum(1));
            state = state.add(mean(pass.relu(TransferNetwork.EDGES.get(i), edges), weights));
        }
        return state;
    }
}
