package io.ringfence.benchmark;

import java.util.Arrays;

/**
 * Links of accounts and identifiers with heavy-tailed sharing, households and planted rings; the {@code entity} input of
 * the benchmarks. Accounts are 0..A−1; identifiers A..A+I−1: 35 % devices, 40 % cards, 15 % IPs, 10 % phones. Ids are
 * permuted, so they have no locality at all: the worst case for caches. Links are distinct, ordered by account, then
 * identifier. Deterministic by seed.
 *
 * @param nodes accounts and identifiers
 * @param from  account of each link
 * @param to    identifier of each link
 * @param ring  planted ring of each node, or −1
 */
public record EntityLinks(int nodes, int[] from, int[] to, int[] ring) {
    private static final double[] SHARE = {0.35, 0.40, 0.15, 0.10};
    private static final double[] TAIL = {0.45, 0.25, 0.75, 0.40};
    private static final double[] PRIVATE = {0.55, 0.75, 0.25, 0.2};
    private static final double[] ORGANIC = {0.30, 0.62, 0.88, 1.0};
    private static final int CARD = 1;

    /** Two million accounts, three million identifiers, 10.1 million links, 3,000 rings. */
    public static EntityLinks large() {
        return generate(2_000_000, 3_000_000, 10_000_000, 3_000);
    }

    /** A world of these sizes, seed 42. */
    public static EntityLinks generate(int accounts, int identifiers, int links, int rings) {
        return new Generator(accounts, identifiers, links, 42).run(rings);
    }

    private static final class Generator {
        private final int accounts;
        private final int identifiers;
        private final int links;
        private final int[] base = new int[SHARE.length + 1]; // first identifier of each type, counted from 0
        private final int[] popularity; // identifiers by falling popularity within their type
        private final int[] owners;
        private final int[] ring;
        private final int[] nextPrivate = new int[SHARE.length];
        private long[] pairs;
        private int size;
        private long state;

        Generator(int accounts, int identifiers, int links, long seed) {
            this.accounts = accounts;
            this.identifiers = identifiers;
            this.links = links;
            state = seed;
            for (int type = 0; type < SHARE.length - 1; type++) {
                base[type + 1] = base[type] + (int) Math.round(identifiers * SHARE[type]);
            }
            base[SHARE.length] = identifiers;
            pairs = new long[(int) (links * 1.15) + 4_000_000];
            popularity = identity(identifiers);
            for (int type = 0; type < SHARE.length; type++) {
                shuffle(popularity, base[type], base[type + 1]);
            }
            owners = identity(accounts);
            shuffle(owners, 0, accounts);
            ring = new int[accounts + identifiers];
            Arrays.fill(ring, -1);
        }

        EntityLinks run(int rings) {
            households();
            rings(rings);
            int want = (int) (links * 1.012);
            while (size < want) {
                organic();
            }
            Arrays.parallelSort(pairs, 0, size);
            int distinct = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || pairs[i] != pairs[i - 1]) {
                    pairs[distinct++] = pairs[i];
                }
            }
            int[] from = new int[distinct];
            int[] to = new int[distinct];
            for (int i = 0; i < distinct; i++) {
                from[i] = (int) (pairs[i] >>> 32);
                to[i] = (int) pairs[i];
            }
            pairs = new long[0];
            return new EntityLinks(accounts + identifiers, from, to, ring);
        }

        private void households() {
            for (int type = 0; type < SHARE.length; type++) {
                nextPrivate[type] = base[type + 1] - 1;
            }
            int first = 0;
            while (first < accounts) {
                double draw = unit();
                int people = draw < 0.55 ? 1 : draw < 0.8 ? 2 : draw < 0.93 ? 3 : 4;
                people = Math.min(people, accounts - first);
                for (int type = 0; type < SHARE.length; type++) {
                    if (type == CARD) {
                        cards(first, people);
                    } else if (unit() < PRIVATE[type] && hasPrivate(type)) {
                        share(first, people, type);
                    }
                }
                first += people;
            }
        }

        private void cards(int first, int people) {
            for (int i = 0; i < people; i++) {
                if (unit() < PRIVATE[CARD] && hasPrivate(CARD)) {
                    share(first + i, 1, CARD);
                }
            }
            if (people > 1 && unit() < 0.3 && hasPrivate(CARD)) {
                share(first, people, CARD);
            }
        }

        private boolean hasPrivate(int type) {
            return nextPrivate[type] > base[type] + (int) ((base[type + 1] - base[type]) * 0.2);
        }

        private void share(int first, int people, int type) {
            int identifier = accounts + popularity[nextPrivate[type]--];
            for (int i = 0; i < people; i++) {
                link(owners[first + i], identifier);
            }
        }

        private void rings(int rings) {
            boolean[] used = new boolean[accounts];
            for (int number = 0; number < rings; number++) {
                int members = 8 + (int) (52 * Math.pow(unit(), 2.2));
                int shared = Math.max(2, members / 4 + below(4));
                double density = 0.25 + 0.65 * unit();
                int[] of = new int[members];
                for (int i = 0; i < members; i++) {
                    do {
                        of[i] = below(accounts);
                    } while (used[of[i]]);
                    used[of[i]] = true;
                    ring[of[i]] = number;
                }
                int[] ids = new int[shared];
                for (int i = 0; i < shared; i++) {
                    int type = Math.min(3, (int) (unit() * 3.2));
                    int low = base[type] + (int) ((base[type + 1] - base[type]) * 0.2);
                    do {
                        ids[i] = accounts + popularity[low + below(base[type + 1] - low)];
                    } while (ring[ids[i]] >= 0);
                    ring[ids[i]] = number;
                }
                for (int account : of) {
                    int before = size;
                    for (int id : ids) {
                        if (unit() < density) {
                            link(account, id);
                        }
                    }
                    if (size == before) {
                        link(account, ids[below(shared)]);
                    }
                }
            }
        }

        private void organic() {
            double draw = unit();
            int type = 0;
            while (draw >= ORGANIC[type] && type < ORGANIC.length - 1) {
                type++;
            }
            int span = base[type + 1] - base[type];
            int identifier = accounts + popularity[base[type] + zipf(span, TAIL[type])];
            link(owners[zipf(accounts, 0.12)], identifier);
        }

        private void link(int account, int identifier) {
            pairs[size++] = (long) account << 32 | identifier;
        }

        private long next() {
            state += 0x9E3779B97F4A7C15L;
            long z = state;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }

        private double unit() {
            return (next() >>> 11) * 0x1.0p-53;
        }

        private int below(int bound) {
            return (int) Long.remainderUnsigned(next(), bound);
        }

        /** A bounded power law by inverse transform: 0 is drawn most. */
        private int zipf(int bound, double exponent) {
            double e = 1 - exponent;
            double x = Math.pow(unit() * (Math.pow(bound, e) - 1) + 1, 1 / e);
            return Math.clamp((int) x - 1, 0, bound - 1);
        }

        private void shuffle(int[] array, int begin, int end) {
            for (int i = end - 1; i > begin; i--) {
                int j = begin + below(i - begin + 1);
                int kept = array[i];
                array[i] = array[j];
                array[j] = kept;
            }
        }

        private static int[] identity(int size) {
            int[] array = new int[size];
            Arrays.setAll(array, i -> i);
            return array;
        }
    }
}
