package io.ringfence.ring;

import io.ringfence.algorithm.DisjointSets;
import io.ringfence.transfer.TransferGraph;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.function.Consumer;

/** Accounts between which money went on within a short time: transfers at one account, one soon after the other. */
final class Flows {
    /** Within which one transfer at an account follows another of the same flow. */
    private static final long[] GAPS = {Population.DAY, 3 * Population.DAY, 7 * Population.DAY};

    private Flows() {}

    /** The median amount of all transfers, in cents; 0 where there are none. */
    static long usualAmount(TransferGraph transfers) {
        long[] amounts = new long[transfers.size()];
        Arrays.setAll(amounts, transfers::amount);
        Arrays.sort(amounts);
        return amounts.length == 0 ? 0 : amounts[amounts.length / 2];
    }

    /** Proposes the accounts of each flow, of all transfers and of those of at least the usual amount. */
    static void propose(TransferGraph transfers, long usualAmount, Consumer<int[]> propose) {
        for (long gap : GAPS) {
            propose(transfers, flows(transfers, gap, 0), propose);
            propose(transfers, flows(transfers, gap, usualAmount), propose);
        }
    }

    private static void propose(TransferGraph transfers, DisjointSets flows, Consumer<int[]> propose) {
        for (int[] flow : flows.groups(2)) {
            var accounts = new IntOpenHashSet();
            for (int transfer : flow) {
                accounts.add(transfers.payer(transfer));
                accounts.add(transfers.payee(transfer));
            }
            propose.accept(accounts.toIntArray());
        }
    }

    private static DisjointSets flows(TransferGraph transfers, long gap, long least) {
        var flows = new DisjointSets(transfers.size());
        for (int account = 0; account < transfers.accountCount(); account++) {
            int before = -1;
            int in = 0;
            int out = 0;
            while (in < transfers.inCount(account) || out < transfers.outCount(account)) {
                boolean incoming = out == transfers.outCount(account)
                        || (in < transfers.inCount(account)
                                && transfers.time(transfers.in(account, in))
                                        <= transfers.time(transfers.out(account, out)));
                int transfer = incoming ? transfers.in(account, in++) : transfers.out(account, out++);
                if (transfers.amount(transfer) < least) {
                    continue;
                }
                if (before >= 0 && transfers.time(transfer) - transfers.time(before) <= gap) {
                    flows.union(before, transfer);
                }
                before = transfer;
            }
        }
        return flows;
    }
}
