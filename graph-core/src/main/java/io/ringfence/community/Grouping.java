package io.ringfence.community;

/** Groups by counting. */
final class Grouping {
    private Grouping() {}

    /** The nodes of each group, ascending, one group after the other; their ends go to {@code ends}. */
    static int[] members(int[] groupOf, int[] ends) {
        for (int group : groupOf) {
            ends[group]++;
        }
        int sum = 0;
        for (int group = 0; group < ends.length; group++) {
            int size = ends[group];
            ends[group] = sum;
            sum += size;
        }
        int[] members = new int[groupOf.length];
        for (int node = 0; node < members.length; node++) {
            members[ends[groupOf[node]]++] = node;
        }
        return members;
    }

    /** Numbers labels 0..n−1 by first appearance, in place; returns how many there are. */
    static int compact(int[] labels) {
        int[] numbers = new int[labels.length];
        int count = 0;
        for (int i = 0; i < labels.length; i++) {
            int label = labels[i];
            if (numbers[label] == 0) {
                numbers[label] = ++count;
            }
            labels[i] = numbers[label] - 1;
        }
        return count;
    }
}
