package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;

/**
 * Samples the transfers around a decision as a directed multigraph, in the manner of Multi-GNN (Egressy and others 2024):
 * each transfer is an edge of its own, edges against the direction of money are a relation of their own, and an edge
 * carries its <em>port</em>, the rank of the other end among the distinct ones of this end in order of first transfer, by
 * which parallel transfers to one account are told from transfers to many.
 *
 * <p>A row is a transfer of the account, the newest first: its numbers ({@link #EDGE_DIM}), what the account at its other
 * end did by itself, then the newest {@link #NESTED} transfers that this one sent and as many that it received, zeros where
 * there are fewer. The pending transfer, where the decision is one, is the first that was sent.
 *
 * @see <a href="https://arxiv.org/abs/2306.11586">Egressy and others 2024</a>
 */
public final class TransferSampler implements GraphSampler {
    /** Numbers of one transfer; the first is 1, so that a place left empty can be told. */
    public static final int EDGE_DIM = 9;

    /** Most transfers of one direction at the other end of a transfer. */
    public static final int NESTED = 3;

    /** Most transfers of one direction of the account itself. */
    static final int FANOUT = 8;

    private static final List<String> RELATIONS = List.of("sent", "received");
    private static final int[] FANOUTS = {FANOUT, FANOUT};
    private static final int SENT = 0;
    private static final int RECEIVED = 1;
    private static final int OWN_WINDOW = 64;
    private static final int OTHER_WINDOW = 16;

    private final AccountVector vector;

    /** A sampler for graphs without attributes. */
    public TransferSampler() {
        this(List.of());
    }

    /** A sampler that reads these attributes of accounts. */
    public TransferSampler(List<String> attributes) {
        vector = new AccountVector(List.copyOf(attributes));
    }

    @Override
    public List<String> relations() {
        return RELATIONS;
    }

    @Override
    public int rootDim() {
        return vector.dim() + NeighbourhoodSampler.ROOT_EXTRA;
    }

    @Override
    public int relationDim() {
        return EDGE_DIM + vector.dim() + 2 * NESTED * EDGE_DIM;
    }

    @Override
    public Sample sample(GraphView view, DecisionPoint point, long seed) {
        Moment moment = Moment.of(view, point);
        var draft = new Sample.Draft(rootDim(), FANOUTS, relationDim());
        NeighbourhoodSampler.root(vector, moment, OwnLinks.of(moment, WalkLimits.OWN_LINKS), draft.root);
        Edges sent = Edges.of(moment, moment.account(), SENT, OWN_WINDOW);
        pending(moment, sent, draft);
        add(moment, sent, draft, SENT);
        add(moment, Edges.of(moment, moment.account(), RECEIVED, OWN_WINDOW), draft, RECEIVED);
        return draft.sample();
    }

    private void pending(Moment moment, Edges sent, Sample.Draft draft) {
        Transfers transfers = Transfers.walk(moment);
        if (transfers.pays) {
            int from = draft.add(SENT, transfers.payee);
            float[] target = draft.rows(SENT);
            target[from] = 1;
            target[from + 1] = AccountVector.logAmount(moment.point().amountCents());
            target[from + 2] = 1;
            target[from + 4] = AccountVector.log(sent.nextPort(transfers.payee));
            target[from + 5] = AccountVector.log(sent.parallel(transfers.payee));
            target[from + 6] = 1;
            target[from + 7] = 1;
            other(moment, transfers.payee, target, from);
        }
    }

    private void add(Moment moment, Edges edges, Sample.Draft draft, int relation) {
        for (int i = edges.size() - 1; i >= 0 && !draft.isFull(relation); i--) {
            int from = draft.add(relation, edges.others.getInt(i));
            edges.write(moment, i, draft.rows(relation), from);
            other(moment, edges.others.getInt(i), draft.rows(relation), from);
        }
    }

    private void other(Moment moment, int other, float[] target, int from) {
        vector.add(moment, other, target, from + EDGE_DIM);
        int nested = from + EDGE_DIM + vector.dim();
        for (int direction : new int[] {SENT, RECEIVED}) {
            Edges edges = Edges.of(moment, other, direction, OTHER_WINDOW);
            for (int i = 0; i < Math.min(NESTED, edges.size()); i++) {
                edges.write(moment, edges.size() - 1 - i, target, nested + (direction * NESTED + i) * EDGE_DIM);
            }
        }
    }

    /** The latest transfers of an account in one direction, oldest first, with their ports. */
    private static final class Edges {
        private final IntArrayList payments = new IntArrayList();
        private final IntArrayList others = new IntArrayList();
        private final Int2IntOpenHashMap ports = new Int2IntOpenHashMap();
        private final Int2IntOpenHashMap counts = new Int2IntOpenHashMap();
        private final int direction;

        private Edges(int direction) {
            this.direction = direction;
            ports.defaultReturnValue(-1);
        }

        static Edges of(Moment moment, int account, int direction, int window) {
            var edges = new Edges(direction);
            if (account < 0) {
                return edges;
            }
            GraphView view = moment.view();
            PaymentTable payments = moment.payments();
            int count = direction == SENT ? view.paidCount(account) : view.receivedCount(account);
            for (int i = Math.max(0, count - window); i < count; i++) {
                int payment = direction == SENT ? view.paid(account, i) : view.received(account, i);
                int other = direction == SENT ? payments.toAccount(payment) : payments.account(payment);
                if (other >= 0 && other != account && payments.at(payment) <= moment.at()) {
                    edges.payments.add(payment);
                    edges.others.add(other);
                    edges.ports.putIfAbsent(other, edges.ports.size());
                    edges.counts.addTo(other, 1);
                }
            }
            return edges;
        }

        int size() {
            return payments.size();
        }

        int nextPort(int other) {
            int port = ports.get(other);
            return port < 0 ? ports.size() : port;
        }

        int parallel(int other) {
            return counts.get(other);
        }

        void write(Moment moment, int i, float[] target, int from) {
            int payment = payments.getInt(i);
            int other = others.getInt(i);
            long age = moment.at() - moment.payments().at(payment);
            target[from] = 1;
            target[from + 1] = AccountVector.logAmount(moment.payments().amountCents(payment));
            target[from + 2] = AccountVector.recency(age);
            target[from + 3] = AccountVector.logDays(age);
            target[from + 4] = AccountVector.log(ports.get(other));
            target[from + 5] = AccountVector.log(counts.get(other));
            target[from + 7] = direction == SENT ? 1 : -1;
            target[from + 8] = other == moment.account() ? 1 : 0;
        }
    }
}
