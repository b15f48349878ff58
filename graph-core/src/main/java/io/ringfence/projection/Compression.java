package io.ringfence.projection;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Edges in any order to compressed rows: count the ends of each node, scatter them (one thread per range of nodes, so
 * that no two write one row and rows keep the order of the edges), sort each row, fold what is parallel.
 */
final class Compression {
    /** Most slots of a page. */
    static final int PAGE_SLOTS = 1 << 30;

    private static final int GRAIN = 1 << 14;

    private final int n;
    private final int[] from;
    private final int[] to;
    private final float @Nullable [] weight; // none: parallel edges count once
    private final int m;
    private final int pageSlots;

    Compression(int n, int[] from, int[] to, float @Nullable [] weight, int m) {
        this(n, from, to, weight, m, PAGE_SLOTS);
    }

    /** @param pageSlots most slots of a page of more than one node; tests make it small */
    Compression(int n, int[] from, int[] to, float @Nullable [] weight, int m, int pageSlots) {
        this.n = n;
        this.from = from;
        this.to = to;
        this.weight = weight;
        this.m = m;
        this.pageSlots = pageSlots;
    }

    Projection run(RunControl control) {
        control.check("projection", 0, 3);
        Workers workers = control.workers();
        int threads = workers.threads();
        int[] degrees = new int[n];
        workers.forRanges(
                threads,
                1,
                (_, part, _) ->
                        count(degrees, (int) ((long) n * part / threads), (int) ((long) n * (part + 1) / threads)));
        int pageBits = pageBits(degrees);
        int[] offsets = new int[n + Math.max(1, n == 0 ? 0 : ((n - 1) >>> pageBits) + 1)];
        int[] sizes = lay(degrees, pageBits, offsets);
        var raw = new Raw(sizes, intPages(sizes), floatPages(sizes));
        int[] bounds = bounds(degrees, threads);
        control.check("projection", 1, 3);
        workers.forRanges(threads, 1, (_, part, _) -> scatter(offsets, pageBits, raw, bounds[part], bounds[part + 1]));
        // the cursors have moved each offset to its row's end: the row of u begins where the one before ends
        control.check("projection", 2, 3);
        workers.forRanges(n, GRAIN, (_, begin, end) -> {
            var sorter = new RowSort();
            for (int node = begin; node < end; node++) {
                int page = node >>> pageBits;
                int place = node + page;
                int first = (node & mask(pageBits)) == 0 ? 0 : offsets[place - 1];
                float[] weights = raw.weights == null ? null : raw.weights[page];
                degrees[node] = sorter.sortAndFold(raw.neighbours[page], weights, first, offsets[place]);
            }
        });
        return pack(degrees, pageBits, offsets, raw, workers);
    }

    private static int mask(int pageBits) {
        return pageBits == 31 ? Integer.MAX_VALUE : (1 << pageBits) - 1;
    }

    private void count(int[] degrees, int begin, int end) {
        int width = end - begin;
        for (int i = 0; i < m; i++) {
            int one = from[i];
            int other = to[i];
            if (one < 0 || one >= n || other < 0 || other >= n) {
                throw new IllegalArgumentException("nodes must be 0 to " + (n - 1) + ", got " + one + " and " + other);
            }
            if (one == other) {
                continue;
            }
            if (Integer.compareUnsigned(one - begin, width) < 0) {
                degrees[one]++;
            }
            if (Integer.compareUnsigned(other - begin, width) < 0) {
                degrees[other]++;
            }
        }
    }

    /** The most bits such that no page of more than one node has too many slots. */
    private int pageBits(int[] degrees) {
        long total = 0;
        for (int degree : degrees) {
            total += degree;
        }
        if (total <= pageSlots) {
            return 31;
        }
        for (int bits = 30; bits > 0; bits--) {
            long most = 0;
            long sum = 0;
            for (int node = 0; node < n; node++) {
                sum = (node & mask(bits)) == 0 ? degrees[node] : sum + degrees[node];
                most = Math.max(most, sum);
            }
            if (most <= pageSlots) {
                return bits;
            }
        }
        return 0;
    }

