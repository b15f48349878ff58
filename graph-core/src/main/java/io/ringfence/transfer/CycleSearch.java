package io.ringfence.transfer;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/** The search of one thread for the cycles that begin at a range of accounts; its arrays serve every account in turn. */
final class CycleSearch {
    private static final int NEVER = -1;

    /** What one range of accounts gave: cycles as their length and their transfers. */
    static final class Range {
        final IntArrayList found = new IntArrayList();
        int count;
        int accounts;
        long cutFirsts;
        boolean stopped;
    }

    private final TransferGraph graph;
    private final int[] followers; // by transfer: the lowest that may follow it
    private final int[] later; // the lowest of a later time
    private final long window;
    private final int minLength;
    private final int maxLength;
    private final CycleParameters parameters;

    /** By steps left, then account: the last transfer out of it from which the start is reached in so many steps. */
    private final int[][] latest;

    private final IntArrayList touched = new IntArrayList();
    private final int[] path;
    private Range range = new Range();
    private int start;
    private long firstTime;
    private int end; // the first transfer after the window
    private int ofFirst;
    private long steps;

    CycleSearch(TransferGraph graph, CycleParameters parameters, int[] followers, int[] later) {
        this.graph = graph;
        this.parameters = parameters;
        this.followers = followers;
        this.later = later;
        window = parameters.window().toMillis();
        minLength = parameters.minLength();
        maxLength = parameters.maxLength();
        path = new int[maxLength];
        latest = new int[levels(parameters) + 1][];
        latest[0] = new int[0];
        for (int level = 1; level < latest.length; level++) {
            latest[level] = TemporalCycles.filled(graph.accounts, NEVER);
        }
    }

    /** Steps that the search backward takes. */
    static int levels(CycleParameters parameters) {
        return Math.min(parameters.maxLength() - 1, (parameters.maxLength() + 1) / 2);
    }

    Range run(int from, int to) {
        range = new Range();
        for (start = from; start < to && !range.stopped; start++) {
            range.accounts++;
            if (graph.outCount(start) > 0 && graph.inCount(start) > 0) {
                search();
            }
        }
        return range;
    }

    private void search() {
        int lastIn = graph.inBegin[start + 1];
        int nextIn = graph.inBegin[start];
        end = 0;
        for (int slot = graph.outBegin[start]; slot < graph.outBegin[start + 1]; slot++) {
            int first = graph.out[slot];
            firstTime = graph.time[first];
            while (nextIn < lastIn && graph.time[graph.in[nextIn]] - firstTime <= window) {
                int back = graph.in[nextIn];
                if (graph.time[back] >= firstTime) {
                    note(1, graph.inFrom[nextIn], back);
                }
                nextIn++;
            }
            if (nextIn == graph.inBegin[start] || graph.time[graph.in[nextIn - 1]] < firstTime) {
                continue; // nothing comes back within the window
            }
            end = later[graph.in[nextIn - 1]]; // a cycle ends with a transfer to the start
            ofFirst = 0;
            steps = 0;
            path[0] = first;
            if (mayReturn(graph.outTo[slot], first, maxLength - 1) && !follow(graph.outTo[slot], 1) && !range.stopped) {
                range.cutFirsts++;
            }
            if (range.stopped) {
                break;
            }
        }
        for (int i = 0; i < touched.size(); i++) {
            for (int level = 1; level < latest.length; level++) {
                latest[level][touched.getInt(i)] = NEVER;
            }
        }
        touched.clear();
    }

    /** Notes that a transfer out of an account leads back to the start in so many steps, and what that makes possible. */
    private void note(int level, int account, int transfer) {
        for (int steps = level; steps < latest.length; steps++) {
            int before = latest[steps][account];
            if (before >= transfer) {
                return;
            }
            if (before == NEVER) {
                touched.add(account);
            }
            latest[steps][account] = transfer;
            if (steps + 1 < latest.length) {
                noteBefore(steps, account, before, transfer);
            }
        }
    }

    private void noteBefore(int level, int account, int before, int transfer) {
        int begin = graph.inBegin[account];
        for (int slot = lastFollowedBy(account, transfer); slot >= begin; slot--) {
            int earlier = graph.in[slot];
            if (graph.time[earlier] < firstTime || followers[earlier] <= before) {
                return;
            }
            if (graph.inFrom[slot] != start) {
                note(level + 1, graph.inFrom[slot], earlier);
            }
        }
    }

    /** The last slot of the transfers into an account that a transfer may follow; before the first if there is none. */
    private int lastFollowedBy(int account, int transfer) {
        int low = graph.inBegin[account];
        int high = graph.inBegin[account + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (followers[graph.in[middle]] <= transfer) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private boolean mayReturn(int account, int arrival, int stepsLeft) {
        return stepsLeft >= latest.length || latest[stepsLeft][account] >= followers[arrival];
    }

    /** Follows the money out of an account; false when a limit was reached. */
    private boolean follow(int account, int depth) {
        int arrival = path[depth - 1];
        int rowEnd = graph.outBegin[account + 1];
        int slot = TransferGraph.firstSlot(graph.out, graph.outBegin[account], rowEnd, followers[arrival]);
        for (; slot < rowEnd && graph.out[slot] < end; slot++) {
            if (++steps > parameters.limits().stepsPerFirst()) {
                return false;
            }
            int next = graph.out[slot];
            int to = graph.outTo[slot];
            if (!parameters.amounts().allow(graph.amount[arrival], graph.amount[next])) {
                continue;
            }
            if (to == start) {
                path[depth] = next;
                if (depth + 1 >= minLength && isFirst(depth) && !emit(depth + 1)) {
                    return false;
                }
            } else if (depth + 1 < maxLength && mayReturn(to, next, maxLength - depth - 1) && isNew(to, depth)) {
                path[depth] = next;
                if (!follow(to, depth + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isNew(int account, int depth) {
        for (int i = 0; i < depth; i++) {
            if (graph.payee[path[i]] == account) {
                return false;
            }
        }
        return true;
    }

    /** Whether a cycle whose times are all equal begins with its lowest transfer; any other begins in one place only. */
    private boolean isFirst(int last) {
        if (graph.time[path[last]] != firstTime) {
            return true;
        }
        for (int i = 1; i <= last; i++) {
            if (path[i] < path[0]) {
                return false;
            }
        }
        return true;
    }

    private boolean emit(int length) {
        if (range.count - 1 >= parameters.limits().cycles()) {
            range.stopped = true; // one more than can be kept, so that the cut is seen
            return false;
        }
        ofFirst++;
        range.count++;
        range.found.add(length);
        range.found.addElements(range.found.size(), path, 0, length);
        return ofFirst < parameters.limits().perFirst();
    }
}
