package io.ringfence.embeddings.gnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import io.ringfence.feature.NeighbourhoodSampler;

/** The block of {@link WaveNetwork}. */
final class WaveBlock extends NetworkBlock {
    private static final int OWN = NeighbourhoodSampler.OWN_DIM;

    private final int width;

    WaveBlock(Shape shape) {
        super(shape);
        width = (shape.relationDimension() - OWN) / 2;
        int hidden = shape.hidden();
        layer(Scales.ROOT, shape.rootDimension(), hidden);
        layer(WaveNetwork.OWN, shape.relations() * OWN, hidden);
        for (String band : WaveNetwork.BANDS) {
            layer(band, shape.relations() * width, hidden);
        }
        layer(GraphNetwork.JOIN, hidden * (2 + WaveNetwork.BANDS.size()), hidden);
        layer(GraphNetwork.HEAD, hidden, 1);
    }

    @Override
    NDArray embed(Pass pass, NDList batch) {
        NDArray x = batch.get(0).get(new NDIndex(":, 0:" + width));
        var own = new NDList();
        var bands = new NDList[] {new NDList(), new NDList(), new NDList()};
        for (int i = 0; i < shape().relations(); i++) {
            NDArray weights = weights(batch, i);
            NDArray mean = mean(rows(batch, i), weights);
            NDArray absent = weights.sum(new int[] {1}).neg().add(1);
            own.add(mean.get(new NDIndex(":, 0:" + OWN)));
            NDArray self = x.mul(absent);
            NDArray once =
                    mean.get(new NDIndex(":, " + OWN + ":" + (OWN + width))).add(self);
            NDArray twice = mean.get(new NDIndex(":, " + (OWN + width) + ":")).add(self);
            bands[0].add(x.add(once.mul(2)).add(twice).mul(WaveNetwork.OUTER));
            bands[1].add(x.sub(twice).mul(WaveNetwork.MIDDLE));
            bands[2].add(x.sub(once.mul(2)).add(twice).mul(WaveNetwork.OUTER));
        }
        var states =
                new NDList(pass.relu(Scales.ROOT, batch.get(0)), pass.relu(WaveNetwork.OWN, NDArrays.concat(own, 1)));
        for (int band = 0; band < bands.length; band++) {
            states.add(pass.relu(WaveNetwork.BANDS.get(band), NDArrays.concat(bands[band], 1)));
        }
        return pass.relu(GraphNetwork.JOIN, NDArrays.concat(states, 1));
    }
}
