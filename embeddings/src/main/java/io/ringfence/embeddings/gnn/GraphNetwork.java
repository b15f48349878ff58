package io.ringfence.embeddings.gnn;

import io.ringfence.embeddings.learning.Dense;
import io.ringfence.embeddings.learning.Safetensors;
import io.ringfence.feature.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A trained graph network in pure Java. A sample takes O(neighbours · hidden · dimension), a few microseconds; immutable
 * and thread-safe; the same sample gives the same bits; loads no native library.
 */
public abstract sealed class GraphNetwork permits SageNetwork, WaveNetwork, TransferNetwork {
    static final String JOIN = "join";
    static final String HEAD = "head";
    static final String KIND = "network";
    static final String ATTRIBUTES = "attributes";

    private static final Comparator<Carrier> LARGEST_FIRST = Comparator.<Carrier>comparingDouble(
                    one -> -Math.abs(one.logit()))
            .thenComparingInt(Carrier::relation)
            .thenComparingInt(Carrier::node);

    private final Network kind;
    private final List<String> attributes;
    private final byte[] bytes;
    private final Scales scales;
    private final Dense head;

    /**
     * A link and what it carried.
     *
     * @param relation by index
     * @param node     at its other end, or −1
     * @param logit    by how much the log-odds fall where the link is removed and nothing else; negative where they rise
     */
    public record Carrier(int relation, int node, double logit) {}

    GraphNetwork(Network kind, Safetensors file, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
        attributes = names(file.metadata().getOrDefault(ATTRIBUTES, ""));
        scales = Scales.read(file);
        head = file.layer(HEAD);
        requireSize(HEAD, 1, head.outputs());
    }

    /**
     * Reads a network.
     *
     * @param bytes a safetensors file
     * @throws IOException if the bytes are damaged or hold something else
     */
    public static GraphNetwork read(byte[] bytes) throws IOException {
        byte[] copy = bytes.clone();
        try {
            Safetensors file = Safetensors.read(copy);
            // Files written before there was more than one architecture do not name theirs.
            Network kind = Network.of(file.metadata().getOrDefault(KIND, Network.SAGE.label()));
            return switch (kind) {
                case SAGE -> new SageNetwork(file, copy);
                case WAVE -> new WaveNetwork(file, copy);
                case TRANSFERS -> new TransferNetwork(file, copy);
            };
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged graph network: " + e.getMessage(), e);
        }
    }

    /** The safetensors file of this network; equal networks give equal bytes. */
    public final byte[] bytes() {
        return bytes.clone();
    }

    /** Its architecture, which says what it must be shown. */
    public final Network kind() {
        return kind;
    }

    /** The attributes of accounts that it reads, in their order in a sample. */
    public final List<String> attributes() {
        return attributes;
    }

    private static List<String> names(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
    }

    /** How many relations it knows. */
    public final int relations() {
        return scales.relations();
    }

    /** Numbers of an account that it reads. */
    public final int rootDimension() {
        return scales.rootDimension();
    }

    /** Numbers of a neighbour that it reads. */
    public final int relationDimension() {
        return scales.relationDimension();
    }

    /** Length of an embedding. */
    public final int dimension() {
        return head.inputs();
    }

    final Scales scales() {
        return scales;
    }

    /** The log-odds of fraud before calibration. */
    public final double margin(Sample sample) {
        float[] sums = new float[1];
        head.apply(embedding(sample), 0, sums);
        return sums[0];
    }

    /** What the network makes of a sample before its last layer: accounts in like positions have like embeddings. */
    public final float[] embedding(Sample sample) {
        if (sample.relations() != relations() || sample.rootLength() != rootDimension()) {
            throw new IllegalArgumentException("the network knows " + relations() + " relations and " + rootDimension()
                    + " numbers of an account, got " + sample.relations() + " and " + sample.rootLength());
        }
        return embed(sample);
    }

    abstract float[] embed(Sample sample);

    /**
     * What each neighbour carried: the drop of the log-odds without it, exactly, the largest first. Takes one pass of the
     * network for each neighbour.
     */
    public final List<Carrier> carriers(Sample sample) {
        double all = margin(sample);
        var carriers = new ArrayList<Carrier>();
        for (int relation = 0; relation < sample.relations(); relation++) {
            for (int row = 0; row < sample.count(relation); row++) {
                double without = margin(sample.without(relation, row));
                carriers.add(new Carrier(relation, sample.node(relation, row), all - without));
            }
        }
        carriers.sort(LARGEST_FIRST);
        return carriers;
    }

    final void requireHead(int width) {
        requireSize(HEAD, width, head.inputs());
    }

    static void requireSize(String layer, int expected, int got) {
        if (expected != got) {
            throw new IllegalArgumentException("layer " + layer + " has size " + got + ", not " + expected);
        }
    }
}
