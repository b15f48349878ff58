package io.ringfence.graph;

import org.jspecify.annotations.Nullable;

/** The writer's side of a graph: puts events into a store, and tells which it has already. One thread at a time. */
final class Appender {
    private static final String[] PARTY_TYPES = {
        EntityType.CARD, EntityType.DEVICE, EntityType.IP, EntityType.ACCOUNT, EntityType.MERCHANT
    };
    private static final int ACCOUNT = 0;
    private static final int NONE = -1;
    private static final int ALL = Integer.MAX_VALUE;

    private final EntityTypes types;
    private final int[] partyTypes = new int[PARTY_TYPES.length];
    private final Repeats repeats = new Repeats();
    private int nodes;
    private int openings;
    private int links;
    private int payments;
    private int labels;
    private int attributes;

    Appender(EntityTypes types) {
        this.types = types;
        for (int i = 0; i < PARTY_TYPES.length; i++) {
            partyTypes[i] = types.indexOf(PARTY_TYPES[i]);
        }
    }

    /** Adds an event to what is published; gives the same back where it is there already. */
    Published append(Published before, Event event) {
        Published.Sizes sizes = before.sizes();
        nodes = sizes.nodes();
        openings = sizes.openings();
        links = sizes.links();
        payments = sizes.payments();
        labels = sizes.labels();
        attributes = sizes.attributes();
        Store store = before.store();
        long known = Math.max(event.knownAt().toEpochMilli(), before.watermark());
        boolean added = switch (event) {
            case Event.AccountOpened opened -> open(store, opened, known, before.sequence());
            case Event.LinkSeen link -> link(store, link, known, before.sequence());
            case Event.PaymentMade payment -> pay(store, payment, known, before.sequence());
            case Event.LabelGiven label -> label(store, label, known, before.sequence());
            case Event.AttributeGiven attribute -> attribute(store, attribute, known, before.sequence());
        };
        return added ? new Published(store, sizes(store), before.sequence() + 1, known) : before;
    }

    private Published.Sizes sizes(Store store) {
        Tables tables = store.tables();
        return new Published.Sizes(
                nodes,
                openings,
                links,
                payments,
                labels,
                attributes,
                tables.attributes().values().size(),
                tables.awaited().ids().size());
    }

    /** Whether an event adds nothing. */
    boolean contains(Store store, Event event) {
        IdMap ids = store.tables().ids();
        int account = ids.find(ACCOUNT, IdMap.utf8(event.accountId()), ALL);
        return switch (event) {
            case Event.AccountOpened opened -> account >= 0 && store.opening(account) != ALL;
            case Event.LinkSeen link -> {
                int entity = account < 0 ? NONE : ids.find(link.entity(), ALL);
                yield entity >= 0
                        && repeats.hasLink(store, account, entity, link.at().toEpochMilli());
            }
            case Event.PaymentMade payment -> hasPayment(store, payment);
            case Event.LabelGiven label -> hasLabel(store, label, account);
            case Event.AttributeGiven attribute -> account >= 0 && Repeats.hasAttribute(store, account, attribute);
        };
    }

    /** To be called when records got other numbers. */
    void renumbered() {
        repeats.renumbered();
    }

    private static boolean hasPayment(Store store, Event.PaymentMade payment) {
        return payment(store, payment.paymentId()) >= 0;
    }

    private boolean open(Store store, Event.AccountOpened event, long known, int sequence) {
        byte[] id = IdMap.utf8(event.accountId());
        int account = store.tables().ids().find(ACCOUNT, id, ALL);
        if (account >= 0 && store.opening(account) != ALL) {
            return false;
        }
        RecordTable.Stamp stamp = stamp(store, event, known, sequence);
        account = account >= 0 ? account : add(store, ACCOUNT, id, stamp);
        store.addOpening(store.tables().openings().add(account, stamp), account);
        openings++;
        return true;
    }

    private boolean link(Store store, Event.LinkSeen event, long known, int sequence) {
        IdMap ids = store.tables().ids();
        int type =
                requireType(types.indexOf(event.entity().type()), event.entity().type());
        byte[] accountId = IdMap.utf8(event.accountId());
        byte[] entityId = IdMap.utf8(event.entity().id());
        int account = ids.find(ACCOUNT, accountId, ALL);
        int entity = ids.find(type, entityId, ALL);
        long at = event.at().toEpochMilli();
        if (account >= 0 && entity >= 0 && repeats.hasLink(store, account, entity, at)) {
            return false;
        }
        RecordTable.Stamp stamp = stamp(store, event, known, sequence);
        if (account < 0) {
            account = add(store, ACCOUNT, accountId, stamp);
            entity = entity < 0 ? ids.find(type, entityId, ALL) : entity; // an account may be seen with itself
        }
        entity = entity < 0 ? add(store, type, entityId, stamp) : entity;
        repeats.added(account, entity, at, links);
        tie(store, account, entity, LinkTable.NO_PAYMENT, stamp);
        return true;
    }

