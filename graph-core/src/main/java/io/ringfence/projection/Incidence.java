package io.ringfence.projection;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Which accounts were seen with which entities, parallel links folded into one <em>tie</em> with its first and last
 * event time and their number. Accounts are 0..a−1 and entities 0..e−1 in an order of content, whatever the order in
 * which rows arrived. Links between accounts are not here. Placeholders are marked, never dropped.
 *
 * <p>Built in O(links log links of an account) on the run's threads; 32 bytes per tie, and 24 more while building.
 * Immutable.
 */
public final class Incidence {
    private static final int GRAIN = 1 << 12;

    private final GraphView view;
    private final int[] accountNodes;
    private final int[] entityNodes;
    private final int[] placeOf; // node -> account or entity number; empty of a part
    private final Int2IntOpenHashMap placeInPart; // the same of a part; empty of a whole
    private final byte[] type; // of an entity
    private final boolean[] placeholder;
    private final int[] entityOffsets; // ties of an entity, by account
    private final int[] sharersOfAll; // of a part: accounts of the whole that share an entity; else empty
    private final int[] tieAccount;
    private final int[] tieEntity;
    private final long[] tieFirst;
    private final long[] tieLast;
    private final int[] tieCount;
    private final int[] accountOffsets; // ties of an account, by entity
    private final int[] accountTies;

