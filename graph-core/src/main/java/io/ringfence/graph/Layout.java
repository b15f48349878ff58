package io.ringfence.graph;

/**
 * The sizes of the pages that a graph is stored in, as powers of two. Pages keep growth free of copying, and let a
 * snapshot be read page by page as it is asked for.
 *
 * @param recordBits records of a table to a page
 * @param nodeBits   nodes to a page of rows, at most 15
 * @param textBits   bytes of ids to a page; a longer id has a page of its own
 */
record Layout(int recordBits, int nodeBits, int textBits) {
    static final Layout DEFAULT = new Layout(12, 12, 16);

    Layout {
        require("recordBits", recordBits, 20);
        require("nodeBits", nodeBits, 15);
        require("textBits", textBits, 24);
    }

    private static void require(String name, int bits, int most) {
        if (bits < 1 || bits > most) {
            throw new IllegalArgumentException(name + " must be 1 to " + most + ", got " + bits);
        }
    }
}
