package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphView;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Turns a decision and what was known into the fixed-size dense input of a heterogeneous GraphSAGE (Hamilton, Ying,
 * Leskovec 2017) with one relation for each entity type that ties accounts, one for accounts tied directly, and one for
 * each direction of transfers.
 *
 * <p>A neighbour is an entity: its own numbers, then the mean over a sample of the other accounts behind it of what they
 * did themselves ({@code z = x ‖ mean(x)}, the first layer's aggregation, which has no weights before it). The latest
 * entities come first; the accounts behind one are sampled by the seed. Hubs are there with their own numbers and no
 * accounts behind them. No label enters. Bounded by {@link SamplingParameters}; deterministic for a view, a decision and
 * a seed; safe to call from many threads.
 */
public final class NeighbourhoodSampler {
    /** The relation of accounts tied directly. */
    public static final String ACCOUNT = EntityType.ACCOUNT;

    /** The relation of accounts that were sent money. */
    public static final String TRANSFER_OUT = "transfer_out";

    /** The relation of accounts that money came from. */
    public static final String TRANSFER_IN = "transfer_in";

    private static final int OWN_DIM = 10;
    private static final int ROOT_EXTRA = 6;

    private final SamplingParameters parameters;
    private final WalkLimits limits = WalkLimits.DEFAULT;
    private final List<String> relations;

    /** A sampler of the usual size. */
    public NeighbourhoodSampler(EntityTypes types) {
        this(types, SamplingParameters.DEFAULT);
    }

    /** A sampler for the relations that these entity types make. */
    public NeighbourhoodSampler(EntityTypes types, SamplingParameters parameters) {
        this.parameters = parameters;
        var names = new ArrayList<String>();
        FeatureCatalogue.tying(types).forEach(type -> names.add(type.name()));
        names.addAll(List.of(ACCOUNT, TRANSFER_OUT, TRANSFER_IN));
        relations = List.copyOf(names);
    }

    /** The relations, in the order of {@link Sample#byRelation()}. */
    public List<String> relations() {
        return relations;
    }

    /** Most neighbours of one relation. */
    public int fanout() {
        return parameters.fanout();
    }

    /** Length of {@link Sample#root()}. */
    public int rootDim() {
        return AccountVector.DIM + ROOT_EXTRA;
    }

    /** Length of one neighbour. */
    public int relationDim() {
        return OWN_DIM + AccountVector.DIM;
    }

    /**
     * The neighbourhood of one decision.
     *
     * @param view what was known
     * @param seed fixes which accounts behind an entity are sampled
     */
    public Sample sample(GraphView view, DecisionPoint point, long seed) {
        Moment moment = Moment.of(view, point);
        OwnLinks own = OwnLinks.of(moment, limits.ownLinks());
        var random = new SplittableRandom(seed ^ (31L * moment.account() + moment.at()));
        float[][] byRelation = new float[relations.size()][parameters.fanout() * relationDim()];
        int[] counts = new int[relations.size()];
        int[] newest = own.newestFirst();
        for (int i = 0; i < own.size(); i++) {
            int slot = newest[i];
            int relation = relationOf(moment, own.nodes.node(slot));
            if (relation >= 0 && counts[relation] < parameters.fanout()) {
                int from = counts[relation]++ * relationDim();
                if (relations.get(relation).equals(ACCOUNT)) {
                    tied(moment, own, slot, byRelation[relation], from);
                } else {
                    entity(new Behind(moment, own, random), slot, byRelation[relation], from);
                }
            }
        }
        transfers(moment, byRelation, counts);
        return new Sample(root(moment, own), byRelation, counts);
    }

    private record Behind(Moment moment, OwnLinks own, SplittableRandom random) {}

    private float[] root(Moment moment, OwnLinks own) {
        float[] root = new float[rootDim()];
        AccountVector.add(moment, moment.account(), root, 0);
        int from = AccountVector.DIM;
        double hour = 2 * Math.PI * Math.floorMod(moment.at(), Moment.DAY) / Moment.DAY;
        root[from] = moment.isPayment() ? 1 : 0;
        root[from + 1] =
                moment.isPayment() ? AccountVector.logAmount(moment.point().amountCents()) : 0;
        root[from + 2] = (float) StrictMath.sin(hour);
        root[from + 3] = (float) StrictMath.cos(hour);
        root[from + 4] = own.fresh;
        root[from + 5] = AccountVector.log(own.size());
        return root;
    }

    private int relationOf(Moment moment, int node) {
        int type = moment.view().typeOf(node);
        if (type == 0) {
            return relations.size() - 3;
        }
        EntityTypes here = moment.types();
        return EntityUsers.ties(here, type) ? relations.indexOf(here.get(type).name()) : -1;
    }

    private void entity(Behind behind, int slot, float[] target, int from) {
        Moment moment = behind.moment();
        OwnLinks own = behind.own();
        int node = own.nodes.node(slot);
        var use = new EntityUsers.Use(node, moment.account(), own.first[slot], own.last[slot]);
        EntityUsers users = EntityUsers.scan(moment, use, limits.entityLinks());
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < users.count(); i++) {
            latest = Math.max(latest, users.lastSeen.getLong(i));
        }
        target[from] = 1;
        target[from + 1] = AccountVector.log(users.count());
        target[from + 2] = users.hub ? 1 : 0;
        target[from + 3] = AccountVector.log(moment.view().degree(node));
        target[from + 4] = AccountVector.logDays(moment.at() - moment.view().firstSeenAt(node));
        target[from + 5] = AccountVector.recency(moment.at() - own.last[slot]);
        target[from + 6] = users.count() == 0 ? 0 : AccountVector.recency(moment.at() - latest);
        target[from + 7] = own.pending[slot] ? 1 : 0;
        target[from + 8] = own.times[slot] > 0 ? 1 : 0;
        if (!users.hub && users.count() > 0) {
            behind(moment, chosen(users.accounts, behind.random()), target, from + OWN_DIM - 1);
        }
    }

    /** The mean closeness of sign-up, then the mean vector. */
    private static void behind(Moment moment, IntArrayList accounts, float[] target, int from) {
        for (int i = 0; i < accounts.size(); i++) {
            int account = accounts.getInt(i);
            target[from] += signUpCloseness(moment, account);
            AccountVector.add(moment, account, target, from + 1);
        }
        for (int i = 0; i <= AccountVector.DIM; i++) {
            target[from + i] /= accounts.size();
        }
    }

    private IntArrayList chosen(IntArrayList accounts, SplittableRandom random) {
        int size = Math.min(parameters.coAccounts(), accounts.size());
        var pool = new IntArrayList(accounts);
        for (int i = 0; i < size && size < accounts.size(); i++) {
            int other = i + random.nextInt(pool.size() - i);
            int account = pool.getInt(other);
            pool.set(other, pool.getInt(i));
            pool.set(i, account);
        }
        pool.size(size);
        return pool;
    }

    private static float signUpCloseness(Moment moment, int account) {
        return moment.account() < 0
                ? 0
                : AccountVector.recency(Math.abs(moment.openedAt(account) - moment.openedAt(moment.account())));
    }

    private void tied(Moment moment, OwnLinks own, int slot, float[] target, int from) {
        target[from] = 1;
        target[from + 5] = AccountVector.recency(moment.at() - own.last[slot]);
        target[from + 7] = own.pending[slot] ? 1 : 0;
        target[from + 8] = own.times[slot] > 0 ? 1 : 0;
        target[from + 9] = signUpCloseness(moment, own.nodes.node(slot));
        AccountVector.add(moment, own.nodes.node(slot), target, from + OWN_DIM);
    }

    private void transfers(Moment moment, float[][] byRelation, int[] counts) {
        Transfers transfers = Transfers.walk(moment, limits);
        int out = relations.size() - 2;
        for (int i = 0; i < transfers.counterparties.size(); i++) {
            int other = transfers.counterparties.getInt(i);
            int bits = transfers.direction.get(other);
            boolean to = (bits & (Transfers.SENT | Transfers.PENDING)) != 0;
            boolean from = (bits & Transfers.RECEIVED) != 0;
            if (to && counts[out] < parameters.fanout()) {
                counterparty(moment, other, bits, byRelation[out], counts[out]++ * relationDim());
            }
            if (from && counts[out + 1] < parameters.fanout()) {
                counterparty(moment, other, bits, byRelation[out + 1], counts[out + 1]++ * relationDim());
            }
        }
    }

    private void counterparty(Moment moment, int other, int bits, float[] target, int from) {
        target[from] = 1;
        target[from + 1] = AccountVector.log(Transfers.senders(moment, other, limits.otherPayments()));
        target[from + 2] = AccountVector.log(Transfers.receivers(moment, other, limits.otherPayments()));
        target[from + 3] = AccountVector.log(moment.view().degree(other));
        target[from + 7] = (bits & Transfers.PENDING) != 0 ? 1 : 0;
        target[from + 8] = (bits & Transfers.SENT) != 0 ? 1 : 0;
        target[from + 9] = (bits & Transfers.RECEIVED) != 0 ? 1 : 0;
        AccountVector.add(moment, other, target, from + OWN_DIM);
    }
}
