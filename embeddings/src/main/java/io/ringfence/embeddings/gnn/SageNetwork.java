package io.ringfence.embeddings.gnn;

import io.ringfence.embeddings.learning.Dense;
import io.ringfence.embeddings.learning.Safetensors;
import io.ringfence.feature.Sample;

/**
 * Heterogeneous GraphSAGE. Each relation has a layer of its own, whose outputs are averaged over the sampled neighbours; a
 * second layer joins these means with the account; a linear head gives the log-odds of fraud.
 *
 * @see <a href="https://arxiv.org/abs/1706.02216">Hamilton, Ying &amp; Leskovec 2017</a>
 */
final class SageNetwork extends GraphNetwork {
    private final Dense root;
    private final Dense[] relations;
    private final Dense join;

    SageNetwork(Safetensors file, byte[] bytes) {
        super(Network.SAGE, file, bytes);
        root = file.layer(Scales.ROOT);
        relations = new Dense[relations()];
        for (int i = 0; i < relations.length; i++) {
            relations[i] = file.layer(Scales.relation(i));
            requireSize(Scales.relation(i), relationDimension(), relations[i].inputs());
            requireSize(Scales.relation(i), root.outputs(), relations[i].outputs());
        }
        join = file.layer(JOIN);
        requireSize(Scales.ROOT, rootDimension(), root.inputs());
        requireSize(JOIN, root.outputs() * (relations.length + 1), join.inputs());
        requireHead(join.outputs());
    }

    @Override
    float[] embed(Sample sample) {
        int hidden = root.outputs();
        float[] states = new float[join.inputs()];
        root.applyRelu(scales().root(sample), 0, states);
        float[] work = new float[hidden];
        for (int i = 0; i < relations.length; i++) {
            int count = sample.count(i);
            if (count > 0) {
                float[] rows = scales().rows(sample, i);
                var mean = new Dense.Sum(work, states, (i + 1) * hidden, 1f / count);
                for (int row = 0; row < count; row++) {
                    relations[i].addRelu(rows, row * relations[i].inputs(), mean);
                }
            }
        }
        float[] joined = new float[join.outputs()];
        join.applyRelu(states, 0, joined);
        return joined;
    }
}
