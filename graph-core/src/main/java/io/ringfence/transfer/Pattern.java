package io.ringfence.transfer;

import it.unimi.dsi.fastutil.ints.IntImmutableList;
import it.unimi.dsi.fastutil.ints.IntList;

/**
 * A pattern of transfers among several accounts, with the transfers that make it.
 *
 * @param kind      its shape
 * @param payers    accounts that the money comes from, ascending
 * @param middle    accounts that it passes through or, in a bipartite pattern, reaches; ascending
 * @param payees    accounts that it ends at, ascending; none in a bipartite pattern
 * @param transfers its transfers, ascending
 */
public record Pattern(Kind kind, IntList payers, IntList middle, IntList payees, IntList transfers) {
    /** The shapes. */
    public enum Kind {
        /** One payer, several in the middle, one payee. */
        SCATTER_GATHER,
        /** Several payers, one in the middle, several payees. */
        GATHER_SCATTER,
        /** Two payers who pay the same several accounts. */
        BIPARTITE,
        /** Two payers, several in the middle whom both pay, two payees whom all in the middle pay. */
        STACK
    }

    public Pattern {
        payers = new IntImmutableList(payers);
        middle = new IntImmutableList(middle);
        payees = new IntImmutableList(payees);
        transfers = new IntImmutableList(transfers);
    }
}
