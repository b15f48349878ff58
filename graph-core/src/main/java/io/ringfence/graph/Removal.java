package io.ringfence.graph;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Takes records out of a graph: makes new tables of those that stay, numbered anew in the same order, and compacts them.
 * Nodes keep their numbers; an erased one keeps nothing else. O(all records).
 */
final class Removal {
    private static final String ERASED = "erased";

    private final EntityTypes types;
    private final Layout layout;
    private final Published before;
    private final Tables old;
    private final RunControl control;

    Removal(EntityTypes types, Layout layout, Published before, RunControl control) {
        this.types = types;
        this.layout = layout;
        this.before = before;
        this.old = before.store().tables();
        this.control = control;
    }

    /** What is left, and what is not. */
    record Result(Published published, Removed removed) {}

    /** Takes entities out with all that was about them: their links, the payments and labels of an account. */
    Result erase(IntSet nodes) {
        Published.Sizes sizes = before.sizes();
        PaymentTable payments = old.payments();
        int[] keptPayments = kept(sizes.payments(), payment -> !nodes.contains(payments.account(payment)));
        int[] paymentNumbers = numbers(keptPayments, sizes.payments());
        LinkTable links = old.links();
        int[] keptLinks = kept(
                sizes.links(),
                link -> !nodes.contains(links.from(link))
                        && !nodes.contains(links.to(link))
                        && stays(paymentNumbers, links.payment(link)));
        return result(nodes, keptLinks, keptPayments, paymentNumbers);
    }

    /** Takes out links and payments that are over. */
    Result expire(Expiry expiry) {
        int[] keptPayments = kept(before.sizes().payments(), payment -> !expiry.isPaymentOver(payment));
        int[] keptLinks = kept(before.sizes().links(), link -> !expiry.isLinkOver(link));
        int[] paymentNumbers = numbers(keptPayments, before.sizes().payments());
        return result(IntSet.of(), keptLinks, keptPayments, paymentNumbers);
    }

    private Result result(IntSet erased, int[] keptLinks, int[] keptPayments, int[] paymentNumbers) {
        Published.Sizes sizes = before.sizes();
        int[] keptOpenings =
                kept(sizes.openings(), record -> !erased.contains(old.openings().node(record)));
        int[] paymentOfLabel = new int[sizes.labels()];
        Arrays.setAll(paymentOfLabel, record -> old.paymentOfLabel(record, sizes.payments()));
        int[] keptLabels = kept(
                sizes.labels(),
                record -> !erased.contains(old.labels().account(record))
                        && stays(paymentNumbers, paymentOfLabel[record]));
        int[] keptAttributes = kept(
                sizes.attributes(), record -> !erased.contains(old.attributes().account(record)));
        control.check("taking records out", 0, sizes.links());
        var nodes = new NodeTable(nodeColumns(erased));
        var openings = new OpeningTable(pick(old.openings(), keptOpenings));
        Column[] linkColumns = pick(old.links(), keptLinks);
        linkColumns[LinkTable.PAYMENT] = column(keptLinks.length, i -> {
            int payment = old.links().payment(keptLinks[i]);
            return payment < 0 ? payment : paymentNumbers[payment];
        });
        Column[] paymentColumns = pick(old.payments(), keptPayments);
        for (int i = 0; i < PaymentTable.PARTIES && !erased.isEmpty(); i++) {
            Column parties = paymentColumns[PaymentTable.FIRST_PARTY + i];
            paymentColumns[PaymentTable.FIRST_PARTY + i] = column(keptPayments.length, payment -> {
                int node = parties.getInt(payment);
                return erased.contains(node) ? -1 : node;
            });
        }
        var awaitedIds = new TextIndex(layout);
        LabelTable labels = labels(keptLabels, paymentOfLabel, paymentNumbers, awaitedIds);
        AttributeTable attributes = erased.isEmpty() ? old.attributes() : attributes(keptAttributes);
        var awaited = AwaitedPayments.of(awaitedIds, labels, keptLabels.length, layout);
        TextIndex paymentIds = paymentIds(keptPayments);
        var payments = new PaymentTable(paymentColumns, paymentIds, old.names());
        var tables = new Tables(
                nodes,
                openings,
                new LinkTable(linkColumns),
                payments,
                labels,
                attributes,
                awaited,
                ids(erased),
                old.names());
        var left = new Published.Sizes(
                sizes.nodes(),
                keptOpenings.length,
                keptLinks.length,
                keptPayments.length,
                keptLabels.length,
                keptAttributes.length,
                attributes.values().size(),
                awaitedIds.size());
        Store store = Store.compressed(tables, left, layout, before.store().numbering() + 1, control);
        return new Result(
                new Published(store, left, before.sequence(), before.watermark()),
                new Removed(
                        erased.size(),
                        sizes.links() - left.links(),
                        sizes.payments() - left.payments(),
                        sizes.labels() - left.labels(),
                        sizes.attributes() - left.attributes()));
    }

