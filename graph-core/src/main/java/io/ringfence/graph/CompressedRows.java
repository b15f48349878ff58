package io.ringfence.graph;

/**
 * For each node a row of (value, record) pairs, records ascending, in pages of 2ᵏ nodes. A page has up to 2³¹ − 1 pairs,
 * so all rows together may have more. Immutable but for pages that are read from a file when first asked for.
 */
final class CompressedRows {
    private final int bits;
    private final int mask;
    private final RowPage[] pages;
    private final RowPage empty;

    CompressedRows(int bits, RowPage[] pages, RowPage empty) {
        this.bits = bits;
        mask = (1 << bits) - 1;
        this.pages = pages;
        this.empty = empty;
    }

    /** No rows. */
    static CompressedRows none(int bits) {
        return new CompressedRows(bits, new RowPage[0], RowPage.empty(1 << bits));
    }

    int bits() {
        return bits;
    }

    /** The page that has the row of a node; its place in the page is {@link #local}. */
    RowPage page(int node) {
        int index = node >>> bits;
        if (index >= pages.length) {
            return empty;
        }
        RowPage page = pages[index];
        if (!page.isRead()) {
            page = page.read(); // two readers may both do so, and both are right
            pages[index] = page;
        }
        return page;
    }

    int local(int node) {
        return node & mask;
    }

    int pageCount() {
        return pages.length;
    }

    /** A page as it is, read or not. */
    RowPage stored(int index) {
        return pages[index];
    }

    /** Bytes held in memory. */
    long heapBytes() {
        long bytes = 4L * empty.offsets.length;
        for (RowPage page : pages) {
            bytes += 64
                    + page.flagBytes()
                    + (page.isRead() && page != empty ? 4L * page.offsets.length + 8L * page.pairs.length : 0);
        }
        return bytes;
    }
}
