package io.ringfence.embeddings.linkprediction;

import io.ringfence.embeddings.learning.Dense;
import io.ringfence.embeddings.learning.Safetensors;
import java.io.IOException;

/**
 * A trained decoder of pairs in pure Java: a network of two layers over {@link PairInputs}. Immutable and thread-safe; below
 * a microsecond a pair.
 */
public final class LinkDecoder {
    static final String HIDDEN = "hidden";
    static final String HEAD = "head";

    private final byte[] bytes;
    private final Dense hidden;
    private final Dense head;

    private LinkDecoder(Safetensors file, byte[] bytes) {
        this.bytes = bytes;
        hidden = file.layer(HIDDEN);
        head = file.layer(HEAD);
        if (hidden.inputs() != PairInputs.SIZE || head.inputs() != hidden.outputs() || head.outputs() != 1) {
            throw new IllegalArgumentException("layers of " + hidden.inputs() + ", " + hidden.outputs() + ", "
                    + head.inputs() + " and " + head.outputs() + " do not fit");
        }
    }

    /**
     * Reads a decoder.
     *
     * @param bytes a safetensors file
     * @throws IOException if the bytes are damaged or hold something else
     */
    public static LinkDecoder read(byte[] bytes) throws IOException {
        byte[] copy = bytes.clone();
        try {
            return new LinkDecoder(Safetensors.read(copy), copy);
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged link decoder: " + e.getMessage(), e);
        }
    }

    /** The safetensors file of this decoder; equal decoders give equal bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Log-odds that a pair is a link rather than a pair drawn to look like one. */
    double margin(float[] inputs) {
        float[] states = new float[hidden.outputs()];
        hidden.applyRelu(inputs, 0, states);
        float[] sums = new float[1];
        head.apply(states, 0, sums);
        return sums[0];
    }
}