    private LabelTable labels(int[] kept, int[] paymentOf, int[] paymentNumbers, TextIndex awaited) {
        Column[] columns = pick(old.labels(), kept);
        int[] payments = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            int payment = paymentOf[kept[i]];
            int before = old.labels().payment(kept[i]);
            if (payment >= 0) {
                payments[i] = paymentNumbers[payment];
            } else if (before == LabelTable.NO_PAYMENT) {
                payments[i] = before;
            } else {
                byte[] id = old.awaited().ids().utf8(LabelTable.awaited(before));
                int number = awaited.find(0, id, Integer.MAX_VALUE);
                payments[i] = LabelTable.awaited(number >= 0 ? number : awaited.add(0, id));
            }
        }
        columns[LabelTable.PAYMENT] = column(kept.length, i -> payments[i]);
        return new LabelTable(columns, old.names());
    }

    /** The attributes that stay, with the values that any of them has. */
    private AttributeTable attributes(int[] kept) {
        AttributeValues before = old.attributes().values();
        int[] numbers = new int[before.size()];
        Arrays.fill(numbers, -1);
        for (int record : kept) {
            numbers[old.attributes().value(record)] = 0;
        }
        var values = new AttributeValues(before.names(), new TextIndex(layout), new Column(layout.recordBits()));
        for (int value = 0; value < numbers.length; value++) {
            if (numbers[value] == 0) {
                numbers[value] = values.add(before, value);
            }
        }
        Column[] columns = pick(old.attributes(), kept);
        columns[AttributeTable.VALUE] =
                column(kept.length, i -> numbers[old.attributes().value(kept[i])]);
        return new AttributeTable(columns, values);
    }

    private static boolean stays(int[] numbers, int payment) {
        return payment < 0 || numbers[payment] >= 0;
    }

    private static int[] kept(int size, IntPredicate stays) {
        int[] kept = new int[size];
        int count = 0;
        for (int record = 0; record < size; record++) {
            if (stays.test(record)) {
                kept[count++] = record;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    /** The new number of each record, or −1. */
    private static int[] numbers(int[] kept, int size) {
        int[] numbers = new int[size];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < kept.length; i++) {
            numbers[kept[i]] = i;
        }
        return numbers;
    }

    private Column[] pick(RecordTable table, int[] kept) {
        Column[] from = table.columns();
        var columns = new Column[from.length];
        for (int i = 0; i < columns.length; i++) {
            Column column = from[i];
            columns[i] = column(kept.length, record -> column.get(kept[record]));
        }
        return columns;
    }

    private Column[] nodeColumns(IntSet erased) {
        int size = before.sizes().nodes();
        Column[] columns = old.nodes().columns().clone();
        if (erased.isEmpty()) {
            return columns;
        }
        int nowhere = old.names().number(ERASED);
        Column file = columns[3];
        Column row = columns[4];
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            columns[i] = column(size, column::get);
        }
        columns[3] = column(size, node -> erased.contains(node) ? nowhere : file.get(node));
        columns[4] = column(size, node -> erased.contains(node) ? 0 : row.get(node));
        return columns;
    }

    private Column column(int size, Column.Entry values) {
        return Column.of(
                layout.recordBits(),
                size,
                (first, count, into) -> {
                    for (int i = 0; i < count; i++) {
                        into[i] = values.of(first + i);
                    }
                },
                control.workers());
    }

    private IdMap ids(IntSet erased) {
        TextIndex texts = old.ids().texts();
        int size = before.sizes().nodes();
        var kept = texts;
        if (!erased.isEmpty()) {
            kept = new TextIndex(layout);
            for (int node = 0; node < size; node++) {
                if (erased.contains(node) || texts.tag(node) < 0) {
                    kept.addErased();
                } else {
                    kept.addUnindexed(texts.tag(node), texts.utf8(node));
                }
            }
        }
        return new IdMap(types, kept.rebased(layout, kept.hashed(layout, size, control.workers()), size));
    }

    private TextIndex paymentIds(int[] keptPayments) {
        var ids = new TextIndex(layout);
        for (int payment : keptPayments) {
            ids.addUnindexed(0, old.payments().ids().utf8(payment));
        }
        int size = keptPayments.length;
        return ids.rebased(layout, ids.hashed(layout, size, control.workers()), size);
    }

    /** The nodes of some entities that are known. */
    static IntSet nodes(Tables tables, Iterable<EntityId> entities) {
        var nodes = new IntOpenHashSet();
        for (EntityId entity : entities) {
            int node = tables.ids().find(entity, Integer.MAX_VALUE);
            if (node >= 0) {
                nodes.add(node);
            }
        }
        return nodes;
    }
}
