package io.ringfence.projection;

import io.ringfence.graph.RunControl;
import io.ringfence.graph.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Edges in any order to compressed rows: count the ends of each node, then scatter them. Each thread has a range of
 * nodes and reads all edges, so that no two write one row, and a row keeps the order of the edges.
 */
final class Compression {
    private final int n;
    private final int[] from;
    private final int[] to;
    private final float @Nullable [] weight; // none: parallel edges count once
    private final int m;
    private final int pageSlots;

    Compression(int n, int[] from, int[] to, float @Nullable [] weight, int m) {
        this(n, from, to, weight, m, RawRows.PAGE_SLOTS);
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
        workers.forRanges(threads, 1, (_, part, _) -> count(degrees, bound(part, threads), bound(part + 1, threads)));
        control.check("projection", 1, 3);
        var rows = new RawRows(degrees, weight != null, pageSlots);
        int[] bounds = bounds(degrees, threads);
        workers.forRanges(threads, 1, (_, part, _) -> scatter(rows, bounds[part], bounds[part + 1]));
        control.check("projection", 2, 3);
        return rows.fold(workers);
    }

    private int bound(int part, int parts) {
        return (int) ((long) n * part / parts);
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

    private void scatter(RawRows rows, int begin, int end) {
        int width = end - begin;
        for (int i = 0; i < m; i++) {
            int one = from[i];
            int other = to[i];
            if (one == other) {
                continue;
            }
            float ofEdge = weight == null ? 1 : weight[i];
            if (Integer.compareUnsigned(one - begin, width) < 0) {
                rows.add(one, other, ofEdge);
            }
            if (Integer.compareUnsigned(other - begin, width) < 0) {
                rows.add(other, one, ofEdge);
            }
        }
    }
}
