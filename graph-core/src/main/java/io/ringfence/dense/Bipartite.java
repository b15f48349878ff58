package io.ringfence.dense;

import io.ringfence.projection.Incidence;
import io.ringfence.projection.Projection;
import java.util.BitSet;

/**
 * Accounts, entities, and the ties between them, in compressed rows. Account i is node i and entity j is node
 * accounts + j. A tie weighs 1 / ln(sharers + 5) by the sharers of its entity, so that a popular entity is no
 * camouflage; weights are rounded to multiples of 2⁻²⁰, so that their sums are exact and no result depends on the order
 * in which they are summed.
 *
 * <p>Memory: 4(accounts + 2 entities) + 8 ties bytes. At most 2³⁰ ties. Immutable.
 */
public final class Bipartite {
    /** One, in units of a weight. */
    static final double ONE = 1 << 20;

    final int accounts;
    final int entities;
    final int[] offsets; // of node u: its row is offsets[u] to offsets[u + 1] - 1
    final int[] neighbours;
    final int[] weights; // of a tie of entity j

    Bipartite(int accounts, int[] offsets, int[] neighbours, int[] weights) {
        this.accounts = accounts;
        this.entities = weights.length;
        this.offsets = offsets;
        this.neighbours = neighbours;
        this.weights = weights;
    }

    /**
     * The graph of the ties {@code {account[i], entity[i]}}, 0 ≤ account &lt; accounts and 0 ≤ entity &lt; entities; a
     * repeated tie counts once. O(accounts + entities + ties) by counting sorts.
     *
     * @throws IllegalArgumentException if the arrays differ in length or a number is out of range
     */
    public static Bipartite of(int accounts, int entities, int[] account, int[] entity) {
        if (account.length != entity.length) {
            throw new IllegalArgumentException(
                    "a tie has two ends, got " + account.length + " accounts and " + entity.length + " entities");
        }
        int[] begins = new int[entities + 1];
        for (int i = 0; i < account.length; i++) {
            if (account[i] < 0 || account[i] >= accounts || entity[i] < 0 || entity[i] >= entities) {
                throw new IllegalArgumentException("accounts must be 0 to " + (accounts - 1) + " and entities 0 to "
                        + (entities - 1) + ", got " + account[i] + " and " + entity[i]);
            }
            begins[entity[i] + 1]++;
        }
        accumulate(begins);
        int[] sharers = new int[account.length];
        for (int i = 0; i < account.length; i++) {
            sharers[begins[entity[i]]++] = account[i];
        }
        System.arraycopy(begins, 0, begins, 1, entities);
        begins[0] = 0;
        return ofSharers(accounts, begins, sharers);
    }

    /** The ties of the usable entities of an incidence; entity numbers are those of the incidence. */
    public static Bipartite of(Incidence incidence, BitSet usable) {
        int entities = incidence.entityCount();
        int[] begins = new int[entities + 1];
        for (int entity = 0; entity < entities; entity++) {
            begins[entity + 1] = begins[entity] + (usable.get(entity) ? incidence.sharers(entity) : 0);
        }
        int[] sharers = new int[begins[entities]];
        for (int entity = usable.nextSetBit(0); entity >= 0; entity = usable.nextSetBit(entity + 1)) {
            int begin = incidence.begin(entity);
            for (int i = 0; i < begins[entity + 1] - begins[entity]; i++) {
                sharers[begins[entity] + i] = incidence.account(begin + i);
            }
        }
        return ofSharers(incidence.accountCount(), begins, sharers);
    }

    /**
     * The ties of a projection whose nodes below {@code accounts} are accounts and whose others are entities.
     *
     * @throws IllegalArgumentException if an edge joins two entities
     */
    public static Bipartite of(Projection graph, int accounts) {
        int entities = graph.nodeCount() - accounts;
        int[] begins = new int[entities + 1];
        for (int entity = 0; entity < entities; entity++) {
            begins[entity + 1] = Math.addExact(begins[entity], graph.degree(accounts + entity));
        }
        int[] sharers = new int[begins[entities]];
        for (int node = accounts, next = 0; node < graph.nodeCount(); node++) {
            int end = graph.end(node);
            for (int slot = graph.begin(node); slot < end; slot++) {
                int account = graph.neighbour(node, slot);
                if (account >= accounts) {
                    throw new IllegalArgumentException("an edge joins the entities " + account + " and " + node);
                }
                sharers[next++] = account;
            }
        }
        return ofSharers(accounts, begins, sharers);
    }

    /** From the accounts of each entity, in any order, repeats allowed. */
    private static Bipartite ofSharers(int accounts, int[] begins, int[] sharers) {
        int entities = begins.length - 1;
        int[] rows = new int[accounts + 1];
        for (int account : sharers) {
            rows[account + 1]++;
        }
        accumulate(rows);
        int[] byAccount = new int[sharers.length]; // entities, ascending in each row
        int[] next = rows.clone();
        for (int entity = 0; entity < entities; entity++) {
            for (int i = begins[entity]; i < begins[entity + 1]; i++) {
                byAccount[next[sharers[i]]++] = entity;
            }
        }
        int[] offsets = new int[accounts + entities + 1];
        int ties = 0;
        for (int account = 0; account < accounts; account++) {
            int begin = rows[account];
            int end = next[account];
            for (int i = begin; i < end; i++) {
                if (i == begin || byAccount[i] != byAccount[i - 1]) {
                    byAccount[ties++] = byAccount[i];
                    offsets[accounts + byAccount[i] + 1]++;
                }
            }
            offsets[account + 1] = ties;
        }
        return transposed(accounts, offsets, byAccount, ties);
    }

    private static Bipartite transposed(int accounts, int[] offsets, int[] byAccount, int ties) {
        int entities = offsets.length - 1 - accounts;
        int[] weights = new int[entities];
        for (int entity = 0; entity < entities; entity++) {
            int sharers = offsets[accounts + entity + 1];
            weights[entity] = weight(sharers);
            offsets[accounts + entity + 1] = offsets[accounts + entity] + sharers;
        }
        int[] neighbours = new int[2 * ties];
        int[] next = new int[entities];
        System.arraycopy(offsets, accounts, next, 0, entities);
        for (int account = 0; account < accounts; account++) {
            for (int slot = offsets[account]; slot < offsets[account + 1]; slot++) {
                int entity = byAccount[slot];
                neighbours[slot] = accounts + entity;
                neighbours[next[entity]++] = account;
            }
        }
        return new Bipartite(accounts, offsets, neighbours, weights);
    }

    private static void accumulate(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    /** The weight of a tie of an entity, in units of 2⁻²⁰. */
    static int weight(int sharers) {
        return (int) Math.round(ONE / Math.log(sharers + 5.0));
    }

    /** The weight of each tie of a node and a neighbour. */
    int weight(int node, int neighbour) {
        return weights[Math.max(node, neighbour) - accounts];
    }

    int nodes() {
        return accounts + entities;
    }

    /** Accounts. */
    public int accountCount() {
        return accounts;
    }

    /** Entities. */
    public int entityCount() {
        return entities;
    }

    /** Ties, each once. */
    public int tieCount() {
        return neighbours.length / 2;
    }
}
