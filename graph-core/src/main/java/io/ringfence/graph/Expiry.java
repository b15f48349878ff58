package io.ringfence.graph;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;

/**
 * Which links and payments are over at a time: a tie is over when the last sighting of its two ends, in event time, is
 * older; a payment is over when it is older and all that it ties; a link of a payment goes with its payment. Openings,
 * labels of accounts and attributes are never over. O(links), one byte for each link and payment.
 */
final class Expiry {
    private static final int NODES = 1 << 12;

    private final LinkTable links;
    private final boolean[] linkOver;
    private final boolean[] paymentOver;

    Expiry(Published published, long before, RunControl control) {
        Store store = published.store();
        links = store.tables().links();
        PaymentTable payments = store.tables().payments();
        Published.Sizes sizes = published.sizes();
        linkOver = new boolean[sizes.links()];
        paymentOver = new boolean[sizes.payments()];
        control.check("finding last sightings", 0, sizes.nodes());
        control.workers().forRanges(sizes.nodes(), NODES, (worker, from, to) -> {
            var last = new Int2LongOpenHashMap();
            for (int node = from; node < to; node++) {
                mark(store.links(), node, before, last);
            }
        });
        for (int payment = 0; payment < paymentOver.length; payment++) {
            paymentOver[payment] = payments.at(payment) < before;
        }
        for (int link = 0; link < linkOver.length; link++) {
            if (!linkOver[link] && links.payment(link) >= 0) {
                paymentOver[links.payment(link)] = false;
            }
        }
    }

    /** Marks the links that start at a node and end where it was last seen too long ago. */
    private void mark(Rows rows, int node, long before, Int2LongOpenHashMap last) {
        last.clear();
        last.defaultReturnValue(Long.MIN_VALUE);
        rows.forEach(
                node, Integer.MAX_VALUE, (other, link) -> last.put(other, Math.max(last.get(other), links.at(link))));
        rows.forEach(node, Integer.MAX_VALUE, (other, link) -> {
            if (links.from(link) == node && last.get(other) < before) {
                linkOver[link] = true;
            }
        });
    }

    boolean isLinkOver(int link) {
        int payment = links.payment(link);
        return linkOver[link] && (payment < 0 || paymentOver[payment]);
    }

    boolean isPaymentOver(int payment) {
        return paymentOver[payment];
    }
}
