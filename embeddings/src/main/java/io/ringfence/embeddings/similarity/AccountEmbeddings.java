package io.ringfence.embeddings.similarity;

import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.feature.DecisionPoint;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The embeddings of accounts as one model sees them at one moment, in memory: {@code float[d]} each, of length 1, in the
 * order of their nodes. Nearest neighbours are exact, O(n d) a question; memory 4 d bytes an account. Embeddings of two
 * models have nothing to do with each other, so each set says which model made it. Immutable; deterministic.
 */
public final class AccountEmbeddings {
    private static final Comparator<Near> FARTHEST_FIRST =
            Comparator.comparingDouble(Near::cosine).thenComparing(Near::account, Comparator.reverseOrder());

    private final String modelId;
    private final Instant asOf;
    private final int[] accounts;
    private final float[] values;
    private final int dimension;
    private final boolean truncated;

    /** An account and how near it is: the cosine of the two embeddings, −1 to 1. */
    public record Near(int account, double cosine) {}

    private AccountEmbeddings(RiskModel model, GraphView view, int[] accounts, float[] values) {
        modelId = model.id();
        asOf = view.asOf();
        this.accounts = accounts;
        this.values = values;
        dimension = accounts.length == 0 ? 0 : values.length / accounts.length;
        truncated = accounts.length > 0 && accounts[0] > firstAccount(view);
    }

    /**
     * Embeds accounts as they stand at the moment of a view, with nothing pending.
     *
     * @param most of more accounts than this, those first seen last are taken
     */
    public static AccountEmbeddings of(RiskModel model, GraphView view, int most, RunControl control) {
        int[] accounts = newest(view, most);
        float[] values = new float[0];
        for (int i = 0; i < accounts.length; i++) {
            control.check("embedding accounts", i, accounts.length);
            float[] one = model.embedding(view, DecisionPoint.ofAccount(accounts[i], view.asOf()));
            if (i == 0) {
                values = new float[Math.multiplyExact(accounts.length, one.length)];
            }
            normalise(one);
            System.arraycopy(one, 0, values, i * one.length, one.length);
        }
        return new AccountEmbeddings(model, view, accounts, values);
    }

    private static int[] newest(GraphView view, int most) {
        int count = 0;
        int first = view.nodeCount();
        while (first > 0 && count < most) {
            first--;
            count += isKept(view, first) ? 1 : 0;
        }
        int[] accounts = new int[count];
        int at = 0;
        for (int node = first; node < view.nodeCount(); node++) {
            if (isKept(view, node)) {
                accounts[at++] = node;
            }
        }
        return accounts;
    }

    private static boolean isKept(GraphView view, int node) {
        return view.isAccount(node) && !view.isErased(node);
    }

    private static int firstAccount(GraphView view) {
        int node = 0;
        while (node < view.nodeCount() && !isKept(view, node)) {
            node++;
        }
        return node;
    }

    private static void normalise(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
    }

    /** The model that made them. */
    public String modelId() {
        return modelId;
    }

    /** The moment whose knowledge they rest on. */
    public Instant asOf() {
        return asOf;
    }

    /** How many accounts there are. */
    public int size() {
        return accounts.length;
    }

    /** Numbers of an embedding. */
    public int dimension() {
        return dimension;
    }

    /** Whether there were more accounts than were to be embedded. */
    public boolean truncated() {
        return truncated;
    }

    /** The node of the i-th account. */
    public int account(int i) {
        return accounts[i];
    }

    /** The embedding of the i-th account. */
    public float[] embedding(int i) {
        return java.util.Arrays.copyOfRange(values, i * dimension, (i + 1) * dimension);
    }

    /**
     * The nearest others.
     *
     * @param account   a node
     * @param embedding its embedding, of any length but 0
     * @param limit     most others, at least 1
     */
    public List<Near> nearest(int account, float[] embedding, int limit) {
        float[] query = embedding.clone();
        normalise(query);
        var best = new PriorityQueue<>(FARTHEST_FIRST);
        for (int i = 0; i < accounts.length; i++) {
            if (accounts[i] != account) {
                float sum = 0;
                for (int j = 0; j < dimension; j++) {
                    sum += query[j] * values[i * dimension + j];
                }
                best.add(new Near(accounts[i], sum));
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
        List<Near> nearest = new ArrayList<>(best);
        nearest.sort(FARTHEST_FIRST.reversed());
        return nearest;
    }
}
