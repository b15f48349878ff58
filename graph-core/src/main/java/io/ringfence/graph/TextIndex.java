package io.ringfence.graph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts, each with a small tag, numbered from 0 in the order in which they came and found by content: UTF-8 bytes one
 * after the other in pages, and an open hash table of numbers. No object per text. An erased text keeps its number and
 * is found no more.
 *
 * <p>One writer; readers take no lock and look only below a size that was published to them. Finding is O(length).
 */
final class TextIndex {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final int ERASED = 0xff;
    private static final int FIRST_SLOTS = 32;
    private static final int TAG_BITS = 8;

    private final int textBits;
    private final Column places; // page of the text << 32 | offset in it
    private final Column base; // slots for the first numbers: (number + 1) << 8 | part of the hash; 0 where free
    private int based;
    private volatile Page[] pages;
    private volatile long[] added = new long[FIRST_SLOTS]; // slots for later numbers: (number + 1) << 32 | hash
    private int addedCount;
    private int pageCount;
    private int open; // bytes used of the last page; at its end after reading a file

    TextIndex(Layout layout) {
        this(layout, new Stored(new Column(layout.recordBits()), new Column(layout.recordBits()), new Page[0]));
    }

    /**
     * What a file keeps of an index.
     *
     * @param places where each text is
     * @param slots  the hash table of all of them
     * @param pages  the bytes
     */
    record Stored(Column places, Column slots, Page[] pages) {}

    TextIndex(Layout layout, Stored stored) {
        textBits = layout.textBits();
        places = stored.places();
        base = stored.slots();
        based = places.size();
        pages = stored.pages();
        pageCount = pages.length;
        open = Integer.MAX_VALUE;
    }

    int size() {
        return places.size();
    }

    /** The number of a text, if it is below {@code limit}, or −1. */
    int find(int tag, byte[] text, int limit) {
        long hash = hash(tag, text);
        int slots = base.size();
        if (slots > 0) {
            int place = (int) (hash & slots - 1);
            for (long slot = base.get(place); slot != 0; slot = base.get(place)) {
                int number = (int) (slot >>> TAG_BITS) - 1;
                if (((slot ^ (hash >>> 56)) << 56) == 0 && number < limit && equal(number, tag, text)) {
                    return number;
                }
                place = place + 1 & slots - 1;
            }
        }
        long[] table = added;
        int place = (int) hash & table.length - 1;
        for (long slot = table[place]; slot != 0; slot = table[place]) {
            int number = (int) (slot >>> 32) - 1;
            if ((int) slot == (int) hash && number < limit && equal(number, tag, text)) {
                return number;
            }
            place = place + 1 & table.length - 1;
        }
        return -1;
    }

    /** Adds a text that is not here yet. */
    int add(int tag, byte[] text) {
        int number = places.size();
        write(tag, text);
        index(number, hash(tag, text));
        return number;
    }

    private void index(int number, long hash) {
        if (2 * ++addedCount > added.length) {
            widen();
        }
        put(added, ((number + 1L) << 32) | (hash & 0xffff_ffffL));
    }

    /** Adds a text that is found only in an index that is {@link #rebased} on a table with it. */
    void addUnindexed(int tag, byte[] text) {
        write(tag, text);
    }

    /** Takes up a number with a text that is never found. */
    void addErased() {
        write(ERASED, new byte[0]);
    }

    private void widen() {
        long[] wider = new long[2 * added.length];
        for (long slot : added) {
            if (slot != 0) {
                put(wider, slot);
            }
        }
        added = wider;
    }

    private static void put(long[] table, long slot) {
        int place = (int) slot & table.length - 1;
        while (table[place] != 0) {
            place = place + 1 & table.length - 1;
        }
        table[place] = slot;
    }

    private void write(int tag, byte[] text) {
        int head = text.length < 0x80 ? 2 : 5;
        int length = head + text.length;
        int capacity = 1 << textBits;
        if (pageCount == 0 || open + (long) length > capacity) {
            startPage(Math.max(length, Math.min(capacity, 256)));
        }
        Page page = pages[pageCount - 1];
        if (open + length > page.byteSize()) {
            page = Page.raw(page.array(), (int) Math.min(capacity, Math.max(2 * page.byteSize(), open + length)));
            pages[pageCount - 1] = page;
        }
        byte[] bytes = page.array();
        bytes[open] = (byte) tag;
        if (head == 2) {
            bytes[open + 1] = (byte) text.length;
        } else {
            for (int i = 1; i < head; i++) {
                bytes[open + i] = (byte) ((text.length >>> (7 * (i - 1))) | (i < head - 1 ? 0x80 : 0));
            }
        }
        System.arraycopy(text, 0, bytes, open + head, text.length);
        places.add((long) (pageCount - 1) << 32 | open);
        open += length;
    }

    private void startPage(int capacity) {
        Page[] current = pages;
        if (pageCount == current.length) {
            current = Arrays.copyOf(current, pageCount + (pageCount >> 1) + 1);
        }
        current[pageCount++] = Page.raw(new byte[0], capacity);
        pages = current;
        open = 0;
    }

    /** The tag of a text, or −1 where it was erased. */
    int tag(int number) {
        long place = places.get(number);
        int tag = bytes((int) (place >>> 32))[(int) place] & 0xff;
        return tag == ERASED ? -1 : tag;
    }