    /** Sets each offset to where its row begins in its page, and gives the size of each page. */
    private int[] lay(int[] degrees, int pageBits, int[] offsets) {
        int[] sizes = new int[n == 0 ? 0 : ((n - 1) >>> pageBits) + 1];
        for (int node = 0; node < n; node++) {
            int page = node >>> pageBits;
            offsets[node + page] = sizes[page];
            sizes[page] += degrees[node];
            offsets[node + page + 1] = sizes[page];
        }
        return sizes;
    }

    private static int[][] intPages(int[] sizes) {
        int[][] pages = new int[sizes.length][];
        Arrays.setAll(pages, page -> new int[sizes[page]]);
        return pages;
    }

    private float @Nullable [][] floatPages(int[] sizes) {
        if (weight == null) {
            return null;
        }
        float[][] pages = new float[sizes.length][];
        Arrays.setAll(pages, page -> new float[sizes[page]]);
        return pages;
    }

    /** Bounds of ranges of nodes with about as many ends each. */
    private int[] bounds(int[] degrees, int parts) {
        long total = 0;
        for (int degree : degrees) {
            total += degree;
        }
        int[] bounds = new int[parts + 1];
        int part = 1;
        long sum = 0;
        for (int node = 0; node < n && part < parts; node++) {
            while (part < parts && sum >= total * part / parts) {
                bounds[part++] = node;
            }
            sum += degrees[node];
        }
        Arrays.fill(bounds, part, bounds.length, n);
        return bounds;
    }

    private void scatter(int[] cursors, int pageBits, Raw raw, int begin, int end) {
        int width = end - begin;
        for (int i = 0; i < m; i++) {
            int one = from[i];
            int other = to[i];
            if (one == other) {
                continue;
            }
            if (Integer.compareUnsigned(one - begin, width) < 0) {
                put(cursors, pageBits, raw, one, other, i);
            }
            if (Integer.compareUnsigned(other - begin, width) < 0) {
                put(cursors, pageBits, raw, other, one, i);
            }
        }
    }

    private void put(int[] cursors, int pageBits, Raw raw, int owner, int neighbour, int edge) {
        int page = owner >>> pageBits;
        int place = cursors[owner + page]++;
        raw.neighbours[page][place] = neighbour;
        if (raw.weights != null && weight != null) {
            raw.weights[page][place] = weight[edge];
        }
    }

    /** Closes the gaps that folding left. */
    private Projection pack(int[] degrees, int pageBits, int[] ends, Raw raw, Workers workers) {
        int[] offsets = new int[ends.length];
        int[] sizes = lay(degrees, pageBits, offsets);
        if (Arrays.equals(sizes, raw.sizes)) {
            return projection(pageBits, offsets, raw.neighbours, raw.weights);
        }
        int[][] neighbours = intPages(sizes);
        float[][] weights = floatPages(sizes);
        workers.forRanges(n, GRAIN, (_, begin, end) -> {
            for (int node = begin; node < end; node++) {
                int page = node >>> pageBits;
                int place = node + page;
                int first = (node & mask(pageBits)) == 0 ? 0 : ends[place - 1];
                System.arraycopy(raw.neighbours[page], first, neighbours[page], offsets[place], degrees[node]);
                if (weights != null && raw.weights != null) {
                    System.arraycopy(raw.weights[page], first, weights[page], offsets[place], degrees[node]);
                }
            }
        });
        return projection(pageBits, offsets, neighbours, weights);
    }

    private Projection projection(int pageBits, int[] offsets, int[][] neighbours, float @Nullable [][] weights) {
        return new Projection(n, pageBits, offsets, neighbours, weights == null || isOnes(weights) ? null : weights);
    }

    private static boolean isOnes(float[][] weights) {
        for (float[] page : weights) {
            for (float each : page) {
                if (each != 1) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Pages of rows before folding. */
    private record Raw(int[] sizes, int[][] neighbours, float @Nullable [][] weights) {}
}
