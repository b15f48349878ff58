package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Splits a history whose labels carry no time: by a hash of each account's group, so that a ring falls on one side; of
 * the account itself where one group holds too much of the whole to be on any side.
 */
final class HashedSplit implements Assignment {
    private static final double LARGEST_GROUP = 0.1;
    private static final int PARTS = 10_000;

    private final int[] groups;
    private final boolean byAccount;
    private final TrainingSetParameters parameters;

    private HashedSplit(int[] groups, boolean byAccount, TrainingSetParameters parameters) {
        this.groups = groups;
        this.byAccount = byAccount;
        this.parameters = parameters;
    }

    static HashedSplit of(GraphView end, TrainingSetParameters parameters) {
        int[] groups = AccountGroups.find(end, parameters.groupCap());
        int[] sizes = new int[groups.length];
        int accounts = 0;
        int largest = 0;
        for (int node = 0; node < groups.length; node++) {
            if (end.isAccount(node)) {
                accounts++;
                largest = Math.max(largest, ++sizes[groups[node]]);
            }
        }
        return new HashedSplit(groups, largest > LARGEST_GROUP * accounts, parameters);
    }

    @Override
    public Split split(GraphView end, int account, int payment) {
        var hash = new CRC32C();
        int named = byAccount ? account : groups[account];
        hash.update((parameters.seed() + ":" + end.entity(named).id()).getBytes(StandardCharsets.UTF_8));
        double place = (double) (hash.getValue() % PARTS) / PARTS;
        if (place < parameters.period().trainShare()) {
            return Split.TRAIN;
        }
        return place < parameters.period().trainShare() + parameters.period().validationShare()
                ? Split.VALIDATION
                : Split.TEST;
    }
}
