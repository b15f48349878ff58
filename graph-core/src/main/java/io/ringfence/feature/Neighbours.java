package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.TemporalGraph;
import java.lang.ref.WeakReference;
import java.util.Arrays;

/**
 * The accounts around an account, summed up: those that share with it or are tied to it, and those that are tied to
 * them. Where there are too many ties to follow, some evenly spaced stand for all. Filled anew for each decision.
 */
final class Neighbours {
    /** A share of fraud in the making: each account counts by a weight. */
    static final class Share {
        private double fraud;
        private double known;

        private void clear() {
            fraud = 0;
            known = 0;
        }

        private void add(int label, double weight) {
            if (label != GraphView.UNLABELLED) {
                known += weight;
                fraud += label == GraphView.FRAUD ? weight : 0;
            }
        }

        /** The share, drawn towards one in ten by a weight. */
        float of(double prior) {
            return (float) ((fraud + PRIOR * prior) / (known + prior));
        }
    }

    private static final double PRIOR = 0.1;
    private static final double MEAN_PRIOR = 3;
    private static final int FACTS = 4;
    private static final int COMMON = 0;
    private static final int DEGREE = 1;
    private static final int LABEL = 2;
    private static final int FLAGS = 3;
    /** It is tied to the account, too. */
    private static final int TIED = 1;
    /** It has all attributes. */
    private static final int WHOLE = 2;

    int count;
    int known;
    double degree;
    int most;
    int least;
    /** Sum of one over the degree of each account around. */
    double rarity;
    /** Share of fraud around: each counting one, one over its degree, and one over the root of it. */
    final Share fraud = new Share();

    final Share rareFraud = new Share();
    final Share rootFraud = new Share();
    /** By attribute: sums, sums of squares, sums by rarity, and of what. */
    double[] sums = {};

    double[] squares = {};
    double[] rareSums = {};
    double[] rarities = {};
    int[] counts = {};

    /** Ties of those tied to it that were followed, and how many of them lead to others tied to it. */
    int followed;

    int closed;
    /** Different accounts two ties away. */
    final NodeSlots second = new NodeSlots();
    /** Mean over those tied to it of the mean degree, and of the share of fraud, of those tied to them. */
    double secondDegree;

    double secondShare;
    int middles;
    /** Share of fraud two ties away, each counting by the ties in common, and by how much of their ties that is. */
    final Share commonFraud = new Share();

    final Share similarFraud = new Share();
    /** By attribute: sum over those tied to it of the means around them, and of how many. */
    double[] secondMeans = {};

    int[] secondCounts = {};
    /** The account's own attributes. */
    float[] own = {};

    private final AttributeCache cache = new AttributeCache();
    /** Of each account two ties away, by slot: ties in common, links, label, and the flags below. */
    private int[] facts = new int[FACTS * 64];

    /** Its attributes, those of one slot after another. */
    private float[] valuesOf = {};

    private double[] around = {};
    private int[] aroundCounts = {};
    private final Sightings ties = new Sightings();

    double mean(int attribute) {
        return counts[attribute] == 0 ? Double.NaN : sums[attribute] / counts[attribute];
    }

    double deviation(int attribute) {
        double mean = mean(attribute);
        return Math.sqrt(Math.max(0, squares[attribute] / counts[attribute] - mean * mean));
    }

    void walk(Moment moment, Sharing sharing, int attributes) {
        clear(attributes);
        cache.turnTo(moment.view(), attributes);
        if (moment.account() >= 0 && attributes > 0) {
            moment.view().attributes(moment.account(), own);
        }
        CoAccounts others = sharing.others;
        int size = others.size();
        int looked = Math.min(size, WalkLimits.NEIGHBOURS);
        for (int i = 0; i < looked; i++) {
            near(moment, others.nodes.node((int) ((long) i * size / looked)));
        }
        if (sharing.tied > 0) {
            int quota = Math.max(16, WalkLimits.TIED_STEPS / sharing.tied);
            for (int slot = 0; slot < size; slot++) {
                if ((others.types[slot] & 1) == 1) {
                    through(moment, others, others.nodes.node(slot), quota);
                }
            }
            secondLabels(moment, sharing.tied);
        }
    }

