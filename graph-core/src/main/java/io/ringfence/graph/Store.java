package io.ringfence.graph;

/**
 * Everything that a reader needs to reach, in one object: the records, and for each node the rows of its links, of the
 * payments that it made and received, of its labels, of its attributes and of its opening; for each payment the row of
 * its labels. Compaction makes another; the old one stays as it was for the views that have it.
 *
 * @param numbering how often records were renumbered, by erasure or expiry
 */
record Store(
        Tables tables,
        Rows links,
        Rows paid,
        Rows received,
        Rows labels,
        Rows paymentLabels,
        Rows attributes,
        Rows openings,
        int numbering) {
    static Store empty(EntityTypes types, Layout layout) {
        return new Store(
                Tables.empty(types, layout),
                none(layout),
                none(layout),
                none(layout),
                none(layout),
                none(layout),
                none(layout),
                none(layout),
                0);
    }

    private static Rows none(Layout layout) {
        return new Rows(CompressedRows.none(layout.nodeBits()));
    }

    /** The rows of the first records of some tables. */
    static Store compressed(Tables tables, Published.Sizes sizes, Layout layout, int numbering, RunControl control) {
        var sorter = new Sorter(layout.nodeBits(), sizes.nodes(), control);
        return new Store(
                tables,
                sorter.rows(tables.links().ends(), sizes.links()),
                sorter.rows(tables.payments().paidEnds(), sizes.payments()),
                sorter.rows(tables.payments().receivedEnds(), sizes.payments()),
                sorter.rows(tables.labels().ends(), sizes.labels()),
                sorter.rowsOf(
                        sizes.payments(),
                        tables.labels().paymentEnds(tables.paymentsOfLabels(sizes, layout, control.workers())),
                        tables.labels().anyOfPayments(sizes.labels()) ? sizes.labels() : 0),
                sorter.rows(tables.attributes().ends(), sizes.attributes()),
                sorter.rows(tables.openings().ends(), sizes.openings()),
                numbering);
    }

    private record Sorter(int bits, int nodes, RunControl control) {
        Rows rows(RowCompression.Ends ends, int records) {
            return rowsOf(nodes, ends, records);
        }

        Rows rowsOf(int owners, RowCompression.Ends ends, int records) {
            control.check("sorting rows", 0, records);
            return new Rows(RowCompression.run(bits, owners, records, ends, control.workers()));
        }
    }

    Store with(Tables folded) {
        return new Store(folded, links, paid, received, labels, paymentLabels, attributes, openings, numbering);
    }

    /** Puts a link into the rows of its ends. */
    void addLink(int link, int from, int to) {
        links.append(from, to, link);
        if (from != to) {
            links.append(to, from, link);
        }
    }

    void addPayment(int payment, int account, int toAccount) {
        paid.append(account, payment, payment);
        if (toAccount >= 0) {
            received.append(toAccount, payment, payment);
        }
    }

    void addLabel(int label) {
        LabelTable table = tables.labels();
        int payment = table.payment(label);
        int value = table.fraud(label) ? 1 : 0;
        if (payment == LabelTable.NO_PAYMENT) {
            labels.append(table.account(label), value, label);
        } else if (payment >= 0) {
            paymentLabels.append(payment, value, label);
        }
    }

    /** Gives a payment that came the labels that waited for it. */
    void addAwaitedLabels(int payment) {
        if (tables.awaited().ids().size() > 0) {
            tables.awaited()
                    .forEachLabel(
                            tables.payments().ids().utf8(payment),
                            (value, label) -> paymentLabels.append(payment, value, label));
        }
    }

    void addAttribute(int record) {
        attributes.append(
                tables.attributes().account(record), tables.attributes().attribute(record), record);
    }

    void addOpening(int opening, int account) {
        openings.append(account, opening, opening);
    }

    /** The opening record of an account, or {@link Integer#MAX_VALUE}. */
    int opening(int node) {
        return openings.firstRecord(node);
    }

    /** Puts what came after {@code from} and until {@code to} into the rows. */
    void addRows(Published.Sizes from, Published.Sizes to) {
        for (int link = from.links(); link < to.links(); link++) {
            addLink(link, tables.links().from(link), tables.links().to(link));
        }
        for (int payment = from.payments(); payment < to.payments(); payment++) {
            addPayment(
                    payment,
                    tables.payments().account(payment),
                    tables.payments().toAccount(payment));
            addAwaitedLabels(payment);
        }
        for (int label = from.labels(); label < to.labels(); label++) {
            addLabel(label);
        }
        for (int record = from.attributes(); record < to.attributes(); record++) {
            addAttribute(record);
        }
        for (int opening = from.openings(); opening < to.openings(); opening++) {
            addOpening(opening, tables.openings().node(opening));
        }
    }

    long heapBytes() {
        return tables.heapBytes()
                + links.heapBytes()
                + paid.heapBytes()
                + received.heapBytes()
                + labels.heapBytes()
                + paymentLabels.heapBytes()
                + attributes.heapBytes()
                + openings.heapBytes();
    }
}
