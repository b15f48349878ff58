package io.ringfence.embeddings.gnn;

import java.io.IOException;
import java.util.Map;

/**
 * A trained heterogeneous GraphSAGE in pure Java. Each relation has a layer of its own, whose outputs are averaged over
 * the sampled entities; a second layer joins these means with the account; a linear head gives the log-odds of fraud.
 *
 * <p>A neighbourhood takes O(relations · fanout · hidden · dimension); immutable and thread-safe; loads no native
 * library.
 *
 * @see <a href="https://arxiv.org/abs/1706.02216">Hamilton, Ying &amp; Leskovec 2017</a>
 */
public final class GraphNetwork {
    private final Scaler rootScaler;
    private final Scaler[] scalers;
    private final Dense root;
    private final Dense[] relations;
    private final Dense join;
    private final Dense head;
    private final byte[] bytes;

    private GraphNetwork(byte[] bytes) throws IOException {
        this.bytes = bytes;
        Map<String, Safetensors.Tensor> tensors = Safetensors.read(bytes);
        int count = 0;
        while (tensors.containsKey(relation(count) + ".weight")) {
            count++;
        }
        rootScaler = scaler(tensors, ROOT);
        root = Dense.of(tensors, ROOT);
        scalers = new Scaler[count];
        relations = new Dense[count];
        for (int i = 0; i < count; i++) {
            scalers[i] = scaler(tensors, relation(i));
            relations[i] = Dense.of(tensors, relation(i));
            requireSize(relation(i), scalers[i].dimension(), relations[i].inputs());
            requireSize(relation(i), root.outputs(), relations[i].outputs());
        }
        join = Dense.of(tensors, JOIN);
        head = Dense.of(tensors, HEAD);
        requireSize(ROOT, rootScaler.dimension(), root.inputs());
        requireSize(JOIN, root.outputs() * (count + 1), join.inputs());
        requireSize(HEAD, join.outputs(), head.inputs());
        requireSize(HEAD, 1, head.outputs());
    }

    static final String ROOT = "root";
    static final String JOIN = "join";
    static final String HEAD = "head";

    static String relation(int index) {
        return "relation" + index;
    }

    /**
     * Reads a network.
     *
     * @param bytes a safetensors file
     * @throws IOException if the bytes are damaged or hold another network
     */
    public static GraphNetwork read(byte[] bytes) throws IOException {
        try {
            return new GraphNetwork(bytes.clone());
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged graph network: " + e.getMessage(), e);
        }
    }

    /** The safetensors file of this network; equal networks give equal bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many relations it knows. */
    public int relations() {
        return relations.length;
    }

    /** The log-odds of fraud before calibration. */
    public double margin(Neighbourhood neighbourhood) {
        if (neighbourhood.relations() != relations.length || neighbourhood.root().length != root.inputs()) {
            throw new IllegalArgumentException("the network knows " + relations.length + " relations and "
                    + root.inputs() + " numbers of an account, got " + neighbourhood.relations() + " and "
                    + neighbourhood.root().length);
        }
        int hidden = root.outputs();
        float[] states = new float[join.inputs()];
        float[] scaled = new float[root.inputs()];
        rootScaler.scale(neighbourhood.root(), scaled, 0);
        root.addRelu(scaled, 0, 1, states, 0);
        for (int i = 0; i < relations.length; i++) {
            float[] raw = neighbourhood.entities(i);
            int width = relations[i].inputs();
            int count = raw.length / width;
            float[] entities = new float[raw.length];
            scalers[i].scale(raw, entities, 0);
            for (int entity = 0; entity < count; entity++) {
                relations[i].addRelu(entities, entity * width, 1f / count, states, (i + 1) * hidden);
            }
        }
        float[] joined = new float[join.outputs()];
        join.addRelu(states, 0, 1, joined, 0);
        return head.apply(joined, 0)[0];
    }

    private static Scaler scaler(Map<String, Safetensors.Tensor> tensors, String name) {
        return new Scaler(Dense.values(tensors, name + ".mean"), Dense.values(tensors, name + ".inverse"));
    }

    private static void requireSize(String layer, int expected, int got) {
        if (expected != got) {
            throw new IllegalArgumentException("layer " + layer + " has size " + got + ", not " + expected);
        }
    }
}
