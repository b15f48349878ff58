package io.ringfence.projection;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.RunControl;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Folds the links of each account to each entity into ties: ranges of accounts by themselves first, then their ties are
 * dealt out to the entities. Both on the run's threads; the same at any number of them.
 */
final class TieFold {
    private static final int GRAIN = 1 << 10;

    /** Ranges that are dealt out between two reports of progress. */
    private static final int AT_ONCE = 1 << 8;

    /** Ties of the accounts of a range: account by account, each by entity. */
    private static final class Range {
        final IntArrayList entities = new IntArrayList();
        final IntArrayList counts = new IntArrayList();
        final LongArrayList firsts = new LongArrayList();
        final LongArrayList lasts = new LongArrayList();
    }

    final int[] accountOffsets;
    final int[] accountTies;
    final int[] entityOffsets;
    final int[] account;
    final int[] entity;
    final long[] first;
    final long[] last;
    final int[] count;

    private final GraphView view;
    private final int[] placeOf;

    TieFold(GraphView view, int[] accountNodes, int entities, int[] placeOf, RunControl control) {
        this.view = view;
        this.placeOf = placeOf;
        accountOffsets = new int[accountNodes.length + 1];
        entityOffsets = new int[entities + 1];
        var ranges = new Range[Math.ceilDiv(accountNodes.length, GRAIN)];
        var scratch = new @Nullable Scratch[control.workers().threads()];
        control.forRanges("ties", accountNodes.length, GRAIN, (worker, from, to) -> {
            Scratch own = scratch[worker];
            if (own == null) {
                own = new Scratch();
                scratch[worker] = own;
            }
            var range = new Range();
            for (int i = from; i < to; i++) {
                int before = range.entities.size();
                fold(accountNodes[i], range, own);
                accountOffsets[i + 1] = range.entities.size() - before;
            }
            ranges[from / GRAIN] = range;
        });
        accumulate(accountOffsets);
        int ties = accountOffsets[accountNodes.length];
        account = new int[ties];
        entity = new int[ties];
        first = new long[ties];
        last = new long[ties];
        count = new int[ties];
        accountTies = new int[ties];
        deal(ranges, control);
    }

    private static final class Scratch {
        long[] keys = new long[64];
        long[] times = new long[64];

        void grow(int size) {
            if (keys.length < size) {
                keys = new long[2 * size];
                times = new long[2 * size];
            }
        }
    }

    private void fold(int node, Range range, Scratch scratch) {
        LinkTable table = view.links();
        int degree = view.degree(node);
        scratch.grow(degree);
        long[] keys = scratch.keys;
        int links = 0;
        for (int i = 0; i < degree; i++) {
            int other = view.neighbour(node, i);
            if (!view.isAccount(other)) {
                scratch.times[links] = table.at(view.link(node, i));
                keys[links] = (long) placeOf[other] << 32 | links;
                links++;
            }
        }
        Arrays.sort(keys, 0, links);
        for (int i = 0; i < links; ) {
            int to = (int) (keys[i] >>> 32);
            long earliest = Long.MAX_VALUE;
            long latest = Long.MIN_VALUE;
            int begin = i;
            for (; i < links && keys[i] >>> 32 == to; i++) {
                long at = scratch.times[(int) keys[i]];
                earliest = Math.min(earliest, at);
                latest = Math.max(latest, at);
            }
            range.entities.add(to);
            range.firsts.add(earliest);
            range.lasts.add(latest);
            range.counts.add(i - begin);
        }
    }

    private void deal(Range[] ranges, RunControl control) {
        for (Range range : ranges) {
            for (int i = 0; i < range.entities.size(); i++) {
                entityOffsets[range.entities.getInt(i) + 1]++;
            }
        }
        accumulate(entityOffsets);
        int[] next = entityOffsets.clone();
        int parts = control.workers().threads();
        for (int begin = 0; begin < ranges.length; begin += AT_ONCE) {
            control.check("dealing ties", begin, ranges.length);
            int from = begin;
            int to = Math.min(ranges.length, begin + AT_ONCE);
            control.workers().forRanges(parts, 1, (worker, part, after) -> {
                for (int range = from; range < to; range++) {
                    deal(ranges[range], range * GRAIN, next, bound(part, parts), bound(part + 1, parts));
                }
            });
        }
    }

    /** The first entity of a part; parts have about as many ties each. */
    private int bound(int part, int parts) {
        if (part == parts) {
            return entityOffsets.length - 1;
        }
        int place = Arrays.binarySearch(entityOffsets, (int) ((long) account.length * part / parts));
        return part == 0 ? 0 : place < 0 ? -1 - place : place;
    }

    /** Places the ties of a range whose entity lies between two bounds. */
    private void deal(Range range, int firstAccount, int[] next, int low, int high) {
        int from = firstAccount;
        int at = accountOffsets[firstAccount];
        for (int i = 0; i < range.entities.size(); i++, at++) {
            while (accountOffsets[from + 1] <= at) {
                from++;
            }
            int to = range.entities.getInt(i);
            if (to >= low && to < high) {
                int tie = next[to]++;
                account[tie] = from;
                entity[tie] = to;
                first[tie] = range.firsts.getLong(i);
                last[tie] = range.lasts.getLong(i);
                count[tie] = range.counts.getInt(i);
                accountTies[at] = tie;
            }
        }
    }

    private static void accumulate(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }
}
