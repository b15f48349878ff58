package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import java.util.Arrays;

/**
 * The accounts around an account, summed up: those that share with it or are tied to it, and those that are tied to
 * them. Of many, some evenly spaced stand for all. Filled anew for each decision.
 */
final class Neighbours {
    /** What was seen at one distance. */
    static final class Hop {
        int count;
        double degree;
        int most;
        int least;
        int fraud;
        int known;
        /** Shares in which each counts as one over its degree: who is tied to all says little. */
        double rareFraud;

        double rareKnown;
        double[] sums = {};
        int[] counts = {};

        private void clear(int attributes) {
            count = 0;
            degree = 0;
            most = 0;
            least = Integer.MAX_VALUE;
            fraud = 0;
            known = 0;
            rareFraud = 0;
            rareKnown = 0;
            if (sums.length != attributes) {
                sums = new double[attributes];
                counts = new int[attributes];
            } else {
                Arrays.fill(sums, 0);
                Arrays.fill(counts, 0);
            }
        }

        double mean(int attribute) {
            return counts[attribute] == 0 ? Double.NaN : sums[attribute] / counts[attribute];
        }
    }

    final Hop first = new Hop();
    final Hop second = new Hop();
    /** The account's own attributes. */
    float[] own = {};
    /** Of the ties of those tied to it, how many lead to others tied to it. */
    int closed;

    private float[] other = {};

    void walk(Moment moment, Sharing sharing, WalkLimits limits, int attributes) {
        first.clear(attributes);
        second.clear(attributes);
        closed = 0;
        if (own.length != attributes) {
            own = new float[attributes];
            other = new float[attributes];
        }
        Arrays.fill(own, Float.NaN);
        if (moment.account() >= 0 && attributes > 0) {
            moment.view().attributes(moment.account(), own);
        }
        CoAccounts others = sharing.others;
        int size = others.size();
        int looked = Math.min(size, limits.neighbours());
        for (int i = 0; i < looked; i++) {
            add(moment, first, others.nodes.node((int) ((long) i * size / looked)));
        }
        int tied = sharing.tied;
        int steps = Math.min(tied, limits.tiedSteps());
        int step = 0;
        int seen = 0;
        for (int slot = 0; slot < size && step < steps; slot++) {
            if ((others.types[slot] & 1) == 1 && seen++ == (int) ((long) step * tied / steps)) {
                from(moment, others, others.nodes.node(slot), limits.tiedSteps());
                step++;
            }
        }
    }

    private void from(Moment moment, CoAccounts others, int account, int bound) {
        GraphView view = moment.view();
        LinkTable links = moment.links();
        int degree = view.degree(account);
        int looks = Math.min(degree, bound);
        for (int i = 0; i < looks; i++) {
            int place = (int) ((long) i * degree / looks);
            int node = view.neighbour(account, place);
            if (node == moment.account() || view.typeOf(node) != 0) {
                continue;
            }
            int link = view.link(account, place);
            if (links.payment(link) != LinkTable.NO_PAYMENT || links.at(link) > moment.at()) {
                continue;
            }
            closed += others.contains(node) ? 1 : 0;
            add(moment, second, node);
        }
    }

    private void add(Moment moment, Hop hop, int account) {
        int degree = moment.view().degree(account);
        hop.count++;
        hop.degree += degree;
        hop.most = Math.max(hop.most, degree);
        hop.least = Math.min(hop.least, degree);
        int label = moment.label(account);
        if (label != GraphView.UNLABELLED) {
            double weight = 1.0 / Math.max(1, degree);
            hop.known++;
            hop.rareKnown += weight;
            if (label == GraphView.FRAUD) {
                hop.fraud++;
                hop.rareFraud += weight;
            }
        }
        if (other.length == 0) {
            return;
        }
        moment.view().attributes(account, other);
        for (int a = 0; a < other.length; a++) {
            if (!Float.isNaN(other[a])) {
                hop.sums[a] += other[a];
                hop.counts[a]++;
            }
        }
    }
}
