package io.ringfence.feature;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.GraphView;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Samples the entities around a decision for a heterogeneous GraphSAGE (Hamilton, Ying, Leskovec 2017), with one relation
 * for each entity type that ties accounts, one for accounts tied directly, and one for each direction of transfers.
 *
 * <p>A neighbour is an entity: its own numbers, then the mean over a sample of the other accounts behind it of what they
 * did themselves ({@code z = x ‖ mean(x)}, the first layer's aggregation, which has no weights before it) and, where
 * {@link SamplingParameters#secondHop()} asks for it, the mean over the accounts behind those. The latest entities come
 * first; the accounts behind one are sampled by the seed. Hubs are there with their own numbers and no accounts behind
 * them.
 */
public final class NeighbourhoodSampler implements GraphSampler {
    /** The relation of accounts tied directly. */
    public static final String ACCOUNT = EntityType.ACCOUNT;

    /** The relation of accounts that were sent money. */
    public static final String TRANSFER_OUT = "transfer_out";

    /** The relation of accounts that money came from. */
    public static final String TRANSFER_IN = "transfer_in";

    /** Numbers of a neighbour that are its own; the mean of the accounts behind it comes after them. */
    public static final int OWN_DIM = 10;

    /** Numbers of the root after those of the account. */
    public static final int ROOT_EXTRA = 6;

    private final SamplingParameters parameters;
    private final AccountVector vector;
    private final List<String> relations;
    private final int[] fanouts;

    /** A sampler of the usual size, for graphs without attributes. */
    public NeighbourhoodSampler(EntityTypes types) {
        this(types, List.of(), SamplingParameters.DEFAULT);
    }

    /** A sampler for the relations that these entity types make, that reads these attributes of accounts. */
    public NeighbourhoodSampler(EntityTypes types, List<String> attributes, SamplingParameters parameters) {
        this.parameters = parameters;
        vector = new AccountVector(List.copyOf(attributes));
        var names = new ArrayList<String>();
        FeatureCatalogue.tying(types).forEach(type -> names.add(type.name()));
        names.addAll(List.of(ACCOUNT, TRANSFER_OUT, TRANSFER_IN));
        relations = List.copyOf(names);
        fanouts = new int[relations.size()];
        Arrays.fill(fanouts, parameters.fanout());
        fanouts[relations.indexOf(ACCOUNT)] = parameters.ties();
    }

    @Override
    public List<String> relations() {
        return relations;
    }

    @Override
    public int rootDim() {
        return vector.dim() + ROOT_EXTRA;
    }

    @Override
    public int relationDim() {
        return OWN_DIM + (hasSecondHop() ? 2 : 1) * vector.dim();
    }

    private boolean hasSecondHop() {
        return parameters.secondHop() > 0;
    }

    @Override
    public Sample sample(GraphView view, DecisionPoint point, long seed) {
        Moment moment = Moment.of(view, point);
        OwnLinks own = OwnLinks.of(moment, WalkLimits.OWN_LINKS);
        var random = new SplittableRandom(seed ^ (31L * moment.account() + moment.at()));
        var draft = new Sample.Draft(rootDim(), fanouts, relationDim());
        root(vector, moment, own, draft.root);
        var behind = new Behind(moment, own, random);
        int[] newest = own.newestFirst();
        var tied = new IntArrayList();
        for (int i = 0; i < own.size(); i++) {
            int slot = newest[i];
            int node = own.nodes.node(slot);
            int relation = relationOf(moment, node);
            if (relation < 0 || draft.isFull(relation)) {
                continue;
            }
            if (relations.get(relation).equals(ACCOUNT)) {
                tied.add(slot);
            } else {
                entity(behind, slot, draft.rows(relation), draft.add(relation, node));
            }
        }
        ties(behind, tied, draft);
        transfers(behind, draft);
        return draft.sample();
    }

    /** All accounts tied directly or, where they are many, some: they are often of one moment, and none is the latest. */
    private void ties(Behind behind, IntArrayList slots, Sample.Draft draft) {
        int relation = relations.size() - 3;
        IntArrayList some = chosen(slots, Math.min(slots.size(), parameters.ties()), behind.random());
        for (int i = 0; i < some.size(); i++) {
            int slot = some.getInt(i);
            int from = draft.add(relation, behind.own().nodes.node(slot));
            tied(behind, slot, draft.rows(relation), from);
        }
    }

    private record Behind(Moment moment, OwnLinks own, SplittableRandom random) {}

    /** The account and its decision: what it did, then whether it pays, how much, the hour, and how much it is tied. */
    static void root(AccountVector vector, Moment moment, OwnLinks own, float[] root) {
        vector.add(moment, moment.account(), root, 0);
        int from = vector.dim();
        double hour = 2 * Math.PI * Math.floorMod(moment.at(), Moment.DAY) / Moment.DAY;
        root[from] = moment.isPayment() ? 1 : 0;
        root[from + 1] =
                moment.isPayment() ? AccountVector.logAmount(moment.point().amountCents()) : 0;
        root[from + 2] = (float) StrictMath.sin(hour);
        root[from + 3] = (float) StrictMath.cos(hour);
        root[from + 4] = own.fresh;
        root[from + 5] = AccountVector.log(own.size());
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
        var use = new EntityUsers.Use(node, moment.account(), own.times[slot], own.first[slot], own.last[slot]);
        EntityUsers users = EntityUsers.scan(moment, use, WalkLimits.ENTITY_LINKS);
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
        boolean some = !users.hub && users.count() > 0;
        IntArrayList accounts = some
                ? chosen(users.accounts, Math.min(parameters.coAccounts(), users.count()), behind.random())
                : new IntArrayList();
        behind(moment, accounts, target, from + OWN_DIM - 1);
        if (hasSecondHop()) {
            beyond(behind, accounts, target, from + OWN_DIM);
        }
    }

    /** The mean closeness of sign-up, then the mean vector. */
    private void behind(Moment moment, IntArrayList accounts, float[] target, int from) {
        for (int i = 0; i < accounts.size(); i++) {
            int account = accounts.getInt(i);
            target[from] += signUpCloseness(moment, account);
            vector.add(moment, account, target, from + 1);
        }
        for (int i = 0; i <= vector.dim() && !accounts.isEmpty(); i++) {
            target[from + i] /= accounts.size();
        }
    }

    /**
     * After a mean over accounts, the mean over those tied to them by entities that are no hubs. Where there is nobody, an
     * account is its own mean: what is compared with a mean that is not there must come out as no difference.
     */
    private void beyond(Behind behind, IntArrayList accounts, float[] target, int from) {
        Moment moment = behind.moment();
        int second = from + vector.dim();
        int count = 0;
        for (int i = 0; i < Math.min(accounts.size(), parameters.secondHop()); i++) {
            IntArrayList others = tiedTo(behind, accounts.getInt(i));
            for (int j = 0; j < others.size(); j++) {
                vector.add(moment, others.getInt(j), target, second);
                count++;
            }
        }
        if (accounts.isEmpty()) {
            vector.add(moment, moment.account(), target, from);
        }
        for (int i = 0; i < vector.dim(); i++) {
            target[second + i] = count == 0 ? target[from + i] : target[second + i] / count;
        }
    }

    /** A few accounts that the latest entities of an account, hubs not among them, tie it to. */
    private IntArrayList tiedTo(Behind behind, int account) {
        Moment moment = behind.moment();
        GraphView view = moment.view();
        var others = new IntArrayList();
        var seen = new IntArrayList();
        int degree = view.degree(account);
        for (int i = degree - 1; i >= Math.max(0, degree - WalkLimits.SECOND_HOP); i--) {
            int node = view.neighbour(account, i);
            long at = moment.links().at(view.link(account, i));
            if (at > moment.at() || seen.contains(node) || !EntityUsers.ties(moment.types(), view.typeOf(node))) {
                continue;
            }
            seen.add(node);
            EntityUsers users =
                    EntityUsers.scan(moment, new EntityUsers.Use(node, account, 1, at, at), WalkLimits.SECOND_HOP * 8);
            if (!users.hub && users.count() > 0) {
                int size = Math.min(parameters.secondHop(), users.count());
                others.addAll(chosen(users.accounts, size, behind.random()));
            }
            if (seen.size() == parameters.secondHop()) {
                break;
            }
        }
        return others;
    }

    private static IntArrayList chosen(IntArrayList accounts, int size, SplittableRandom random) {
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

    private void tied(Behind behind, int slot, float[] target, int from) {
        Moment moment = behind.moment();
        OwnLinks own = behind.own();
        int other = own.nodes.node(slot);
        target[from] = 1;
        target[from + 5] = AccountVector.recency(moment.at() - own.last[slot]);
        target[from + 7] = own.pending[slot] ? 1 : 0;
        target[from + 8] = own.times[slot] > 0 ? 1 : 0;
        target[from + 9] = signUpCloseness(moment, other);
        account(behind, other, target, from + OWN_DIM);
    }

    /** An account as the mean of itself alone. */
    private void account(Behind behind, int other, float[] target, int from) {
        vector.add(behind.moment(), other, target, from);
        if (hasSecondHop()) {
            beyond(behind, IntArrayList.of(other), target, from);
        }
    }

    private void transfers(Behind behind, Sample.Draft draft) {
        Transfers transfers = Transfers.walk(behind.moment());
        int out = relations.size() - 2;
        for (int i = 0; i < transfers.counterparties.size(); i++) {
            int other = transfers.counterparties.getInt(i);
            int bits = transfers.direction.get(other);
            boolean to = (bits & (Transfers.SENT | Transfers.PENDING)) != 0;
            boolean from = (bits & Transfers.RECEIVED) != 0;
            if (to && !draft.isFull(out)) {
                int at = draft.add(out, other);
                counterparty(behind, new Counterparty(other, bits), draft.rows(out), at);
            }
            if (from && !draft.isFull(out + 1)) {
                int at = draft.add(out + 1, other);
                counterparty(behind, new Counterparty(other, bits), draft.rows(out + 1), at);
            }
        }
    }

    private record Counterparty(int node, int bits) {}

    private void counterparty(Behind behind, Counterparty other, float[] target, int from) {
        Moment moment = behind.moment();
        target[from] = 1;
        target[from + 1] = AccountVector.log(Transfers.senders(moment, other.node, WalkLimits.OTHER_PAYMENTS));
        target[from + 2] = AccountVector.log(Transfers.receivers(moment, other.node, WalkLimits.OTHER_PAYMENTS));
        target[from + 3] = AccountVector.log(moment.view().degree(other.node));
        target[from + 7] = (other.bits & Transfers.PENDING) != 0 ? 1 : 0;
        target[from + 8] = (other.bits & Transfers.SENT) != 0 ? 1 : 0;
        target[from + 9] = (other.bits & Transfers.RECEIVED) != 0 ? 1 : 0;
        account(behind, other.node, target, from + OWN_DIM);
    }
}
