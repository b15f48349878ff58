package io.ringfence.ring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Boosted trees in flat arrays; a row takes O(trees · depth). Read from text: a line {@code base LOG_ODDS}, then for
 * each tree a line {@code tree NODES} and one line {@code feature threshold left right} a node, where feature −1 is a
 * leaf and its threshold the leaf's log-odds; below the threshold is left. Immutable, thread-safe.
 */
final class BoostedTrees {
    private static final int WIDTH = 4;
    private static final int VALUE = 1;
    private static final int LEFT = 2;
    private static final int RIGHT = 3;

    private final float base;
    private final int[] roots;
    private final int[] feature;

    /** Feature, bits of the value, and where the left and the right child stand: a node in one line of cache. */
    private final int[] nodes;

    private BoostedTrees(float base, int[] roots, Nodes nodes) {
        this.base = base;
        this.roots = Arrays.stream(roots).map(root -> WIDTH * root).toArray();
        feature = nodes.feature;
        this.nodes = new int[WIDTH * feature.length];
        for (int i = 0; i < feature.length; i++) {
            this.nodes[WIDTH * i] = feature[i];
            this.nodes[WIDTH * i + VALUE] = Float.floatToRawIntBits(nodes.value[i]);
            this.nodes[WIDTH * i + LEFT] = WIDTH * nodes.left[i];
            this.nodes[WIDTH * i + RIGHT] = WIDTH * nodes.right[i];
        }
    }

    private record Nodes(int[] feature, float[] value, int[] left, int[] right) {}

    /** Reads trees that stand beside this class. */
    static BoostedTrees resource(String name) {
        InputStream stream = Objects.requireNonNull(BoostedTrees.class.getResourceAsStream(name), name);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return read(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads trees from lines.
     *
     * @throws IllegalArgumentException if they are none
     */
    static BoostedTrees read(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().startsWith("base ")) {
            throw new IllegalArgumentException("trees begin with a line 'base LOG_ODDS'");
        }
        int trees = (int) lines.stream().filter(line -> line.startsWith("tree")).count();
        int size = lines.size() - 1 - trees;
        int[] roots = new int[trees];
        var nodes = new Nodes(new int[size], new float[size], new int[size], new int[size]);
        int tree = 0;
        int node = 0;
        int root = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] part = line.split(" ", -1);
            if (part[0].equals("tree")) {
                root = node;
                roots[tree++] = root;
            } else {
                nodes.feature[node] = Integer.parseInt(part[0]);
                nodes.value[node] = Float.parseFloat(part[1]);
                nodes.left[node] = root + Integer.parseInt(part[2]);
                nodes.right[node] = root + Integer.parseInt(part[3]);
                node++;
            }
        }
        for (int i = 0; i < size; i++) {
            boolean leaf = nodes.feature[i] < 0;
            if (!leaf
                    && (nodes.left[i] <= i || nodes.left[i] >= size || nodes.right[i] <= i || nodes.right[i] >= size)) {
                throw new IllegalArgumentException("node " + i + " of the trees has children that are not there");
            }
        }
        return new BoostedTrees(Float.parseFloat(lines.getFirst().split(" ", -1)[1]), roots, nodes);
    }

    /** Columns that a row must have at least. */
    int columns() {
        return Arrays.stream(feature).max().orElse(-1) + 1;
    }

    /** The log-odds of a row. */
    double margin(float[] row) {
        double sum = base;
        for (int root : roots) {
            int node = root;
            for (int column = nodes[node]; column >= 0; column = nodes[node]) {
                boolean below = row[column] < Float.intBitsToFloat(nodes[node + VALUE]);
                node = nodes[node + (below ? LEFT : RIGHT)];
            }
            sum += Float.intBitsToFloat(nodes[node + VALUE]);
        }
        return sum;
    }
}
