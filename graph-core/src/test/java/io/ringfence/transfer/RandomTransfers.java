package io.ringfence.transfer;

import java.util.Random;

/** Small random transfer graphs: equal times, parallel transfers, transfers to oneself, one hub, no transfer at all. */
final class RandomTransfers {
    private RandomTransfers() {}

    static TransferGraph any(int maxAccounts, int maxTransfers, long seed) {
        var random = new Random(seed);
        int accounts = 1 + random.nextInt(maxAccounts);
        int m = random.nextInt(10) == 0 ? 0 : random.nextInt(maxTransfers + 1);
        boolean hub = random.nextInt(4) == 0;
        int times = 1 + random.nextInt(random.nextBoolean() ? 4 : 40);
        int[] payer = new int[m];
        int[] payee = new int[m];
        long[] time = new long[m];
        long[] amount = new long[m];
        for (int i = 0; i < m; i++) {
            payer[i] = hub && random.nextBoolean() ? 0 : random.nextInt(accounts);
            payee[i] = hub && random.nextBoolean() ? 0 : random.nextInt(accounts);
            time[i] = random.nextInt(times);
            amount[i] = 1L + random.nextInt(5);
        }
        return TransferGraph.of(accounts, payer, payee, time, amount);
    }
}
