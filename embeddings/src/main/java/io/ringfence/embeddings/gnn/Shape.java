package io.ringfence.embeddings.gnn;

/**
 * Sizes of a graph network.
 *
 * @param rootDimension     numbers of an account
 * @param relationDimension numbers of an entity
 * @param relations         relations
 * @param hidden            width of every layer
 */
record Shape(int rootDimension, int relationDimension, int relations, int hidden) {
    /** All at least 1. */
    public Shape {
        if (Math.min(Math.min(rootDimension, relationDimension), Math.min(relations, hidden)) < 1) {
            throw new IllegalArgumentException("all sizes must be at least 1, got " + rootDimension + ", "
                    + relationDimension + ", " + relations + ", " + hidden);
        }
    }
}
