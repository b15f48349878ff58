package io.ringfence.transfer;

import java.util.Arrays;

/** The transfers of one account in one direction, oldest first, in a ring of arrays. */
final class LiveRow {
    static final LiveRow EMPTY = new LiveRow(0);

    private int[] other;
    private long[] time;
    private long[] arrival;
    private int head;
    private int size;

    /** Different accounts at the other end. */
    int distinct;

    LiveRow(int capacity) {
        other = new int[capacity];
        time = new long[capacity];
        arrival = new long[capacity];
    }

    int size() {
        return size;
    }

    int other(int i) {
        return other[place(i)];
    }

    long time(int i) {
        return time[place(i)];
    }

    long arrival(int i) {
        return arrival[place(i)];
    }

    private int place(int i) {
        return (head + i) & (other.length - 1); // the length is a power of two
    }

    void add(int account, long at, long number) {
        if (size == other.length) {
            grow();
        }
        int place = place(size++);
        other[place] = account;
        time[place] = at;
        arrival[place] = number;
    }

    void removeFirst() {
        head = place(1);
        size--;
    }

    private void grow() {
        int length = other.length;
        int[] others = Arrays.copyOf(other, 2 * length);
        long[] times = Arrays.copyOf(time, 2 * length);
        long[] arrivals = Arrays.copyOf(arrival, 2 * length);
        // what wrapped around to the front goes behind the rest
        System.arraycopy(other, 0, others, length, head);
        System.arraycopy(time, 0, times, length, head);
        System.arraycopy(arrival, 0, arrivals, length, head);
        other = others;
        time = times;
        arrival = arrivals;
    }
}
