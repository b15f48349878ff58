package io.ringfence.embeddings.gnn;

import io.ringfence.feature.NeighbourhoodSampler;
import io.ringfence.feature.Sample;
import io.ringfence.feature.TransferSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up samples whose label hangs on one number of the neighbours of their first relation, on average, alone. */
record Worlds(List<Sample> samples, boolean[] fraud) {
    private static final int ACCOUNT = new TransferSampler().rootDim() - NeighbourhoodSampler.ROOT_EXTRA;
    private static final int ROOT = ACCOUNT + NeighbourhoodSampler.ROOT_EXTRA;
    private static final int OWN = NeighbourhoodSampler.OWN_DIM;

    static int dimension(Network network) {
        return switch (network) {
            case SAGE -> OWN + ACCOUNT;
            case WAVE -> OWN + 2 * ACCOUNT;
            case TRANSFERS -> new TransferSampler().relationDim();
        };
    }

    static NetworkTask task(Network network, int train, int validation) {
        Worlds first = of(network, train, 1);
        Worlds second = of(network, validation, 2);
        return new NetworkTask(
                network, List.of(), dimension(network), first.samples, first.fraud, second.samples, second.fraud);
    }

    static Worlds of(Network network, int size, long seed) {
        var random = new SplittableRandom(seed);
        var samples = new ArrayList<Sample>();
        boolean[] fraud = new boolean[size];
        for (int i = 0; i < size; i++) {
            float[] root = gaussian(random, ROOT);
            root[ROOT - 1] = random.nextInt(5) == 0 ? Float.NaN : 1;
            float[][] rows = new float[2][];
            int[][] nodes = new int[2][];
            double mean = 0;
            for (int relation = 0; relation < 2; relation++) {
                int count = random.nextInt(5);
                rows[relation] = gaussian(random, count * dimension(network));
                nodes[relation] = random.ints(count, 0, 1000).toArray();
                for (int row = 0; row < count; row++) {
                    int from = row * dimension(network);
                    mean += relation == 0 ? rows[0][from + 2] / count : 0;
                    if (network == Network.TRANSFERS) {
                        fillEdges(random, rows[relation], from);
                    }
                }
            }
            samples.add(Sample.of(root, rows, nodes));
            fraud[i] = mean > 0.25;
        }
        return new Worlds(samples, fraud);
    }

    /** As a sampler leaves them: 1 where there is an edge, zeros from the first that is not there on. */
    private static void fillEdges(SplittableRandom random, float[] rows, int from) {
        rows[from] = 1;
        int nested = from + TransferSampler.EDGE_DIM + ACCOUNT;
        for (int direction = 0; direction < 2; direction++) {
            int there = random.nextInt(TransferSampler.NESTED + 1);
            for (int i = 0; i < TransferSampler.NESTED; i++) {
                int edge = nested + (direction * TransferSampler.NESTED + i) * TransferSampler.EDGE_DIM;
                if (i < there) {
                    rows[edge] = 1;
                } else {
                    java.util.Arrays.fill(rows, edge, edge + TransferSampler.EDGE_DIM, 0);
                }
            }
        }
    }

    private static float[] gaussian(SplittableRandom random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
