package io.ringfence.graph;

import java.util.Arrays;

/**
 * A growing sequence of numbers in {@link Page pages}: the last is open, all before it are packed. One writer; readers
 * take no lock and look only below a size that was published to them.
 */
final class Column {
    private static final int FIRST = 16;

    /** Gives the numbers of a new column. */
    @FunctionalInterface
    interface Values {
        /** Puts the numbers {@code from} to {@code from + count − 1} at the start of an array. */
        void fill(int from, int count, long[] into);
    }

    /** Gives one number of a new column. */
    @FunctionalInterface
    interface Entry {
        long of(int index);
    }

    private final int bits;
    private final int mask;
    private volatile Page[] pages;
    private byte[] open = {}; // of the last page; the writer's own
    private int size;

    Column(int bits) {
        this(bits, new Page[0], 0);
    }

    /**
     * @param pages full pages, packed or not yet read, and after them one that may have fewer numbers
     */
    Column(int bits, Page[] pages, int size) {
        this.bits = bits;
        mask = (1 << bits) - 1;
        this.size = size;
        int rest = size & mask;
        if (rest != 0) {
            Page last = pages[pages.length - 1].read();
            Page copy = Page.open(rest);
            open = copy.array();
            for (int i = 0; i < rest; i++) {
                Page.write(open, i, last.get(i));
            }
            pages[pages.length - 1] = copy;
        }
        this.pages = pages;
    }

    /** A column of known numbers, packed on the threads of a run. */
    static Column of(int bits, int size, Values values, Workers workers) {
        int capacity = 1 << bits;
        var pages = new Page[Math.ceilDiv(size, capacity)];
        long[][] scratch = new long[workers.threads()][];
        workers.forRanges(pages.length, Math.max(1, (1 << 16) >>> bits), (worker, from, to) -> {
            if (scratch[worker] == null) {
                scratch[worker] = new long[capacity];
            }
            for (int page = from; page < to; page++) {
                int count = Math.min(capacity, size - page * capacity);
                values.fill(page * capacity, count, scratch[worker]);
                pages[page] = Page.of(scratch[worker], count);
            }
        });
        return new Column(bits, pages, size);
    }

    /** A column of numbers that are all equal, or that rise by one. */
    static Column even(int bits, int size, long first, int slope) {
        int capacity = 1 << bits;
        var pages = new Page[Math.ceilDiv(size, capacity)];
        for (int page = 0; page < pages.length; page++) {
            pages[page] =
                    page > 0 && slope == 0 ? pages[0] : Page.unpacked(first + (long) slope * page * capacity, slope);
        }
        return new Column(bits, pages, size);
    }

    int size() {
        return size;
    }

    int bits() {
        return bits;
    }

    void add(long value) {
        int place = size & mask;
        if (place == open.length >>> 3 || place == 0) {
            makeRoom(place);
        }
        Page.write(open, place, value);
        size++;
        if (place == mask) {
            Page[] current = pages;
            int index = (size - 1) >>> bits;
            current[index] = packed(current[index], mask + 1);
        }
    }

    private void makeRoom(int place) {
        Page[] current = pages;
        int index = size >>> bits;
        if (place == 0) {
            if (index == Integer.MAX_VALUE >>> bits) {
                throw new IllegalStateException("a table holds at most " + ((long) index << bits) + " records");
            }
            if (index == current.length) {
                current = Arrays.copyOf(current, Math.max(4, index + (index >> 1)));
            }
            current[index] = Page.open(Math.min(FIRST, mask + 1));
        } else {
            current[index] = current[index].grown(Math.min(2 * place, mask + 1));
        }
        open = current[index].array();
        pages = current;
    }

    private static Page packed(Page open, int count) {
        long[] values = new long[count];
        open.copy(0, count, values, 0);
        return Page.of(values, count);
    }

    long get(int index) {
        Page page = pages[index >>> bits];
        return page.isRead() ? page.get(index & mask) : read(index >>> bits).get(index & mask);
    }

    int getInt(int index) {
        return (int) get(index);
    }

    /** Reads a page of a file into memory; two readers may both do so, and both are right. */
    private Page read(int index) {
        Page[] current = pages;
        Page page = current[index].read();
        current[index] = page;
        return page;
    }

    /** Copies the numbers {@code from} to {@code from + count − 1}, each of which fits an int. */
    void copy(int from, int count, int[] into) {
        for (int done = 0; done < count; ) {
            int place = (from + done) & mask;
            int run = Math.min(count - done, mask + 1 - place);
            page((from + done) >>> bits).copy(place, run, into, done);
            done += run;
        }
    }

    /** Copies the numbers {@code from} to {@code from + count − 1}. */
    void copy(int from, int count, long[] into) {
        for (int done = 0; done < count; ) {
            int place = (from + done) & mask;
            int run = Math.min(count - done, mask + 1 - place);
            page((from + done) >>> bits).copy(place, run, into, done);
            done += run;
        }
    }

    private Page page(int index) {
        Page page = pages[index];
        return page.isRead() ? page : read(index);
    }

    /** How many of the first {@code count} numbers, which ascend, are at most {@code limit}. */
    int countUpTo(long limit, int count) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A page as it is stored, of a column of {@code count} numbers; appends that come meanwhile do not show. */
    Page stored(int index, int count) {
        int end = Math.min(mask + 1, count - (index << bits));
        return end <= mask ? packed(page(index), end) : pages[index];
    }

    /** Bytes held in memory. */
    long heapBytes() {
        long bytes = 0;
        for (Page page : pages) {
            bytes += page == null || !page.isRead() ? 4 : page.byteSize() + 72;
        }
        return bytes;
    }
}
