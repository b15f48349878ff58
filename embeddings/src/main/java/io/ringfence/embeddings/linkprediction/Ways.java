package io.ringfence.embeddings.linkprediction;

/** How a candidate is reached: over how many ways of three links, and how much these weigh, the rarer the more. */
final class Ways {
    static final Ways NONE = new Ways();

    private int count;
    private double weight;

    void add(double more) {
        count++;
        weight += more;
    }

    int count() {
        return count;
    }

    double weight() {
        return weight;
    }
}
