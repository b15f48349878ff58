package io.ringfence.ring;

import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.function.Consumer;

/** Accounts that came to one entity in a row with short gaps. */
final class Bursts {
    private static final long GAP = 2 * Population.DAY;

    private Bursts() {}

    /** Proposes the accounts of some ties of one entity, all of them and each burst; sorts the ties by time. */
    static void propose(Incidence incidence, int[] ties, Consumer<int[]> propose) {
        propose.accept(accounts(incidence, ties, 0, ties.length));
        IntArrays.mergeSort(ties, (one, other) -> Long.compare(incidence.first(one), incidence.first(other)));
        int begin = 0;
        for (int i = 1; i <= ties.length; i++) {
            if (i == ties.length || incidence.first(ties[i]) - incidence.first(ties[i - 1]) > GAP) {
                propose.accept(accounts(incidence, ties, begin, i));
                begin = i;
            }
        }
    }

    private static int[] accounts(Incidence incidence, int[] ties, int begin, int end) {
        int[] accounts = new int[end - begin];
        for (int i = begin; i < end; i++) {
            accounts[i - begin] = incidence.account(ties[i]);
        }
        return accounts;
    }
}
