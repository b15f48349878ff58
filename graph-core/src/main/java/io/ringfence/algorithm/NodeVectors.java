package io.ringfence.algorithm;

import java.util.Objects;

/** A vector of floats for each node; shape [n, d], in pages of nodes, so that any number fits. */
public final class NodeVectors {
    static final int PAGE_BITS = 11;
    static final int PAGE_NODES = 1 << PAGE_BITS;
    static final int MASK = PAGE_NODES - 1;

    private final int n;
    private final int dimensions;
    private final float[][] pages;

    NodeVectors(int n, int dimensions) {
        this.n = n;
        this.dimensions = dimensions;
        pages = new float[pages(n)][];
    }

    /** Makes the page of a node, which its first writer calls, so that memory is first touched where it is used. */
    void allocate(int node) {
        int page = node >>> PAGE_BITS;
        if (pages[page] == null) {
            pages[page] = new float[nodesOf(page, n) * dimensions];
        }
    }

    static int pages(int n) {
        return (int) (((long) n + MASK) >>> PAGE_BITS);
    }

    static int nodesOf(int page, int n) {
        return Math.min(PAGE_NODES, n - (page << PAGE_BITS));
    }

    /** Nodes. */
    public int nodeCount() {
        return n;
    }

    /** The length of a vector. */
    public int dimensions() {
        return dimensions;
    }

    /** The vector of a node, a copy. */
    public float[] of(int node) {
        Objects.checkIndex(node, n);
        float[] copy = new float[dimensions];
        copy(node, copy);
        return copy;
    }

    /** The cosine of the angle between two vectors, −1 to 1; 0 where one has no length. */
    public double cosine(int one, int other) {
        float[] first = page(Objects.checkIndex(one, n));
        float[] second = page(Objects.checkIndex(other, n));
        double product = 0;
        double ofFirst = 0;
        double ofSecond = 0;
        for (int i = 0; i < dimensions; i++) {
            double a = first[place(one) + i];
            double b = second[place(other) + i];
            product += a * b;
            ofFirst += a * a;
            ofSecond += b * b;
        }
        double lengths = Math.sqrt(ofFirst) * Math.sqrt(ofSecond);
        return lengths == 0 ? 0 : product / lengths;
    }

    void copy(int node, float[] to) {
        System.arraycopy(page(node), place(node), to, 0, dimensions);
    }

    /** Adds {@code weight} × a vector to that of a node, by way of {@code scratch}. */
    void add(int node, float weight, float[] vector, float[] scratch) {
        copy(node, scratch);
        for (int i = 0; i < vector.length; i++) {
            scratch[i] += weight * vector[i];
        }
        System.arraycopy(scratch, 0, page(node), place(node), dimensions);
    }

    private float[] page(int node) {
        return pages[node >>> PAGE_BITS];
    }

    private int place(int node) {
        return (node & MASK) * dimensions;
    }
}
