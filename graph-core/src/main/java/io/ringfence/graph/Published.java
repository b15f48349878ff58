package io.ringfence.graph;

/**
 * What readers see: a store and how far they may look into it. Replaced as a whole with every event, in one write, after
 * all that it speaks of was written.
 *
 * @param sequence  the number that the next event gets
 * @param watermark the latest known time; {@link Long#MIN_VALUE} when empty
 */
record Published(Store store, Sizes sizes, int sequence, long watermark) {
    /**
     * Records of each table, and texts of each index that no table counts.
     *
     * @param values  distinct values of attributes
     * @param awaited payments that labels named before they were known
     */
    record Sizes(
            int nodes, int openings, int links, int payments, int labels, int attributes, int values, int awaited) {
        static final Sizes NONE = new Sizes(0, 0, 0, 0, 0, 0, 0, 0);
    }

    Published with(Store other) {
        return new Published(other, sizes, sequence, watermark);
    }
}
