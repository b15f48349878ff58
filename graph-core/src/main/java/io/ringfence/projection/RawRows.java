package io.ringfence.projection;

import io.ringfence.graph.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the making: room for a bounded number of slots per node, in pages of a bounded size. Each row is filled by one
 * thread; then every row is sorted, what is parallel in it is folded, and the gaps are closed.
 */
final class RawRows {
    /** Most slots of a page. */
    static final int PAGE_SLOTS = 1 << 30;

    private static final int GRAIN = 1 << 13;

    private final int n;
    private final int pageBits;
    private final int[] begins; // where a row begins, of node u at u + (u >>> pageBits)
    private final int[] cursors; // where the next slot of a row goes; once it is full, where the row ends
    private final int[][] neighbours;
    private final float @Nullable [][] weights;

    /**
     * Lays out room.
     *
     * @param room      most slots of each node
     * @param weighted  whether slots have weights
     * @param pageSlots most slots of a page of more than one node
     */
    RawRows(int[] room, boolean weighted, int pageSlots) {
        n = room.length;
        pageBits = pageBits(room, pageSlots);
        begins = new int[n + Math.max(1, pages())];
        int[] sizes = lay(room, begins);
        cursors = begins.clone();
        neighbours = intPages(sizes);
        weights = weighted ? floatPages(sizes) : null;
    }

    /** Adds a slot to a row; the slots of one row come from one thread. */
    void add(int node, int neighbour, float weight) {
        int page = node >>> pageBits;
        int place = cursors[node + page]++;
        neighbours[page][place] = neighbour;
        if (weights != null) {
            weights[page][place] = weight;
        }
    }

    /** Sorts and folds every row: weights add up in the order in which they came; without weights, one slot is left. */
    Projection fold(Workers workers) {
        int[] degrees = new int[n];
        workers.forRanges(n, GRAIN, (_, first, last) -> {
            var sorter = new RowSort();
            for (int node = first; node < last; node++) {
                int page = node >>> pageBits;
                float[] ofPage = weights == null ? null : weights[page];
                degrees[node] = sorter.sortAndFold(neighbours[page], ofPage, begins[node + page], cursors[node + page]);
            }
        });
        return pack(degrees, workers);
    }

    private Projection pack(int[] degrees, Workers workers) {
        int[] offsets = new int[begins.length];
        int[] sizes = lay(degrees, offsets);
        if (isFull(sizes)) {
            return projection(offsets, neighbours, weights);
        }
        int[][] packed = intPages(sizes);
        float[][] packedWeights = weights == null ? null : floatPages(sizes);
        workers.forRanges(n, GRAIN, (_, first, last) -> {
            for (int node = first; node < last; node++) {
                int page = node >>> pageBits;
                int from = begins[node + page];
                int to = offsets[node + page];
                System.arraycopy(neighbours[page], from, packed[page], to, degrees[node]);
                if (weights != null && packedWeights != null) {
                    System.arraycopy(weights[page], from, packedWeights[page], to, degrees[node]);
                }
            }
        });
        return projection(offsets, packed, packedWeights);
    }

    private boolean isFull(int[] sizes) {
        for (int page = 0; page < sizes.length; page++) {
            if (sizes[page] < neighbours[page].length) {
                return false;
            }
        }
        return true;
    }

    private Projection projection(int[] offsets, int[][] rows, float @Nullable [][] ofRows) {
        return new Projection(n, pageBits, offsets, rows, ofRows == null || isOnes(ofRows) ? null : ofRows);
    }

    private static boolean isOnes(float[][] pages) {
        for (float[] page : pages) {
            for (float each : page) {
                if (each != 1) {
                    return false;
                }
            }
        }
        return true;
    }

    private int pages() {
        return n == 0 ? 0 : ((n - 1) >>> pageBits) + 1;
    }

    /** Sets each offset to where its row begins in its page, and gives the size of each page. */
    private int[] lay(int[] degrees, int[] offsets) {
        int[] sizes = new int[pages()];
        int sum = 0;
        for (int node = 0; node < n; node++) {
            int page = node >>> pageBits;
            sum = (node & mask(pageBits)) == 0 ? 0 : sum;
            offsets[node + page] = sum;
            sum += degrees[node];
            offsets[node + page + 1] = sum;
            sizes[page] = sum;
        }
        return sizes;
    }

    private static int[][] intPages(int[] sizes) {
        int[][] pages = new int[sizes.length][];
        Arrays.setAll(pages, page -> new int[sizes[page]]);
        return pages;
    }

    private static float[][] floatPages(int[] sizes) {
        float[][] pages = new float[sizes.length][];
        Arrays.setAll(pages, page -> new float[sizes[page]]);
        return pages;
    }

    /** The most bits such that no page of more than one node has too many slots. */
    private static int pageBits(int[] room, int pageSlots) {
        long total = 0;
        for (int slots : room) {
            total += slots;
        }
        if (total <= pageSlots) {
            return 31;
        }
        for (int bits = 30; bits > 0; bits--) {
            long most = 0;
            long sum = 0;
            for (int node = 0; node < room.length; node++) {
                sum = (node & mask(bits)) == 0 ? room[node] : sum + room[node];
                most = Math.max(most, sum);
            }
            if (most <= pageSlots) {
                return bits;
            }
        }
        return 0;
    }

    private static int mask(int pageBits) {
        return pageBits == 31 ? Integer.MAX_VALUE : (1 << pageBits) - 1;
    }
}
