package io.ringfence.embeddings.gnn;

import static io.ringfence.feature.TransferSampler.EDGE_DIM;
import static io.ringfence.feature.TransferSampler.NESTED;

import io.ringfence.embeddings.learning.Dense;
import io.ringfence.embeddings.learning.Safetensors;
import io.ringfence.feature.NeighbourhoodSampler;
import io.ringfence.feature.Sample;
import java.util.List;

/**
 * A network on the directed multigraph of transfers, in the manner of Multi-GNN: messages run along and against the
 * direction of money with weights of their own (reverse message passing), edges carry ports, the account decided on has a
 * layer of its own (ego id), and edges have states that are updated from both ends before the second round of messages.
 *
 * <p>With {@code e} an edge and {@code x} an account: an account's first state is
 * {@code relu(N x) + mean relu(S e_sent) + mean relu(R e_received)}; an edge's is
 * {@code relu(U e + V h_other + W h_own)}; a message is {@code relu(M [h_other ‖ edge])} by direction; the account joins
 * its own state with the mean message of each direction.
 *
 * @see <a href="https://arxiv.org/abs/2306.11586">Egressy and others 2024</a>
 */
final class TransferNetwork extends GraphNetwork {
    static final String ACCOUNT = "account";
    static final List<String> EDGES = List.of("sent", "received");
    static final String UPDATE_EDGE = "update_edge";
    static final String UPDATE_OTHER = "update_other";
    static final String UPDATE_OWN = "update_own";
    static final List<String> MESSAGES = List.of("message_sent", "message_received");

    private final int hidden;
    private final int accountDim;
    private final Dense root;
    private final Dense account;
    private final Dense[] edges = new Dense[2];
    private final Dense updateEdge;
    private final Dense updateOther;
    private final Dense updateOwn;
    private final Dense[] messages = new Dense[2];
    private final Dense join;

    TransferNetwork(Safetensors file, byte[] bytes) {
        super(Network.TRANSFERS, file, bytes);
        requireSize("relations", 2, relations());
        accountDim = rootDimension() - NeighbourhoodSampler.ROOT_EXTRA;
        requireSize("relations", EDGE_DIM + accountDim + 2 * NESTED * EDGE_DIM, relationDimension());
        root = file.layer(Scales.ROOT);
        hidden = root.outputs();
        requireSize(Scales.ROOT, rootDimension(), root.inputs());
        account = layer(file, ACCOUNT, accountDim);
        for (int i = 0; i < edges.length; i++) {
            edges[i] = layer(file, EDGES.get(i), EDGE_DIM);
            messages[i] = layer(file, MESSAGES.get(i), 2 * hidden);
        }
        updateEdge = layer(file, UPDATE_EDGE, EDGE_DIM);
        updateOther = layer(file, UPDATE_OTHER, hidden);
        updateOwn = layer(file, UPDATE_OWN, hidden);
        join = layer(file, JOIN, 3 * hidden);
        requireHead(hidden);
    }

    private Dense layer(Safetensors file, String name, int inputs) {
        Dense layer = file.layer(name);
        requireSize(name, inputs, layer.inputs());
        requireSize(name, hidden, layer.outputs());
        return layer;
    }

    @Override
    float[] embed(Sample sample) {
        float[][] rows = {scales().rows(sample, 0), scales().rows(sample, 1)};
        float[] work = new float[hidden];
        float[] states = new float[3 * hidden];
        root.addRelu(scales().root(sample), 0, new Dense.Sum(work, states, 0, 1));
        for (int direction = 0; direction < 2; direction++) {
            int count = sample.count(direction);
            for (int i = 0; i < count; i++) {
                edges[direction].addRelu(
                        rows[direction], i * relationDimension(), new Dense.Sum(work, states, 0, 1f / count));
            }
        }
        float[] own = new float[hidden];
        updateOwn.apply(states, 0, own);
        for (int direction = 0; direction < 2; direction++) {
            int count = sample.count(direction);
            float[] pair = new float[2 * hidden];
            for (int i = 0; i < count; i++) {
                other(rows[direction], i * relationDimension(), pair);
                edge(rows[direction], i * relationDimension(), own, pair);
                messages[direction].addRelu(pair, 0, new Dense.Sum(work, states, (1 + direction) * hidden, 1f / count));
            }
        }
        float[] joined = new float[hidden];
        join.applyRelu(states, 0, joined);
        return joined;
    }

    /** The first state of the account at the other end of a row's transfer, into the first half of a pair. */
    private void other(float[] rows, int from, float[] pair) {
        float[] work = new float[hidden];
        java.util.Arrays.fill(pair, 0, hidden, 0);
        account.addRelu(rows, from + EDGE_DIM, new Dense.Sum(work, pair, 0, 1));
        int nested = from + EDGE_DIM + accountDim;
        for (int direction = 0; direction < 2; direction++) {
            int first = nested + direction * NESTED * EDGE_DIM;
            int count = 0;
            while (count < NESTED && rows[first + count * EDGE_DIM] > 0) {
                count++;
            }
            for (int i = 0; i < count; i++) {
                edges[direction].addRelu(rows, first + i * EDGE_DIM, new Dense.Sum(work, pair, 0, 1f / count));
            }
        }
    }

    /** The updated state of a row's transfer, into the second half of a pair. */
    private void edge(float[] rows, int from, float[] own, float[] pair) {
        float[] ofEdge = new float[hidden];
        float[] ofOther = new float[hidden];
        updateEdge.apply(rows, from, ofEdge);
        updateOther.apply(pair, 0, ofOther);
        for (int i = 0; i < hidden; i++) {
            pair[hidden + i] = Math.max(0, ofEdge[i] + ofOther[i] + own[i]);
        }
    }
}
