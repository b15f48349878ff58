package io.ringfence.dense;

import io.ringfence.algorithm.DisjointSets;
import io.ringfence.community.Communities;
import io.ringfence.graph.RunControl;
import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Groups of accounts and entities that are tied more densely than anything else, found by peeling: the node with the
 * least weight goes first, and the densest moment is kept. An entity's ties weigh 1 / ln(sharers + 5), so that popular
 * entities are no camouflage. Density is weight per node; what is found has at least half of the best density there is.
 *
 * <p>Peeling starts from each connected component on its own, and again on what is left of it, at most
 * {@code maxBlocks} times each; O(ties log ties) per round. Deterministic.
 *
 * @see <a href="https://doi.org/10.1145/2939672.2939747">Hooi et al., FRAUDAR, 2016</a>
 */
public final class DenseBlocks {
    /**
     * One block.
     *
     * @param accounts account numbers, ascending
     * @param entities entity numbers, ascending
     * @param density  weight inside per node, above 0
     */
    public record Block(List<Integer> accounts, List<Integer> entities, double density) {
        public Block {
            accounts = List.copyOf(accounts);
            entities = List.copyOf(entities);
        }
    }

    private final Incidence incidence;
    private final BitSet usable;
    private final BitSet gone; // ties that an earlier block took

    private DenseBlocks(Incidence incidence, BitSet usable) {
        this.incidence = incidence;
        this.usable = usable;
        gone = new BitSet(incidence.tieCount());
    }

    /**
     * Finds blocks of at least 3 accounts and 2 entities.
     *
     * @param usable    entities to look at, by number
     * @param maxBlocks most blocks per component, at least 1
     * @param control   called once per component
     */
    public static List<Block> find(Incidence incidence, BitSet usable, int maxBlocks, RunControl control) {
        if (maxBlocks < 1) {
            throw new IllegalArgumentException("maxBlocks must be at least 1, got " + maxBlocks);
        }
        return new DenseBlocks(incidence, usable).run(maxBlocks, control);
    }

    private List<Block> run(int maxBlocks, RunControl control) {
        int accounts = incidence.accountCount();
        var sets = new DisjointSets(accounts + incidence.entityCount());
        for (int entity = usable.nextSetBit(0); entity >= 0; entity = usable.nextSetBit(entity + 1)) {
            for (int tie = incidence.begin(entity); tie < incidence.end(entity); tie++) {
                sets.union(incidence.account(tie), accounts + entity);
            }
        }
        int[] labels = Arrays.copyOf(sets.labels(), accounts);
        var blocks = new ArrayList<Block>();
        List<int[]> components = Communities.ofLabels(labels).members();
        for (int i = 0; i < components.size(); i++) {
            control.check("dense blocks", i, components.size());
            int[] members = components.get(i);
            for (int round = 0; members.length >= 3 && round < maxBlocks; round++) {
                var peeling = new Peeling(members);
                Block block = peeling.run();
                if (block == null) {
                    break;
                }
                if (block.accounts().size() >= 3 && block.entities().size() >= 2) {
                    blocks.add(block);
                }
                peeling.take(block);
            }
        }
        return blocks;
    }

    /** One peeling of one component; a heap with stale entries, each node pushed again when it gets lighter. */
    private final class Peeling {
        private final int[] members;
        private final int[] entities;
        private final Int2IntOpenHashMap place;

        Peeling(int[] members) {
            this.members = members;
            var seen = new IntLinkedOpenHashSet();
            for (int account : members) {
                for (int i = 0; i < incidence.degree(account); i++) {
                    int tie = incidence.tie(account, i);
                    if (usable.get(incidence.entity(tie)) && !gone.get(tie)) {
                        seen.add(incidence.entity(tie));
                    }
                }
            }
            entities = seen.toIntArray();
            Arrays.sort(entities);
            place = new Int2IntOpenHashMap(entities.length);
            for (int i = 0; i < entities.length; i++) {
                place.put(entities[i], i);
            }
        }

