package io.ringfence.embeddings.gnn;

import io.ringfence.embeddings.learning.Dense;
import io.ringfence.embeddings.learning.Safetensors;
import io.ringfence.feature.NeighbourhoodSampler;
import io.ringfence.feature.Sample;
import java.util.List;

/**
 * Beta wavelets on the neighbourhood (BWGNN): with {@code A} the mean over those tied by a relation and
 * {@code L = I − A}, the filters of order 2 are {@code (L/2)^p (I − L/2)^(2−p)} times 3/2, 3 and 3/2, that is a low pass
 * {@code 3/8 (x + 2Ax + A²x)}, a band pass {@code 3/4 (x − A²x)} and a high pass {@code 3/8 (x − 2Ax + A²x)}. Each filter
 * has a layer of its own, so that what differs from its surroundings is not averaged away. The filters have no weights
 * before them: {@code Ax} and {@code A²x} come with the sample. A relation without neighbours is its own mean.
 *
 * @see <a href="https://arxiv.org/abs/2205.15508">Tang and others 2022</a>
 */
final class WaveNetwork extends GraphNetwork {
    static final String OWN = "own";
    static final List<String> BANDS = List.of("low", "band", "high");
    static final float OUTER = 3 / 8f;
    static final float MIDDLE = 3 / 4f;

    private static final int OWN_DIM = NeighbourhoodSampler.OWN_DIM;

    private final Dense root;
    private final Dense own;
    private final Dense[] bands = new Dense[BANDS.size()];
    private final Dense join;
    private final int width;

    WaveNetwork(Safetensors file, byte[] bytes) {
        super(Network.WAVE, file, bytes);
        width = (relationDimension() - OWN_DIM) / 2;
        root = file.layer(Scales.ROOT);
        own = file.layer(OWN);
        join = file.layer(JOIN);
        requireSize(Scales.ROOT, rootDimension(), root.inputs());
        requireSize(OWN, relations() * OWN_DIM, own.inputs());
        requireSize(OWN, root.outputs(), own.outputs());
        for (int i = 0; i < bands.length; i++) {
            bands[i] = file.layer(BANDS.get(i));
            requireSize(BANDS.get(i), relations() * width, bands[i].inputs());
            requireSize(BANDS.get(i), root.outputs(), bands[i].outputs());
        }
        requireSize(JOIN, (2 + bands.length) * root.outputs(), join.inputs());
        requireHead(join.outputs());
    }

    @Override
    float[] embed(Sample sample) {
        int hidden = root.outputs();
        float[] x = scales().root(sample);
        float[] ownMeans = new float[own.inputs()];
        float[][] filtered = new float[bands.length][relations() * width];
        for (int relation = 0; relation < relations(); relation++) {
            float[] mean = mean(sample, relation);
            System.arraycopy(mean, 0, ownMeans, relation * OWN_DIM, OWN_DIM);
            boolean alone = sample.count(relation) == 0;
            for (int i = 0; i < width; i++) {
                float once = alone ? x[i] : mean[OWN_DIM + i];
                float twice = alone ? x[i] : mean[OWN_DIM + width + i];
                int place = relation * width + i;
                filtered[0][place] = OUTER * (x[i] + 2 * once + twice);
                filtered[1][place] = MIDDLE * (x[i] - twice);
                filtered[2][place] = OUTER * (x[i] - 2 * once + twice);
            }
        }
        float[] states = new float[join.inputs()];
        float[] work = new float[hidden];
        root.addRelu(x, 0, new Dense.Sum(work, states, 0, 1));
        own.addRelu(ownMeans, 0, new Dense.Sum(work, states, hidden, 1));
        for (int i = 0; i < bands.length; i++) {
            bands[i].addRelu(filtered[i], 0, new Dense.Sum(work, states, (2 + i) * hidden, 1));
        }
        float[] joined = new float[join.outputs()];
        join.applyRelu(states, 0, joined);
        return joined;
    }

    private float[] mean(Sample sample, int relation) {
        float[] mean = new float[relationDimension()];
        int count = sample.count(relation);
        float[] rows = scales().rows(sample, relation);
        for (int i = 0; i < rows.length; i++) {
            mean[i % mean.length] += rows[i] / count;
        }
        return mean;
    }
}
