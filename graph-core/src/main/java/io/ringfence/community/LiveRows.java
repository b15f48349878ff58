package io.ringfence.community;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Rows of weighted neighbours that grow and shrink: each row lies in a block of a power of two of slots, blocks lie in
 * pages, and a block that was outgrown serves the next row of its size. One writer.
 */
final class LiveRows {
    private static final int PAGE_BITS = 16;
    private static final int SLOTS = 1 << PAGE_BITS;

    private int[][] neighbours = new int[16][];
    private float[][] weights = new float[16][];
    private int pages;
    private int pageEnd = SLOTS; // slots taken of the last shared page
    private int sharedPage = -1;
    private int[] pageOf;
    private int[] begin;
    private int[] size;
    private byte[] bits; // log₂ of the room of a row; −1: none
    private final IntArrayList[] freePages = new IntArrayList[PAGE_BITS + 1];
    private final IntArrayList[] freeBegins = new IntArrayList[PAGE_BITS + 1];

    LiveRows(int n) {
        pageOf = new int[n];
        begin = new int[n];
        size = new int[n];
        bits = new byte[n];
        Arrays.fill(bits, (byte) -1);
        Arrays.setAll(freePages, i -> new IntArrayList());
        Arrays.setAll(freeBegins, i -> new IntArrayList());
    }

    void resize(int n) {
        int old = size.length;
        pageOf = Arrays.copyOf(pageOf, n);
        begin = Arrays.copyOf(begin, n);
        size = Arrays.copyOf(size, n);
        bits = Arrays.copyOf(bits, n);
        Arrays.fill(bits, old, n, (byte) -1);
    }

    int size(int node) {
        return size[node];
    }

    int[] neighbours(int node) {
        return neighbours[pageOf[node]];
    }

    float[] weights(int node) {
        return weights[pageOf[node]];
    }

    int begin(int node) {
        return begin[node];
    }

    void forEach(int node, IntConsumer each) {
        int end = begin[node] + size[node];
        for (int slot = begin[node]; slot < end; slot++) {
            each.accept(neighbours[pageOf[node]][slot]);
        }
    }

    /** The place of a neighbour in a node's row, −1 where there is none; O(degree). */
    int find(int node, int neighbour) {
        if (size[node] == 0) {
            return -1;
        }
        int[] page = neighbours[pageOf[node]];
        int end = begin[node] + size[node];
        for (int slot = begin[node]; slot < end; slot++) {
            if (page[slot] == neighbour) {
                return slot;
            }
        }
        return -1;
    }

    void add(int node, int neighbour, float weight) {
        if (bits[node] < 0 || size[node] == 1 << bits[node]) {
            grow(node);
        }
        int slot = begin[node] + size[node]++;
        neighbours[pageOf[node]][slot] = neighbour;
        weights[pageOf[node]][slot] = weight;
    }

    /** Takes a slot out; the last of the row takes its place. */
    void remove(int node, int slot) {
        int last = begin[node] + --size[node];
        int page = pageOf[node];
        neighbours[page][slot] = neighbours[page][last];
        weights[page][slot] = weights[page][last];
    }

    /** Gives a row that has none room for some slots at once. */
    void reserve(int node, int slots) {
        bits[node] = (byte) (32 - Integer.numberOfLeadingZeros(Math.max(1, slots - 1)));
        place(node);
    }

    private void grow(int node) {
        int oldPage = pageOf[node];
        int oldBegin = begin[node];
        int oldBits = bits[node]++;
        if (oldBits < 0) {
            bits[node] = 1;
            place(node);
            return;
        }
        place(node);
        System.arraycopy(neighbours[oldPage], oldBegin, neighbours[pageOf[node]], begin[node], size[node]);
        System.arraycopy(weights[oldPage], oldBegin, weights[pageOf[node]], begin[node], size[node]);
        if (oldBits <= PAGE_BITS) {
            freePages[oldBits].add(oldPage);
            freeBegins[oldBits].add(oldBegin);
        } else {
            neighbours[oldPage] = new int[0]; // a page of its own; its number is not used again
            weights[oldPage] = new float[0];
        }
    }

    private void place(int node) {
        int ofBits = bits[node];
        if (ofBits <= PAGE_BITS && !freePages[ofBits].isEmpty()) {
            pageOf[node] = freePages[ofBits].popInt();
            begin[node] = freeBegins[ofBits].popInt();
            return;
        }
        int room = 1 << ofBits;
        if (room > SLOTS) {
            pageOf[node] = page(room);
            begin[node] = 0;
            return;
        }
        if (sharedPage < 0 || pageEnd + room > SLOTS) {
            sharedPage = page(SLOTS);
            pageEnd = 0;
        }
        pageOf[node] = sharedPage;
        begin[node] = pageEnd;
        pageEnd += room;
    }

    private int page(int slots) {
        if (pages == neighbours.length) {
            neighbours = Arrays.copyOf(neighbours, 2 * pages);
            weights = Arrays.copyOf(weights, 2 * pages);
        }
        neighbours[pages] = new int[slots];
        weights[pages] = new float[slots];
        return pages++;
    }
}