        double weight(int entity) {
            return 1 / Math.log(incidence.sharers(entity) + 5.0);
        }

        @Nullable
        Block run() {
            int nodes = members.length + entities.length;
            double[] priority = new double[nodes];
            double total = 0;
            int[][] rows = rows();
            for (int i = 0; i < members.length; i++) {
                for (int entity : rows[i]) {
                    double weight = weight(entities[entity]);
                    priority[i] += weight;
                    priority[members.length + entity] += weight;
                    total += weight;
                }
            }
            if (total == 0) {
                return null;
            }
            int[] order = peel(rows, priority.clone());
            double best = total / nodes;
            int kept = 0; // how many of the order are peeled at the densest moment
            boolean[] peeled = new boolean[nodes];
            for (int i = 0; i < order.length - 1; i++) {
                total -= remaining(rows, order[i], peeled);
                peeled[order[i]] = true;
                double density = total / (nodes - i - 1);
                if (density > best + 1e-12) {
                    best = density;
                    kept = i + 1;
                }
            }
            return block(order, kept, best);
        }

        private int[][] rows() {
            int[][] rows = new int[members.length + entities.length][];
            var lists = new IntArrayList[entities.length];
            for (int i = 0; i < members.length; i++) {
                var row = new IntArrayList();
                for (int j = 0; j < incidence.degree(members[i]); j++) {
                    int tie = incidence.tie(members[i], j);
                    if (usable.get(incidence.entity(tie)) && !gone.get(tie)) {
                        int entity = place.get(incidence.entity(tie));
                        row.add(entity);
                        if (lists[entity] == null) {
                            lists[entity] = new IntArrayList();
                        }
                        lists[entity].add(i);
                    }
                }
                rows[i] = row.toIntArray();
            }
            for (int i = 0; i < entities.length; i++) {
                rows[members.length + i] = lists[i].toIntArray();
            }
            return rows;
        }

        private int[] peel(int[][] rows, double[] priority) {
            int nodes = rows.length;
            var heap = new PriorityQueue<Entry>(nodes);
            for (int i = 0; i < nodes; i++) {
                heap.add(new Entry(priority[i], i));
            }
            boolean[] peeled = new boolean[nodes];
            int[] order = new int[nodes];
            int size = 0;
            while (size < nodes) {
                Entry entry = heap.remove();
                if (peeled[entry.node] || entry.priority != priority[entry.node]) {
                    continue;
                }
                peeled[entry.node] = true;
                order[size++] = entry.node;
                boolean isAccount = entry.node < members.length;
                for (int other : rows[entry.node]) {
                    int node = isAccount ? members.length + other : other;
                    if (!peeled[node]) {
                        priority[node] -= weight(entities[isAccount ? other : entry.node - members.length]);
                        heap.add(new Entry(priority[node], node));
                    }
                }
            }
            return order;
        }

        private double remaining(int[][] rows, int node, boolean[] peeled) {
            boolean isAccount = node < members.length;
            double sum = 0;
            for (int other : rows[node]) {
                if (!peeled[isAccount ? members.length + other : other]) {
                    sum += weight(entities[isAccount ? other : node - members.length]);
                }
            }
            return sum;
        }

        private Block block(int[] order, int kept, double density) {
            var accounts = new ArrayList<Integer>();
            var shared = new ArrayList<Integer>();
            for (int i = kept; i < order.length; i++) {
                if (order[i] < members.length) {
                    accounts.add(members[order[i]]);
                } else {
                    shared.add(entities[order[i] - members.length]);
                }
            }
            accounts.sort(null);
            shared.sort(null);
            return new Block(accounts, shared, density);
        }

        void take(Block block) {
            for (int account : block.accounts()) {
                for (int entity : block.entities()) {
                    int tie = incidence.tieOf(account, entity);
                    if (tie >= 0) {
                        gone.set(tie);
                    }
                }
            }
        }
    }

    private record Entry(double priority, int node) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byPriority = Double.compare(priority, other.priority);
            return byPriority != 0 ? byPriority : Integer.compare(node, other.node);
        }
    }
}
