package io.ringfence.graph;

/**
 * Folds what was appended since the last compaction into compressed rows and one table of ids. The long part works on
 * what was published when it started and needs no lock; the end takes in what came meanwhile, under the writer's lock.
 */
final class Compaction {
    private final Layout layout;
    private final Published start;
    private final Store folded;
    private final Column idSlots;
    private final Column paymentSlots;

    Compaction(Published start, Layout layout, RunControl control) {
        this.start = start;
        this.layout = layout;
        Tables tables = start.store().tables();
        Published.Sizes sizes = start.sizes();
        folded = Store.compressed(tables, sizes, layout, start.store().numbering(), control);
        control.check("indexing ids", 0, sizes.nodes());
        idSlots = tables.ids().texts().hashed(layout, sizes.nodes(), control.workers());
        paymentSlots = tables.payments().ids().hashed(layout, sizes.payments(), control.workers());
    }

    /** What is published now, folded. */
    Published end(EntityTypes types, Published now) {
        Tables tables = now.store().tables();
        Published.Sizes from = start.sizes();
        var ids = new IdMap(types, tables.ids().texts().rebased(layout, idSlots, from.nodes()));
        TextIndex paymentIds = tables.payments().ids().rebased(layout, paymentSlots, from.payments());
        var payments = new PaymentTable(tables.payments().columns(), paymentIds, tables.names());
        Store store = folded.with(tables.with(ids, payments));
        store.addRows(from, now.sizes());
        return now.with(store);
    }
}
