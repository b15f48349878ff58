package io.ringfence.transfer;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.List;

/** The search of one thread for the patterns of a range of accounts. */
final class PatternSearch {
    private final TransferGraph graph;
    private final PatternParameters parameters;
    private final int[] followers;
    private final long window;
    private final Legs legs;
    private final Legs stacked;
    private final int[] before; // by account: payments in the window before the split of a gather-scatter
    private final int[] after;
    private final IntOpenHashSet seen = new IntOpenHashSet();
    private List<Pattern> found = new ArrayList<>();

    /** Accounts that were not passed through. */
    long leftOut;

    PatternSearch(TransferGraph graph, PatternParameters parameters, int[] followers) {
        this.graph = graph;
        this.parameters = parameters;
        this.followers = followers;
        window = parameters.window().toMillis();
        legs = new Legs(graph.time);
        stacked = new Legs(graph.time);
        before = new int[graph.accounts];
        after = new int[graph.accounts];
    }

    List<Pattern> run(int from, int to) {
        found = new ArrayList<>();
        leftOut = 0;
        for (int account = from; account < to && found.size() <= parameters.maxPatterns(); account++) {
            scatterGather(account);
            bipartite(account);
            gatherScatter(account);
        }
        return found;
    }

    private void scatterGather(int payer) {
        legs.clear();
        for (int slot = graph.outBegin[payer]; slot < graph.outBegin[payer + 1]; slot++) {
            int first = graph.out[slot];
            int account = graph.outTo[slot];
            int begin = TransferGraph.firstSlot(
                    graph.out, graph.outBegin[account], graph.outBegin[account + 1], followers[first]);
            int end = endOf(begin, graph.outBegin[account + 1], graph.out, graph.time[first] + window);
            if (isTooMany(end - begin)) {
                continue;
            }
            for (int next = begin; next < end; next++) {
                if (graph.outTo[next] != payer) {
                    legs.add(graph.outTo[next], account, first, graph.out[next]);
                }
            }
        }
        legs.groups(
                window,
                parameters.minMiddle(),
                (payee, best, order, from, to) -> add(
                        Pattern.Kind.SCATTER_GATHER, IntArrayList.of(payer), legs, best, IntArrayList.of((int) payee)));
    }

    private void bipartite(int payer) {
        legs.clear();
        for (int slot = graph.outBegin[payer]; slot < graph.outBegin[payer + 1]; slot++) {
            int one = graph.out[slot];
            int account = graph.outTo[slot];
            int begin = startOf(graph.inBegin[account], graph.inBegin[account + 1], graph.time[one] - window);
            int end = endOf(begin, graph.inBegin[account + 1], graph.in, graph.time[one] + window);
            if (isTooMany(end - begin)) {
                continue;
            }
            for (int next = begin; next < end; next++) {
                if (graph.inFrom[next] > payer) {
                    legs.add(graph.inFrom[next], account, one, graph.in[next]);
                }
            }
        }
        legs.groups(window, parameters.minMiddle(), (other, best, order, from, to) -> {
            IntArrayList payers = IntArrayList.of(payer, (int) other);
            add(Pattern.Kind.BIPARTITE, payers, legs, best, new IntArrayList());
            stack(payers, order, from, to);
        });
    }

    /** Continues what two payers both pay to what the accounts in the middle pay. */
    private void stack(IntArrayList payers, int[] order, int from, int to) {
        stacked.clear();
        for (int i = from; i < to; i++) {
            int leg = order[i];
            int account = legs.middle(leg);
            int begin = TransferGraph.firstSlot(
                    graph.out, graph.outBegin[account], graph.outBegin[account + 1], followers[legs.last(leg)]);
            int end = endOf(begin, graph.outBegin[account + 1], graph.out, graph.time[legs.first(leg)] + window);
            if (!isTooMany(end - begin)) {
                continueLeg(leg, payers, begin, end);
            }
        }
        stacked.groups(
                window,
                parameters.minMiddle(),
                (ends, best, sorted, first, last) -> add(
                        Pattern.Kind.STACK, payers, stacked, best, IntArrayList.of((int) (ends >>> 32), (int) ends)));
    }

