package io.ringfence.embeddings.gnn;

import io.ringfence.embeddings.learning.Dense;
import io.ringfence.embeddings.learning.Safetensors;
import io.ringfence.feature.Sample;
import java.io.IOException;

/** The matrix products of a GraphSAGE on scaled samples and nothing else: what of its time is arithmetic. */
public final class SageProducts {
    private final Dense root;
    private final Dense[] relations;
    private final Dense join;
    private final float[][] roots;
    private final float[][][] rows;
    private final float[] states;
    private final float[] work;

    public SageProducts(GraphNetwork network, Sample[] samples) throws IOException {
        Safetensors file = Safetensors.read(network.bytes());
        root = file.layer(Scales.ROOT);
        join = file.layer(GraphNetwork.JOIN);
        relations = new Dense[network.relations()];
        roots = new float[samples.length][];
        rows = new float[samples.length][relations.length][];
        for (int i = 0; i < samples.length; i++) {
            roots[i] = network.scales().root(samples[i]);
            for (int relation = 0; relation < relations.length; relation++) {
                relations[relation] = file.layer(Scales.relation(relation));
                rows[i][relation] = network.scales().rows(samples[i], relation);
            }
        }
        states = new float[join.inputs()];
        work = new float[root.outputs()];
    }

    /** Multiplies all of a sample. */
    public float run(int sample) {
        java.util.Arrays.fill(states, 0);
        root.applyRelu(roots[sample], 0, states);
        for (int relation = 0; relation < relations.length; relation++) {
            float[] some = rows[sample][relation];
            var sum = new Dense.Sum(work, states, (relation + 1) * work.length, 1);
            for (int from = 0; from < some.length; from += relations[relation].inputs()) {
                relations[relation].addRelu(some, from, sum);
            }
        }
        join.applyRelu(states, 0, work);
        return work[0];
    }
}