    private void clear(int attributes) {
        count = 0;
        known = 0;
        degree = 0;
        most = 0;
        least = Integer.MAX_VALUE;
        rarity = 0;
        fraud.clear();
        rareFraud.clear();
        rootFraud.clear();
        followed = 0;
        closed = 0;
        second.clear();
        secondDegree = 0;
        secondShare = 0;
        middles = 0;
        commonFraud.clear();
        similarFraud.clear();
        if (own.length != attributes) {
            own = new float[attributes];
            sums = new double[attributes];
            squares = new double[attributes];
            rareSums = new double[attributes];
            rarities = new double[attributes];
            counts = new int[attributes];
            secondMeans = new double[attributes];
            secondCounts = new int[attributes];
            around = new double[attributes];
            aroundCounts = new int[attributes];
        }
        if (attributes > 0) {
            Arrays.fill(own, Float.NaN);
            Arrays.fill(sums, 0);
            Arrays.fill(squares, 0);
            Arrays.fill(rareSums, 0);
            Arrays.fill(rarities, 0);
            Arrays.fill(counts, 0);
            Arrays.fill(secondMeans, 0);
            Arrays.fill(secondCounts, 0);
        }
    }

    private void near(Moment moment, int account) {
        int links = Math.max(1, moment.view().degree(account));
        double rare = 1.0 / links;
        count++;
        degree += links;
        most = Math.max(most, links);
        least = Math.min(least, links);
        rarity += rare;
        int label = moment.label(account);
        known += label == GraphView.UNLABELLED ? 0 : 1;
        fraud.add(label, 1);
        rareFraud.add(label, rare);
        rootFraud.add(label, Math.sqrt(rare));
        if (own.length > 0) {
            int at = cache.find(moment.view(), account);
            for (int a = 0; a < own.length; a++) {
                float value = cache.values[at + a];
                if (!Float.isNaN(value)) {
                    sums[a] += value;
                    squares[a] += (double) value * value;
                    rareSums[a] += rare * value;
                    rarities[a] += rare;
                    counts[a]++;
                }
            }
        }
    }

    /** Follows the ties of one that is tied to the account. */
    private void through(Moment moment, CoAccounts others, int middle, int quota) {
        GraphView view = moment.view();
        int all = view.degree(middle);
        int looks = Math.min(all, quota);
        ties.open(moment, middle, all);
        if (own.length > 0) {
            Arrays.fill(around, 0);
            Arrays.fill(aroundCounts, 0);
        }
        long degrees = 0;
        int frauds = 0;
        int judged = 0;
        int counted = 0;
        int whole = 0;
        for (int i = 0; i < looks; i++) {
            int tie = looks == all ? i : (int) ((long) i * all / looks);
            int node = ties.account(moment, tie);
            int met = node == moment.account() ? NodeSlots.NONE : second.find(node);
            if (node == moment.account()
                    || (met < 0 && view.typeOf(node) != 0)
                    || ties.payment(moment, tie) != LinkTable.NO_PAYMENT
                    || ties.at(moment, tie, ties.knownAt(moment, tie)) > moment.at()) {
                continue;
            }
            int slot = met < 0 ? meet(moment, others, node) : met;
            int fact = FACTS * slot;
            counted++;
            facts[fact + COMMON]++;
            degrees += facts[fact + DEGREE];
            closed += facts[fact + FLAGS] & TIED;
            int label = facts[fact + LABEL];
            judged += label == GraphView.UNLABELLED ? 0 : 1;
            frauds += label == GraphView.FRAUD ? 1 : 0;
            if ((facts[fact + FLAGS] & WHOLE) != 0) {
                whole++;
                for (int a = 0, at = slot * own.length; a < own.length; a++) {
                    around[a] += valuesOf[at + a];
                }
            } else {
                for (int a = 0, at = slot * own.length; a < own.length; a++) {
                    float value = valuesOf[at + a];
                    if (!Float.isNaN(value)) {
                        around[a] += value;
                        aroundCounts[a]++;
                    }
                }
            }
        }
        followed += counted;
        if (counted > 0) {
            middles++;
            secondDegree += (double) degrees / counted;
            secondShare += (frauds + MEAN_PRIOR * PRIOR) / (judged + MEAN_PRIOR);
            for (int a = 0; a < own.length; a++) {
                int said = aroundCounts[a] + whole;
                if (said > 0) {
                    secondMeans[a] += around[a] / said;
                    secondCounts[a]++;
                }
            }
        }
    }

