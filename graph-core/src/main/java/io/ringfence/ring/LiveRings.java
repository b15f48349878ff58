package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rings that follow a stream of events, one by one, from one full run to the next.
 *
 * <p>An event is counted first; most change no ring, and that is seen at once. Where one may, the accounts around it are
 * laid out, up to a bound, and the groups that it touches are proposed anew: as they were, with who is new, and as the
 * pieces that act in step at several scales. They are measured, cut and chosen among as in a full run, against the base
 * rates of the latest one. Beside rings it follows groups that are none yet. The accounts of a group that act without
 * tying anybody anew have it measured again when half as many acts have come in as it has accounts.
 *
 * <p>What differs from a full run: base rates are those of the latest one; communities of the whole graph, and dense
 * blocks, come in only with it; what lies beyond the bound is left out and counted ({@link #leftOut}). Evidence is
 * written when asked for, by {@link #write}. {@link io.ringfence.algorithm.LiveComponents},
 * {@link io.ringfence.community.LiveCommunities} and {@link io.ringfence.dense.LiveDenseBlocks} are not used: pieces of
 * a few dozen accounts are found faster anew, and the weight of a tie falls for all who share an entity whenever one
 * more does.
 *
 * <p>Deterministic: the same start and events give the same groups, however often they are written in between. Safe for
 * use by several threads: events and writing take turns, {@link #rings} takes no lock. Memory: about 30 bytes a node, 8
 * a tie and 16 a payment of a merchant.
 */
public final class LiveRings {
    /** Groups less likely to be rings are not followed. */
    private static final double FOLLOWED = 0.005;

    /** A difference in probability for which a ring is not written anew. */
    private static final double NEARLY = 0.02;

    private static final int WARM_UP = 300;
    private static final int[] NOBODY = new int[0];

    private final TemporalGraph graph;
    private final LiveRingParameters parameters;
    private final BaseRates base;
    private final LiveGate gate;
    private final Region region;
    private final RingSet full;
    private final Int2ObjectOpenHashMap<LiveRing> groupOf = new Int2ObjectOpenHashMap<>();
    private final Set<LiveRing> groups = new LinkedHashSet<>();
    private final Map<String, LiveRing> ringById = new HashMap<>();
    private long measured;
    private volatile RingSet written;

    private LiveRings(TemporalGraph graph, RingSet full, Landscape landscape, LiveRingParameters parameters) {
        this.graph = graph;
        this.full = full;
        this.parameters = parameters;
        base = new BaseRates(landscape);
        var counts = new LiveCounts(landscape.incidence);
        gate = new LiveGate(base, counts, groupOf::containsKey);
        region = new Region(counts, this::accountsOfGroup, parameters.around());
        written = full;
        GraphView view = landscape.view;
        for (Ring ring : full.rings()) {
            var group = new LiveRing(
                    ring.id(),
                    new RingScore(ring.score(), 0),
                    nodes(view, ring.accountIds()),
                    ring.lastSeen().toEpochMilli());
            group.written = ring;
            putIfApart(group);
        }
        for (ClearedGroup cleared : full.cleared()) {
            if (cleared.score() >= FOLLOWED) {
                int[] nodes = nodes(view, cleared.accountIds());
                putIfApart(new LiveRing(
                        "",
                        new RingScore(cleared.score(), 0),
                        nodes,
                        view.asOf().toEpochMilli()));
            }
        }
    }

    /**
     * Live rings that begin with those of a full run. O(links) for the base rates, and some hundred milliseconds.
     *
     * @param graph to which events are appended
     * @param view  of that graph, that the full run was of
     * @param full  the rings of the full run, under the ids that they are to keep
     * @throws java.util.concurrent.CancellationException if {@code control} asks to stop
     */
    public static LiveRings of(
            TemporalGraph graph, GraphView view, RingSet full, LiveRingParameters parameters, RunControl control) {
        var live = new LiveRings(graph, full, new Landscape(view, parameters.rings(), control), parameters);
        live.warmUp(view);
        return live;
    }

    /** Runs through what events run through, so that the first of them are as fast as the later. */
    private void warmUp(GraphView view) {
        List<LiveRing> all = List.copyOf(groups);
        for (int i = 0; i < WARM_UP && !all.isEmpty(); i++) {
            var some = new IntArrayList(all.get(i % all.size()).nodes);
            look(view, some, -1);
        }
    }

    /**
     * Takes an event, right after it was appended to the graph and before the next one is.
     *
     * @return what became of rings by it, by ring id; most often nothing
     */
    public List<RingChange> on(Event event) {
        return on(event, graph.latest());
    }

    /**
     * Takes an event that was appended before others were.
     *
     * @param view of the graph just after the event
     * @return what became of rings by it, by ring id
     */
    public synchronized List<RingChange> on(Event event, GraphView view) {
        boolean may = gate.passes(view, event);
        LiveRing group = groupOf.get(gate.accounts.getInt(0));
        if (group != null) {
            group.lastAt = Math.max(group.lastAt, event.at().toEpochMilli());
            may |= 2 * ++group.waiting >= group.nodes.length;
        }
        return may ? measure(view, gate.accounts, gate.entity) : List.of();
    }

    /**
     * Lets time pass: a group whose accounts did nothing for longer than is kept is gone.
     *
     * @return what became of rings by it, by ring id
     */
    public synchronized List<RingChange> advance(Instant now) {
        long before = now.minus(parameters.keep()).toEpochMilli();
        var changes = new ArrayList<RingChange>();
        for (LiveRing group : List.copyOf(groups)) {
            if (group.lastAt < before) {
                drop(group);
                if (group.isRing()) {
                    changes.add(new RingChange(group.id, RingChange.Kind.GONE, now, List.of(), group.nodes.length, 0));
                }
            }
        }
        changes.sort(Comparator.comparing(RingChange::ringId));
        return changes;
    }

    /** The rings as they were last written; takes no lock. */
    public RingSet rings() {
        return written;
    }

    /**
     * Writes down the rings that changed since they were last, with members, roles and evidence; some milliseconds each,
     * for no longer than one of which an event waits. Of a ring of the same accounts and nearly the same score, what was
     * written stays. What was cleared, and the coverage, are those of the full run.
     */
    public RingSet write() {
        while (writeOne()) {}
        synchronized (this) {
            var rings = new ArrayList<Ring>();
            for (LiveRing group : groups) {
                Ring ring = group.written;
                if (group.isRing() && ring != null) {
                    rings.add(ring);
                }
            }
            rings.sort(Comparator.comparingDouble(Ring::score).reversed().thenComparing(Ring::id));
            Instant asOf = graph.latest().asOf();
            written = new RingSet(asOf, full.policyVersion(), rings, full.cleared(), full.coverage());
            return written;
        }
    }

    /** Writes a ring that is not written; false where there is none. */
    private synchronized boolean writeOne() {
        for (LiveRing group : groups) {
            if (group.isRing() && group.written == null && !group.speechless) {
                describe(graph.latest(), group);
                return true;
            }
        }
        return false;
    }

    /** Groups that were near enough to an event to be laid out and had no room, since the full run. */
    public synchronized long leftOut() {
        return region.leftOut;
    }

    /** Events that had groups measured anew, since the full run. */
    public synchronized long measured() {
        return measured;
    }

    /** Accounts of each ring, by ring id: what events alone decide, written or not. */
    synchronized Map<String, List<String>> accounts() {
        var accounts = new TreeMap<String, List<String>>();
        for (LiveRing group : groups) {
            if (group.isRing()) {
                accounts.put(
                        group.id,
                        Arrays.stream(group.nodes)
                                .mapToObj(node -> graph.entity(node).id())
                                .sorted()
                                .toList());
            }
        }
        return accounts;
    }

    private record Look(Landscape landscape, List<LiveRing> groups, Selection selection) {}

    /** Groups around some accounts, chosen anew; null where there are too few accounts for one. */
    private @Nullable Look look(GraphView view, IntArrayList about, int entity) {
        var seeds = new IntOpenHashSet();
        var ordered = new IntArrayList();
        for (int account : about) {
            if (seeds.add(account)) {
                ordered.add(account);
            }
            for (int member : accountsOfGroup(account)) {
                if (seeds.add(member)) {
                    ordered.add(member);
                }
            }
        }
        Landscape.Part part = region.around(view, ordered);
        if (part.inside() < parameters.rings().minAccounts()) {
            return null;
        }
        var landscape = new Landscape(part, parameters.rings(), base);
        base.note(landscape);
        var touched = new BitSet();
        for (int i = 0; i < ordered.size(); i++) {
            touched.set(part.incidence().numberOf(ordered.getInt(i)));
        }
        var old = new LinkedHashSet<LiveRing>();
        var known = new ArrayList<int[]>();
        for (int i = 0; i < part.inside(); i++) {
            LiveRing group = groupOf.get(part.incidence().accountNode(i));
            if (group != null && old.add(group)) {
                known.add(numbers(landscape, group));
            }
        }
        int where = entity < 0 ? -1 : part.incidence().numberOf(entity);
        List<int[]> candidates = LocalCandidates.find(landscape, touched, where, known);
        return new Look(landscape, List.copyOf(old), Selection.of(landscape, candidates, RunControl.NONE));
    }

    private List<RingChange> measure(GraphView view, IntArrayList about, int entity) {
        measured++;
        Look look = look(view, about, entity);
        if (look == null) {
            return List.of();
        }
        var fresh = new ArrayList<LiveSuccession.Fresh>();
        for (Selection.Choice choice : look.selection.rings()) {
            fresh.add(fresh(look.landscape, choice, true));
        }
        for (Selection.Choice choice : look.selection.others()) {
            if (choice.score().probability() >= FOLLOWED) {
                fresh.add(fresh(look.landscape, choice, false));
            }
        }
        look.groups.forEach(this::drop);
        var succession = new LiveSuccession(look.groups, fresh, ringById::containsKey, view.asOf());
        for (LiveRing group : succession.after) {
            keepWritten(look.groups, group);
            put(group);
        }
        return succession.changes;
    }

    private static void keepWritten(List<LiveRing> before, LiveRing group) {
        for (LiveRing old : before) {
            boolean same = group.isRing() && group.id.equals(old.id) && Arrays.equals(group.nodes, old.nodes);
            if (same && Math.abs(group.score.probability() - old.score.probability()) < NEARLY) {
                group.written = old.written;
            }
        }
    }

    private static LiveSuccession.Fresh fresh(Landscape landscape, Selection.Choice choice, boolean isRing) {
        int[] nodes = Arrays.stream(choice.accounts())
                .map(landscape.incidence::accountNode)
                .sorted()
                .toArray();
        String id = isRing ? RingWriter.id(landscape, choice.accounts()) : "";
        return new LiveSuccession.Fresh(nodes, choice.score(), isRing, id);
    }

    private void describe(GraphView view, LiveRing group) {
        Landscape.Part part = region.around(view, new IntArrayList(group.nodes));
        var landscape = new Landscape(part, parameters.rings(), base);
        var choice = new Selection.Choice(numbers(landscape, group), group.score);
        List<Ring> rings = RingWriter.write(List.of(Finding.of(landscape, choice)), RunControl.NONE);
        group.speechless = rings.isEmpty();
        group.written = rings.isEmpty() ? null : rings.getFirst().withId(group.id);
    }

    private static int[] numbers(Landscape landscape, LiveRing group) {
        return Arrays.stream(group.nodes)
                .map(landscape.incidence::numberOf)
                .sorted()
                .toArray();
    }

    private int[] accountsOfGroup(int account) {
        LiveRing group = groupOf.get(account);
        return group == null ? NOBODY : group.nodes;
    }

    /** Groups are disjoint here; what was written may have taken in accounts of a group that was cleared. */
    private void putIfApart(LiveRing group) {
        for (int node : group.nodes) {
            if (groupOf.containsKey(node)) {
                return;
            }
        }
        put(group);
    }

    private void put(LiveRing group) {
        groups.add(group);
        if (group.isRing()) {
            ringById.put(group.id, group);
        }
        for (int node : group.nodes) {
            groupOf.put(node, group);
        }
    }

    private void drop(LiveRing group) {
        groups.remove(group);
        ringById.remove(group.id, group);
        for (int node : group.nodes) {
            groupOf.remove(node, group);
        }
    }

    private static int[] nodes(GraphView view, List<String> accounts) {
        return accounts.stream()
                .mapToInt(id -> view.node(EntityId.account(id)))
                .filter(node -> node >= 0)
                .sorted()
                .toArray();
    }
}
