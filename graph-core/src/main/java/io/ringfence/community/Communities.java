package io.ringfence.community;

import io.ringfence.projection.Projection;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/** A partition of nodes 0..n−1 into communities 0..k−1, numbered by their lowest node. A community is no accusation. */
public final class Communities {
    private final int[] labels;
    private final int count;

    private Communities(int[] labels, int count) {
        this.labels = labels;
        this.count = count;
    }

    /** The partition that any labelling stands for. */
    public static Communities ofLabels(int[] anyLabels) {
        return areNodes(anyLabels) ? ofNodeLabels(anyLabels) : ofHashedLabels(anyLabels);
    }

    private static boolean areNodes(int[] labels) {
        for (int label : labels) {
            if (label < 0 || label >= labels.length) {
                return false;
            }
        }
        return true;
    }

    /** As for any labels, with a table in place of a hash: labels are 0..n−1. */
    private static Communities ofNodeLabels(int[] nodeLabels) {
        int[] numbers = new int[nodeLabels.length]; // one more than the number of a label; 0: none yet
        int[] labels = new int[nodeLabels.length];
        int count = 0;
        for (int node = 0; node < labels.length; node++) {
            int number = numbers[nodeLabels[node]];
            if (number == 0) {
                number = ++count;
                numbers[nodeLabels[node]] = number;
            }
            labels[node] = number - 1;
        }
        return new Communities(labels, count);
    }

    private static Communities ofHashedLabels(int[] anyLabels) {
        int n = anyLabels.length;
        for (int label : anyLabels) {
            if (label < 0 || label >= n) {
                return ofSparseLabels(anyLabels);
            }
        }
        int[] labels = anyLabels.clone();
        return new Communities(labels, Grouping.compact(labels));
    }

    private static Communities ofSparseLabels(int[] anyLabels) {
        var numbers = new Int2IntOpenHashMap();
        numbers.defaultReturnValue(-1);
        int[] labels = new int[anyLabels.length];
        for (int node = 0; node < labels.length; node++) {
            int number = numbers.get(anyLabels[node]);
            if (number < 0) {
                number = numbers.size();
                numbers.put(anyLabels[node], number);
            }
            labels[node] = number;
        }
        return new Communities(labels, numbers.size());
    }

    /** How many communities there are. */
    public int count() {
        return count;
    }

    /** The community of a node. */
    public int of(int node) {
        return labels[node];
    }

    /** The community of each node, a copy, shape [n]. */
    public int[] labels() {
        return labels.clone();
    }

    /** The nodes of each community, ascending. */
    public List<int[]> members() {
        int[] sizes = new int[count];
        for (int label : labels) {
            sizes[label]++;
        }
        var members = new ArrayList<int[]>(count);
        for (int size : sizes) {
            members.add(new int[size]);
        }
        for (int node = labels.length - 1; node >= 0; node--) {
            members.get(labels[node])[--sizes[labels[node]]] = node;
        }
        return members;
    }

    /**
     * The weighted modularity of the partition, −½ to 1; 0 for a graph with no edges.
     *
     * @param resolution γ &gt; 0
     */
    public double modularity(Projection graph, double resolution) {
        double[] strength = new double[count];
        double inside = 0;
        double total = 0;
        for (int node = 0; node < labels.length; node++) {
            for (int slot = graph.begin(node); slot < graph.end(node); slot++) {
                double weight = graph.weight(node, slot);
                total += weight;
                strength[labels[node]] += weight;
                if (labels[graph.neighbour(node, slot)] == labels[node]) {
                    inside += weight;
                }
            }
        }
        if (total == 0) {
            return 0;
        }
        double expected = 0;
        for (double each : strength) {
            expected += each * each;
        }
        return inside / total - resolution * expected / (total * total);
    }
}