    private void continueLeg(int leg, IntArrayList payers, int begin, int end) {
        var earliest = new IntArrayList(); // slots: the first transfer to each payee, which lets the window end soonest
        seen.clear();
        seen.addAll(payers);
        for (int slot = begin; slot < end; slot++) {
            if (seen.add(graph.outTo[slot])) {
                earliest.add(slot);
            }
        }
        for (int i = 0; i < earliest.size(); i++) {
            for (int j = i + 1; j < earliest.size(); j++) {
                int one = graph.outTo[earliest.getInt(i)];
                int other = graph.outTo[earliest.getInt(j)];
                long ends = ((long) Math.min(one, other) << 32) | Math.max(one, other);
                stacked.add(
                        ends,
                        legs.middle(leg),
                        legs.transfer(leg, 0),
                        legs.transfer(leg, 1),
                        graph.out[earliest.getInt(i)],
                        graph.out[earliest.getInt(j)]);
            }
        }
    }

    /** The split, at a payment that an account received, with the most accounts on the smaller side; the earliest. */
    private void gatherScatter(int account) {
        int inEnd = graph.inBegin[account + 1];
        int outEnd = graph.outBegin[account + 1];
        int oldIn = graph.inBegin[account];
        int nextOut = graph.outBegin[account];
        int oldOut = nextOut;
        int payers = 0;
        int payees = 0;
        int best = 0;
        long bestSplit = 0;
        for (int slot = oldIn; slot < inEnd; slot++) {
            long split = graph.time[graph.in[slot]];
            payers += before[graph.inFrom[slot]]++ == 0 ? 1 : 0;
            for (; split - graph.time[graph.in[oldIn]] > window; oldIn++) {
                payers -= --before[graph.inFrom[oldIn]] == 0 ? 1 : 0;
            }
            for (; nextOut < outEnd && graph.time[graph.out[nextOut]] - split <= window; nextOut++) {
                payees += after[graph.outTo[nextOut]]++ == 0 ? 1 : 0;
            }
            for (; oldOut < nextOut && graph.time[graph.out[oldOut]] < split; oldOut++) {
                payees -= --after[graph.outTo[oldOut]] == 0 ? 1 : 0;
            }
            if (slot + 1 < inEnd && graph.time[graph.in[slot + 1]] == split) {
                continue;
            }
            if (Math.min(payers, payees) > best) {
                best = Math.min(payers, payees);
                bestSplit = split;
            }
        }
        for (; oldIn < inEnd; oldIn++) {
            before[graph.inFrom[oldIn]]--;
        }
        for (; oldOut < nextOut; oldOut++) {
            after[graph.outTo[oldOut]]--;
        }
        if (best >= parameters.minMiddle()) {
            split(account, bestSplit);
        }
    }

    private void split(int account, long at) {
        var transfers = new IntArrayList();
        var payers = new IntArrayList();
        var payees = new IntArrayList();
        for (int slot = graph.inBegin[account]; slot < graph.inBegin[account + 1]; slot++) {
            long time = graph.time[graph.in[slot]];
            if (time <= at && at - time <= window) {
                transfers.add(graph.in[slot]);
                payers.add(graph.inFrom[slot]);
            }
        }
        for (int slot = graph.outBegin[account]; slot < graph.outBegin[account + 1]; slot++) {
            long time = graph.time[graph.out[slot]];
            if (time >= at && time - at <= window) {
                transfers.add(graph.out[slot]);
                payees.add(graph.outTo[slot]);
            }
        }
        found.add(new Pattern(
                Pattern.Kind.GATHER_SCATTER,
                distinct(payers),
                IntArrayList.of(account),
                distinct(payees),
                distinct(transfers)));
    }

    private void add(Pattern.Kind kind, IntArrayList payers, Legs of, IntArrayList best, IntArrayList payees) {
        var middle = new IntArrayList();
        var transfers = new IntArrayList();
        for (int i = 0; i < best.size(); i++) {
            middle.add(of.middle(best.getInt(i)));
            of.addTransfers(best.getInt(i), transfers);
        }
        found.add(new Pattern(kind, payers, middle, payees, distinct(transfers)));
    }

    private static IntArrayList distinct(IntArrayList numbers) {
        numbers.sort(null);
        int kept = 0;
        for (int i = 0; i < numbers.size(); i++) {
            if (kept == 0 || numbers.getInt(i) != numbers.getInt(kept - 1)) {
                numbers.set(kept++, numbers.getInt(i));
            }
        }
        numbers.size(kept);
        return numbers;
    }

    private boolean isTooMany(int transfers) {
        leftOut += transfers > parameters.maxTransfers() ? 1 : 0;
        return transfers > parameters.maxTransfers();
    }

    private int startOf(int begin, int end, long time) {
        int low = begin;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (graph.time[graph.in[middle]] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int endOf(int begin, int end, int[] row, long time) {
        int low = begin;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (graph.time[row[middle]] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
