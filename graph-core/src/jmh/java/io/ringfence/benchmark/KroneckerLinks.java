package io.ringfence.benchmark;

import java.util.Random;

/**
 * Edges of a Kronecker graph of the Graph500 parameters A = 0.57, B = C = 0.19, node ids permuted; duplicates and
 * self-loops included, as the generator draws them. Deterministic by seed.
 *
 * @param nodes 2^scale
 * @param from  one end of each edge
 * @param to    the other
 * @see <a href="https://graph500.org/?page_id=12">Graph 500 specification</a>
 */
public record KroneckerLinks(int nodes, int[] from, int[] to) {
    /** The {@code kron20} input: scale 20, edge factor 16. */
    public static KroneckerLinks kron20() {
        return generate(20, 16, 42);
    }

    /** A graph of 2^scale nodes and edgeFactor · 2^scale drawn edges. */
    public static KroneckerLinks generate(int scale, int edgeFactor, long seed) {
        var random = new Random(seed);
        int nodes = 1 << scale;
        int[] name = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            int j = random.nextInt(i + 1);
            name[i] = name[j];
            name[j] = i;
        }
        int m = edgeFactor * nodes;
        int[] from = new int[m];
        int[] to = new int[m];
        for (int i = 0; i < m; i++) {
            int one = 0;
            int other = 0;
            for (int bit = 0; bit < scale; bit++) {
                float draw = random.nextFloat();
                one = one << 1 | (draw >= 0.76f ? 1 : 0);
                other = other << 1 | (draw >= 0.57f && draw < 0.76f || draw >= 0.95f ? 1 : 0);
            }
            from[i] = name[one];
            to[i] = name[other];
        }
        return new KroneckerLinks(nodes, from, to);
    }
}