    private boolean pay(Store store, Event.PaymentMade event, long known, int sequence) {
        if (hasPayment(store, event)) {
            return false;
        }
        Event.Parties parties = event.parties();
        @Nullable
        String[] ids = {parties.cardId(), parties.deviceId(), parties.ip(), parties.toAccountId(), parties.merchantId()
        };
        for (int i = 0; i < ids.length; i++) {
            if (isThere(ids[i])) {
                requireType(partyTypes[i], PARTY_TYPES[i]);
            }
        }
        RecordTable.Stamp stamp = stamp(store, event, known, sequence);
        int account = node(store, ACCOUNT, event.accountId(), stamp);
        int[] partyNodes = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            String id = ids[i];
            partyNodes[i] = id == null || id.isBlank() ? NONE : node(store, partyTypes[i], id, stamp);
        }
        int payment = store.tables().payments().add(event, account, partyNodes, stamp);
        store.addPayment(payment, account, partyNodes[3]);
        store.addAwaitedLabels(payment);
        payments++;
        for (int node : partyNodes) {
            if (node >= 0) {
                tie(store, account, node, payment, stamp);
            }
        }
        return true;
    }

    private boolean label(Store store, Event.LabelGiven event, long known, int sequence) {
        byte[] id = IdMap.utf8(event.accountId());
        int account = store.tables().ids().find(ACCOUNT, id, ALL);
        if (hasLabel(store, event, account)) {
            return false;
        }
        RecordTable.Stamp stamp = stamp(store, event, known, sequence);
        account = account >= 0 ? account : add(store, ACCOUNT, id, stamp);
        Tables tables = store.tables();
        String paymentId = event.paymentId();
        int payment = paymentId == null ? LabelTable.NO_PAYMENT : payment(store, paymentId);
        if (paymentId != null && payment < 0) {
            int number = tables.awaited().number(IdMap.utf8(paymentId));
            tables.awaited().add(number, event.fraud(), labels);
            payment = LabelTable.awaited(number);
        }
        store.addLabel(tables.labels().add(event, account, payment, stamp));
        labels++;
        return true;
    }

    private static boolean hasLabel(Store store, Event.LabelGiven event, int account) {
        LabelTable table = store.tables().labels();
        long at = event.at().toEpochMilli();
        String paymentId = event.paymentId();
        if (paymentId == null) {
            return account >= 0 && Repeats.hasLabel(table, store.labels(), account, event.fraud(), at);
        }
        int payment = payment(store, paymentId);
        if (payment >= 0) {
            return Repeats.hasLabel(table, store.paymentLabels(), payment, event.fraud(), at);
        }
        AwaitedPayments awaited = store.tables().awaited();
        int number = awaited.find(IdMap.utf8(paymentId));
        return number >= 0 && Repeats.hasLabel(table, awaited.labels(), number, event.fraud(), at);
    }

    private static int payment(Store store, String id) {
        return store.tables().payments().ids().find(0, IdMap.utf8(id), ALL);
    }

    private boolean attribute(Store store, Event.AttributeGiven event, long known, int sequence) {
        byte[] id = IdMap.utf8(event.accountId());
        int account = store.tables().ids().find(ACCOUNT, id, ALL);
        if (account >= 0 && Repeats.hasAttribute(store, account, event)) {
            return false;
        }
        AttributeTable table = store.tables().attributes();
        int attribute = table.values().attribute(event.name());
        RecordTable.Stamp stamp = stamp(store, event, known, sequence);
        account = account >= 0 ? account : add(store, ACCOUNT, id, stamp);
        store.addAttribute(table.add(account, attribute, event.value(), stamp));
        attributes++;
        return true;
    }

    private void tie(Store store, int from, int to, int payment, RecordTable.Stamp stamp) {
        store.addLink(store.tables().links().add(from, to, payment, stamp), from, to);
        links++;
    }

    private int node(Store store, int type, String id, RecordTable.Stamp stamp) {
        byte[] utf8 = IdMap.utf8(id);
        int node = store.tables().ids().find(type, utf8, ALL);
        return node >= 0 ? node : add(store, type, utf8, stamp);
    }

    private int add(Store store, int type, byte[] id, RecordTable.Stamp stamp) {
        store.tables().nodes().add(type, stamp);
        nodes++;
        return store.tables().ids().add(type, id);
    }

    private static RecordTable.Stamp stamp(Store store, Event event, long known, int sequence) {
        return new RecordTable.Stamp(
                event.at().toEpochMilli(),
                known,
                sequence,
                store.tables().names().number(event.source().file()),
                (int) Math.min(event.source().row(), Integer.MAX_VALUE));
    }

    private static boolean isThere(@Nullable String id) {
        return id != null && !id.isBlank();
    }

    private static int requireType(int index, String type) {
        if (index < 0) {
            throw new IllegalArgumentException("unknown entity type '" + type + "'; declare it in the mapping");
        }
        return index;
    }
}