    private Incidence(GraphView view, RunControl control) {
        this.view = view;
        int n = view.nodeCount();
        var accounts = new IntArrayList();
        var entities = new IntArrayList();
        for (int node = 0; node < n; node++) {
            (view.isAccount(node) ? accounts : entities).add(node);
        }
        accountNodes = accounts.toIntArray();
        entityNodes = entities.toIntArray();
        CanonicalOrder.sort(view, accountNodes, control);
        CanonicalOrder.sort(view, entityNodes, control);
        placeOf = new int[n];
        placeInPart = new Int2IntOpenHashMap(0);
        sharersOfAll = new int[0];
        for (int i = 0; i < accountNodes.length; i++) {
            placeOf[accountNodes[i]] = i;
        }
        placeholder = new boolean[entityNodes.length];
        control.forRanges("entities", entityNodes.length, GRAIN, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                placeOf[entityNodes[i]] = i;
                var type = view.graph().types().get(view.typeOf(entityNodes[i]));
                placeholder[i] = Placeholders.is(view.entity(entityNodes[i]), type);
            }
        });
        type = types();
        var ties = new TieFold(view, accountNodes, entityNodes.length, placeOf, control);
        accountOffsets = ties.accountOffsets;
        accountTies = ties.accountTies;
        entityOffsets = ties.entityOffsets;
        tieAccount = ties.account;
        tieEntity = ties.entity;
        tieFirst = ties.first;
        tieLast = ties.last;
        tieCount = ties.count;
        control.check("ties", accountNodes.length, accountNodes.length);
    }

    private byte[] types() {
        byte[] types = new byte[entityNodes.length];
        for (int entity = 0; entity < types.length; entity++) {
            types[entity] = (byte) view.typeOf(entityNodes[entity]);
        }
        return types;
    }

    /**
     * Some accounts and entities of a view, and the ties among them.
     *
     * @param accounts   nodes
     * @param entities   nodes
     * @param sharers    accounts of the whole view that each entity was seen with
     * @param unknown    which entities are placeholders
     * @param tieAccount places in {@code accounts}; ties by entity, then account
     * @param tieEntity  places in {@code entities}
     * @param first      event time of the first link of each tie, in epoch milliseconds
     * @param last       of its last link
     * @param count      its links
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not kept by the caller
    public record Part(
            int[] accounts,
            int[] entities,
            int[] sharers,
            boolean[] unknown,
            int[] tieAccount,
            int[] tieEntity,
            long[] first,
            long[] last,
            int[] count) {}

    private Incidence(GraphView view, Part part) {
        this.view = view;
        accountNodes = part.accounts;
        entityNodes = part.entities;
        placeOf = new int[0];
        placeInPart = new Int2IntOpenHashMap(accountNodes.length + entityNodes.length);
        placeInPart.defaultReturnValue(-1);
        for (int i = 0; i < accountNodes.length; i++) {
            placeInPart.put(accountNodes[i], i);
        }
        for (int i = 0; i < entityNodes.length; i++) {
            placeInPart.put(entityNodes[i], i);
        }
        placeholder = part.unknown;
        type = types();
        sharersOfAll = part.sharers;
        tieAccount = part.tieAccount;
        tieEntity = part.tieEntity;
        tieFirst = part.first;
        tieLast = part.last;
        tieCount = part.count;
        entityOffsets = new int[entityNodes.length + 1];
        for (int entity : tieEntity) {
            entityOffsets[entity + 1]++;
        }
        accumulate(entityOffsets);
        accountOffsets = new int[accountNodes.length + 1];
        accountTies = new int[tieAccount.length];
        transpose();
    }

    /**
     * The ties of a part of a view, in O(ties). What is asked by number is of the part, but for {@link #sharers}: how
     * many share an entity in the whole.
     */
    public static Incidence of(GraphView view, Part part) {
        return new Incidence(view, part);
    }

    /** The ties of a view. */
    public static Incidence of(GraphView view, RunControl control) {
        return new Incidence(view, control);
    }

    private void transpose() {
        for (int account : tieAccount) {
            accountOffsets[account + 1]++;
        }
        accumulate(accountOffsets);
        int[] next = Arrays.copyOf(accountOffsets, accountOffsets.length);
        for (int tie = 0; tie < tieAccount.length; tie++) {
            accountTies[next[tieAccount[tie]]++] = tie;
        }
    }

    private static void accumulate(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    /** The view that this was built from. */
    public GraphView view() {
        return view;
    }

    /** Accounts. */
    public int accountCount() {
        return accountNodes.length;
    }

    /** Entities other than accounts. */
    public int entityCount() {
        return entityNodes.length;
    }

    /** Ties. */
    public int tieCount() {
        return tieAccount.length;
    }

    /** The node of an account. */
    public int accountNode(int account) {
        return accountNodes[account];
    }

    /** The node of an entity. */
    public int entityNode(int entity) {
        return entityNodes[entity];
    }

    /** The account or entity number of a node; −1 where a part does not have it. */
    public int numberOf(int node) {
        return placeOf.length > 0 ? placeOf[node] : placeInPart.get(node);
    }

    /** The index of an entity's type. */
    public int typeOf(int entity) {
        return type[entity];
    }

    /** Whether an entity means "unknown". */
    public boolean isPlaceholder(int entity) {
        return placeholder[entity];
    }

    /** Accounts that were ever seen with an entity. */
    public int sharers(int entity) {
        return sharersOfAll.length > 0 ? sharersOfAll[entity] : tiesOf(entity);
    }

    /** Ties of an entity here: as many as {@link #sharers}, unless this is a part. */
    public int tiesOf(int entity) {
        return entityOffsets[entity + 1] - entityOffsets[entity];
    }

    /** The first tie of an entity; its ties are {@code begin} to {@code end} − 1, by account. */
    public int begin(int entity) {
        return entityOffsets[entity];
    }

    /** The tie after the last of an entity. */
    public int end(int entity) {
        return entityOffsets[entity + 1];
    }

    /** Ties of an account. */
    public int degree(int account) {
        return accountOffsets[account + 1] - accountOffsets[account];
    }

    /** The i-th tie of an account, by entity. */
    public int tie(int account, int i) {
        return accountTies[accountOffsets[account] + i];
    }

    /** The tie of an account and an entity, or −1; O(log sharers). */
    public int tieOf(int account, int entity) {
        int place = Arrays.binarySearch(tieAccount, entityOffsets[entity], entityOffsets[entity + 1], account);
        return place < 0 ? -1 : place;
    }

    /** The account of a tie. */
    public int account(int tie) {
        return tieAccount[tie];
    }

    /** The entity of a tie. */
    public int entity(int tie) {
        return tieEntity[tie];
    }

    /** Event time of the first link of a tie, in epoch milliseconds. */
    public long first(int tie) {
        return tieFirst[tie];
    }

    /** Event time of the last link of a tie, in epoch milliseconds. */
    public long last(int tie) {
        return tieLast[tie];
    }

    /** Links of a tie. */
    public int count(int tie) {
        return tieCount[tie];
    }
}
