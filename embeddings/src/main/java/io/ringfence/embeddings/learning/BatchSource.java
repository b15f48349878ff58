package io.ringfence.embeddings.learning;

/** Examples that can be laid out as dense batches; called by one thread at a time, ahead of the step that learns. */
public interface BatchSource {
    /** How many examples there are. */
    int size();

    /** Lays out the inputs of the block, in their order, and then the target. */
    void fill(Span span, Batch batch);

    /**
     * A stretch of an order of examples.
     *
     * @param order of all examples
     * @param from  first place
     * @param to    place after the last
     * @param epoch pass over the examples, by which what is sampled anew may differ; 0 where nothing is learned
     */
    @SuppressWarnings("ArrayRecordComponent") // one array for all stretches of a pass, never changed
    record Span(int[] order, int from, int to, int epoch) {
        /** How many examples. */
        public int size() {
            return to - from;
        }

        /** The i-th example. */
        public int at(int i) {
            return order[from + i];
        }
    }
}
