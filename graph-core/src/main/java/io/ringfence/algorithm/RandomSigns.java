package io.ringfence.algorithm;

/** Very sparse random vectors of +1, 0 and −1, about one sixth, two thirds and one sixth; a byte each, shape [n, d]. */
final class RandomSigns {
    private static final int SIXTH = 43; // of 256

    private final int n;
    private final int dimensions;
    private final long seed;
    private final byte[][] pages;

    RandomSigns(int n, int dimensions, long seed) {
        this.n = n;
        this.dimensions = dimensions;
        this.seed = seed * 0x9e3779b97f4a7c15L;
        pages = new byte[NodeVectors.pages(n)][];
    }

    /** Draws the vectors of the page that a node begins. */
    void draw(int firstNode) {
        int page = firstNode >>> NodeVectors.PAGE_BITS;
        int nodes = NodeVectors.nodesOf(page, n);
        byte[] drawn = new byte[nodes * dimensions];
        for (int i = 0; i < nodes; i++) {
            long bits = 0;
            for (int j = 0; j < dimensions; j++, bits >>>= 8) {
                if ((j & 7) == 0) {
                    bits = mix(seed + ((long) (firstNode + i) << 12) + (j >>> 3));
                }
                int draw = (int) (bits & 0xff);
                drawn[i * dimensions + j] = (byte) (draw < SIXTH ? 1 : draw < 2 * SIXTH ? -1 : 0);
            }
        }
        pages[page] = drawn;
    }

    void addTo(float[] sum, float weight, int node, byte[] scratch) {
        int place = (node & NodeVectors.MASK) * dimensions;
        System.arraycopy(pages[node >>> NodeVectors.PAGE_BITS], place, scratch, 0, dimensions);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * scratch[i];
        }
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