    /** A text; empty where it was erased. */
    String text(int number) {
        long place = places.get(number);
        byte[] bytes = bytes((int) (place >>> 32));
        int start = start(bytes, (int) place);
        return new String(bytes, start, length(bytes, (int) place), StandardCharsets.UTF_8);
    }

    byte[] utf8(int number) {
        long place = places.get(number);
        byte[] bytes = bytes((int) (place >>> 32));
        int start = start(bytes, (int) place);
        return Arrays.copyOfRange(bytes, start, start + length(bytes, (int) place));
    }

    private boolean equal(int number, int tag, byte[] text) {
        long at = places.get(number);
        int place = (int) at;
        byte[] bytes = bytes((int) (at >>> 32));
        int start = start(bytes, place);
        return (bytes[place] & 0xff) == tag
                && length(bytes, place) == text.length
                && Arrays.equals(bytes, start, start + text.length, text, 0, text.length);
    }

    private static int start(byte[] bytes, int place) {
        return place + (bytes[place + 1] >= 0 ? 2 : 5);
    }

    private static int length(byte[] bytes, int place) {
        int first = bytes[place + 1];
        if (first >= 0) {
            return first;
        }
        return (first & 0x7f)
                | ((bytes[place + 2] & 0x7f) << 7)
                | ((bytes[place + 3] & 0x7f) << 14)
                | (bytes[place + 4] << 21);
    }

    private byte[] bytes(int index) {
        Page page = pages[index];
        if (!page.isRead()) {
            page = page.read();
            pages[index] = page;
        }
        return page.array();
    }

    private static long hash(int tag, byte[] text) {
        return hash(tag, text, 0, text.length);
    }

    private static long hash(int tag, byte[] bytes, int start, int length) {
        long hash = (tag + 1L) * 0x9e3779b97f4a7c15L + length;
        int end = start + length;
        int i = start;
        for (; i + 8 <= end; i += 8) {
            hash = mix(hash ^ (long) LONG.get(bytes, i));
        }
        long rest = 0;
        for (; i < end; i++) {
            rest = (rest << 8) | (bytes[i] & 0xff);
        }
        return mix(hash ^ rest);
    }

    private static long mix(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        mixed = (mixed ^ mixed >>> 32) * 0xd6e8feb86659fd93L;
        return mixed ^ mixed >>> 32;
    }

    /** One hash table of the first {@code count} texts; appends may go on meanwhile. */
    Column hashed(Layout layout, int count, Workers workers) {
        int slots = Integer.highestOneBit(Math.max(1, count)) << 1;
        if (slots < count + (count >> 1)) {
            slots <<= 1;
        }
        return based == count && base.size() == slots ? base : hashed(layout, count, slots, workers);
    }

    /** This index with another base table, made by {@link #hashed}; for the writer. */
    TextIndex rebased(Layout layout, Column table, int count) {
        var index = new TextIndex(layout, new Stored(places, table, Arrays.copyOf(pages, pageCount)));
        index.based = count;
        index.open = open;
        for (int number = count; number < size(); number++) {
            int tag = tag(number);
            if (tag >= 0) {
                index.index(number, hash(tag, utf8(number)));
            }
        }
        return index;
    }

    Column places() {
        return places;
    }

    /** The pages of the first {@code count} texts, the last cut where they end. */
    Page[] pages(int count) {
        if (count == 0) {
            return new Page[0];
        }
        long last = places.get(count - 1);
        Page[] whole = Arrays.copyOf(pages, (int) (last >>> 32) + 1);
        byte[] bytes = bytes(whole.length - 1);
        int end = start(bytes, (int) last) + length(bytes, (int) last);
        whole[whole.length - 1] = Page.raw(bytes, end);
        return whole;
    }

    private Column hashed(Layout layout, int count, int slots, Workers workers) {
        long[] hashes = new long[count];
        workers.forRanges(count, 1 << 14, (worker, from, to) -> {
            for (int number = from; number < to; number++) {
                int tag = tag(number);
                long place = places.get(number);
                byte[] bytes = bytes((int) (place >>> 32));
                int start = start(bytes, (int) place);
                long hash = hash(tag, bytes, start, length(bytes, (int) place));
                hashes[number] = tag < 0 ? 0 : hash | 1L << 55; // a live text's is never 0
            }
        });
        long[] table = new long[slots];
        for (int number = 0; number < count; number++) {
            if (hashes[number] != 0) {
                int place = (int) (hashes[number] & slots - 1);
                while (table[place] != 0) {
                    requireOther((int) (table[place] >>> TAG_BITS) - 1, number, hashes);
                    place = place + 1 & slots - 1;
                }
                table[place] = (number + 1L) << TAG_BITS | hashes[number] >>> 56;
            }
        }
        return Column.of(
                layout.recordBits(),
                slots,
                (from, size, into) -> System.arraycopy(table, from, into, 0, size),
                workers);
    }

    private void requireOther(int one, int other, long[] hashes) {
        if (hashes[one] == hashes[other] && equal(one, tag(other), utf8(other))) {
            throw new IllegalArgumentException("two entities have the same id '" + text(one) + "'");
        }
    }

    /** Bytes held in memory. */
    long heapBytes() {
        long bytes = places.heapBytes() + base.heapBytes() + 8L * added.length;
        for (int i = 0; i < pageCount; i++) {
            bytes += pages[i].isRead() ? pages[i].byteSize() + 72 : 64;
        }
        return bytes;
    }
}
