package io.ringfence.algorithm;

/** Vectors of 16-bit floats, half the bytes to gather; shape [n, d], in pages that their first writers make. */
final class HalfVectors {
    private final int n;
    private final int dimensions;
    private final short[][] pages;

    HalfVectors(int n, int dimensions) {
        this.n = n;
        this.dimensions = dimensions;
        pages = new short[NodeVectors.pages(n)][];
    }

    void allocate(int node) {
        int page = node >>> NodeVectors.PAGE_BITS;
        if (pages[page] == null) {
            pages[page] = new short[NodeVectors.nodesOf(page, n) * dimensions];
        }
    }

    /** Adds {@code weight} × a vector, by way of {@code scratch}: one index for both arrays lets the loop be a vector's. */
    void addTo(float[] sum, float weight, int node, short[] scratch) {
        System.arraycopy(pages[node >>> NodeVectors.PAGE_BITS], place(node), scratch, 0, dimensions);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * Float.float16ToFloat(scratch[i]);
        }
    }

    void set(int node, float[] vector, short[] scratch) {
        for (int i = 0; i < vector.length; i++) {
            scratch[i] = Float.floatToFloat16(vector[i]);
        }
        System.arraycopy(scratch, 0, pages[node >>> NodeVectors.PAGE_BITS], place(node), dimensions);
    }

    private int place(int node) {
        return (node & NodeVectors.MASK) * dimensions;
    }
}
