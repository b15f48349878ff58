package io.ringfence.graph;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/**
 * Recognises events that a graph has already. A link is looked for in the shorter of the rows of its ends; where both
 * are long, in an index of that account's links, made when first needed, so that a repeat is found in amortised O(1).
 * For the one writer.
 */
final class Repeats {
    private static final int LONG_ROW = 48;
    private static final int NONE = -1;

    private final Int2ObjectOpenHashMap<Long2IntOpenHashMap> indexes = new Int2ObjectOpenHashMap<>();

    /** Whether an account was seen with an entity at that time, other than in a payment. */
    boolean hasLink(Store store, int account, int entity, long at) {
        Rows rows = store.links();
        int ofAccount = rows.count(account, Integer.MAX_VALUE);
        int ofEntity = account == entity ? ofAccount : rows.count(entity, Integer.MAX_VALUE);
        if (Math.min(ofAccount, ofEntity) > LONG_ROW) {
            return hasIndexed(store, account, entity, at);
        }
        boolean byAccount = ofAccount <= ofEntity;
        int node = byAccount ? account : entity;
        int other = byAccount ? entity : account;
        LinkTable links = store.tables().links();
        return rows.any(node, other, link -> isLink(links, link, account, at));
    }

    private static boolean isLink(LinkTable links, int link, int account, long at) {
        return links.from(link) == account && links.payment(link) == LinkTable.NO_PAYMENT && links.at(link) == at;
    }

    private boolean hasIndexed(Store store, int account, int entity, long at) {
        LinkTable links = store.tables().links();
        Long2IntOpenHashMap index = indexes.get(account);
        if (index == null) {
            index = new Long2IntOpenHashMap();
            index.defaultReturnValue(NONE);
            int count = store.links().count(account, Integer.MAX_VALUE);
            for (int i = 0; i < count; i++) {
                long pair = store.links().get(account, i);
                int link = Rows.record(pair);
                if (links.from(link) == account && links.payment(link) == LinkTable.NO_PAYMENT) {
                    index.put(key(Rows.value(pair), links.at(link)), link);
                }
            }
            indexes.put(account, index);
        }
        int link = index.get(key(entity, at));
        return link != NONE && links.to(link) == entity && isLink(links, link, account, at);
    }

    /** Takes note of a link that came of no payment. */
    void added(int account, int entity, long at, int link) {
        if (!indexes.isEmpty()) {
            Long2IntOpenHashMap index = indexes.get(account);
            if (index != null) {
                index.put(key(entity, at), link);
            }
        }
    }

    /** Forgets what it knows by record number. */
    void renumbered() {
        indexes.clear();
    }

    private static long key(int entity, long at) {
        long mixed = (at ^ (long) entity << 40) * 0x9e3779b97f4a7c15L + entity;
        return mixed ^ mixed >>> 32;
    }

    /** Whether what a row is of, an account or a payment, has the same label of the same time. */
    static boolean hasLabel(LabelTable labels, Rows rows, int row, boolean fraud, long at) {
        return rows.any(row, fraud ? 1 : 0, label -> labels.at(label) == at);
    }

    /** Whether an account has the same value of an attribute of the same time. */
    static boolean hasAttribute(Store store, int account, Event.AttributeGiven event) {
        AttributeTable table = store.tables().attributes();
        int attribute = table.values().findAttribute(event.name());
        int value = attribute < 0 ? NONE : table.values().find(attribute, event.value());
        long at = event.at().toEpochMilli();
        return value >= 0
                && store.attributes()
                        .any(account, attribute, record -> table.value(record) == value && table.at(record) == at);
    }
}