    /** Reads what is wanted of an account two ties away, once however many ties lead to it. */
    private int meet(Moment moment, CoAccounts others, int node) {
        second.add(node);
        int slot = second.size() - 1;
        if (FACTS * slot == facts.length) {
            facts = Arrays.copyOf(facts, 2 * facts.length);
        }
        if (valuesOf.length < facts.length / FACTS * own.length) {
            valuesOf = Arrays.copyOf(valuesOf, facts.length / FACTS * own.length);
        }
        boolean whole = true;
        if (own.length > 0) {
            int from = cache.find(moment.view(), node);
            for (int a = 0; a < own.length; a++) {
                float value = cache.values[from + a];
                valuesOf[slot * own.length + a] = value;
                whole &= !Float.isNaN(value);
            }
        }
        int fact = FACTS * slot;
        facts[fact + COMMON] = 0;
        facts[fact + DEGREE] = moment.view().degree(node);
        facts[fact + LABEL] = moment.label(node);
        facts[fact + FLAGS] = (others.contains(node) ? TIED : 0) | (whole ? WHOLE : 0);
        return slot;
    }

    private void secondLabels(Moment moment, int tied) {
        if (!moment.hasLabels()) {
            return;
        }
        for (int slot = 0; slot < second.size(); slot++) {
            int label = facts[FACTS * slot + LABEL];
            if (label != GraphView.UNLABELLED) {
                int shared = facts[FACTS * slot + COMMON];
                double alike = (double) shared / Math.max(1, tied + facts[FACTS * slot + DEGREE] - shared);
                commonFraud.add(label, shared);
                similarFraud.add(label, alike * alike);
            }
        }
    }

    /** The attributes of accounts lately asked for, kept while no other attribute is known. */
    private static final class AttributeCache {
        private static final int BITS = 14;
        private static final long MIX = 0x9E3779B97F4A7C15L;

        private WeakReference<TemporalGraph> graph = new WeakReference<>(null);
        private int numbering;
        private int width;
        private float[] read = {};
        private long[] keys = {}; // a node plus one in the upper half, how many attributes were known in the lower
        float[] values = {};

        void turnTo(GraphView view, int attributes) {
            if (attributes == 0) {
                return;
            }
            if (graph.get() != view.graph() || numbering != view.numbering() || width != attributes) {
                graph = new WeakReference<>(view.graph());
                numbering = view.numbering();
                width = attributes;
                read = new float[attributes];
                keys = new long[1 << BITS];
                values = new float[attributes << BITS];
            }
        }

        /** Where in {@link #values} the attributes of an account are. */
        int find(GraphView view, int account) {
            int place = (int) ((account * MIX) >>> (Long.SIZE - BITS));
            long key = ((account + 1L) << 32) | view.attributeCount();
            if (keys[place] != key) {
                view.attributes(account, read);
                System.arraycopy(read, 0, values, place * width, width);
                keys[place] = key;
            }
            return place * width;
        }
    }
}
