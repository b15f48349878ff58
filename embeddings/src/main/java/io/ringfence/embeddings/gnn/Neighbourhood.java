package io.ringfence.embeddings.gnn;

import java.util.Arrays;

/**
 * What the graph network sees of one decision: the account, and a sample of the entities around it, by relation.
 * Immutable; holds no padding, so that a sparse neighbourhood is small.
 */
public final class Neighbourhood {
    private final float[] root;
    private final float[][] entities;

    /**
     * A copy of a sample.
     *
     * @param root       numbers of the account and its decision
     * @param byRelation per relation, row-major numbers of at most fanout entities; what comes after {@code counts} of
     *                   them is padding
     * @param counts     entities per relation
     * @param dimension  numbers per entity
     */
    public Neighbourhood(float[] root, float[][] byRelation, int[] counts, int dimension) {
        if (byRelation.length != counts.length) {
            throw new IllegalArgumentException("one count per relation: " + byRelation.length + ", " + counts.length);
        }
        this.root = root.clone();
        entities = new float[byRelation.length][];
        for (int relation = 0; relation < entities.length; relation++) {
            entities[relation] = Arrays.copyOf(byRelation[relation], counts[relation] * dimension);
        }
    }

    int relations() {
        return entities.length;
    }

    float[] root() {
        return root;
    }

    float[] entities(int relation) {
        return entities[relation];
    }
}
