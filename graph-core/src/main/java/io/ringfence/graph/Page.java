package io.ringfence.graph;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A run of numbers, each in as few whole bytes as the widest of them needs: number i is {@code base + slope · i} plus
 * what is packed at i. A run of equal numbers, or of numbers that rise by one, packs nothing.
 *
 * <p>All fields are final, so a page may be handed to another thread in any way. Only the page at the end of a column is
 * ever written, past the end that readers know of.
 */
final class Page {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final byte[] UNREAD = {};

    private final byte[] bytes;
    private final long base;
    private final long mask;
    private final int width;
    private final int slope;
    private final MemorySegment stored;

    private Page(byte[] bytes, long base, int width, int slope, MemorySegment stored) {
        this.bytes = bytes;
        this.base = base;
        this.width = width;
        this.slope = slope;
        this.stored = stored;
        mask = width == 0 ? 0 : -1L >>> (64 - 8 * width);
    }

    /** A page with room for some numbers of any size, all 0. */
    static Page open(int capacity) {
        return new Page(new byte[8 * capacity], 0, 8, 0, MemorySegment.NULL);
    }

    /** A page of bytes without a meaning here, the first of which are given. */
    static Page raw(byte[] first, int capacity) {
        return new Page(Arrays.copyOf(first, capacity), 0, 0, 0, MemorySegment.NULL);
    }

    /** A page that packs some numbers. */
    static Page of(long[] values, int count) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        long lowRise = Long.MAX_VALUE;
        long highRise = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
            lowRise = Math.min(lowRise, values[i] - i);
            highRise = Math.max(highRise, values[i] - i);
        }
        int flat = width(low, high);
        int rising = width(lowRise, highRise);
        return flat <= rising ? pack(values, count, low, flat, 0) : pack(values, count, lowRise, rising, 1);
    }

    private static int width(long low, long high) {
        return (64 - Long.numberOfLeadingZeros(high - low) + 7) / 8; // a range past 2^63 shows as negative: 8 bytes
    }

    private static Page pack(long[] values, int count, long base, int width, int slope) {
        byte[] bytes = new byte[length(count, width)];
        for (int i = 0; i < count; i++) {
            long rest = values[i] - base - (long) slope * i;
            LONG.set(bytes, i * width, rest); // its upper, zero bytes are overwritten by the next
        }
        return new Page(bytes, base, width, slope, MemorySegment.NULL);
    }

    /** Bytes of a packed page: each number is read as eight bytes, so the last has room after it. */
    static int length(int count, int width) {
        return width == 0 || count == 0 ? 8 : (count - 1) * width + 8;
    }

    /** A page that lies in a file, not read yet. */
    static Page unread(MemorySegment stored, long base, int width, int slope) {
        return new Page(UNREAD, base, width, slope, stored);
    }

    /** A page of numbers that are equal, or rise by one. */
    static Page unpacked(long base, int slope) {
        return new Page(new byte[8], base, 0, slope, MemorySegment.NULL);
    }

    boolean isRead() {
        return bytes.length > 0;
    }

    /** This page with its bytes in memory. */
    Page read() {
        return isRead()
                ? this
                : new Page(stored.toArray(ValueLayout.JAVA_BYTE), base, width, slope, MemorySegment.NULL);
    }

    /** A longer copy of an open page. */
    Page grown(int capacity) {
        return new Page(Arrays.copyOf(bytes, 8 * capacity), base, width, slope, MemorySegment.NULL);
    }

    long get(int index) {
        return base + (long) slope * index + ((long) LONG.get(bytes, index * width) & mask);
    }

    /** Writes to the {@link #array} of an open page. */
    static void write(byte[] open, int index, long value) {
        LONG.set(open, index * 8, value);
    }

    void copy(int from, int count, int[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = (int) get(from + i);
        }
    }

    void copy(int from, int count, long[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = get(from + i);
        }
    }

    /** The bytes of a page that was read. */
    byte[] array() {
        return bytes;
    }

    long base() {
        return base;
    }

    int width() {
        return width;
    }

    int slope() {
        return slope;
    }

    /** The packed bytes, wherever they are; not to be written. */
    MemorySegment bytes() {
        return isRead() ? MemorySegment.ofArray(bytes) : stored;
    }

    long byteSize() {
        return isRead() ? bytes.length : stored.byteSize();
    }
}
