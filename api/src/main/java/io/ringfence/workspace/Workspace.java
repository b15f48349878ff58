package io.ringfence.workspace;

import io.ringfence.embeddings.registry.ModelSummary;
import io.ringfence.embeddings.registry.RiskModel;
import io.ringfence.feature.FeatureCatalogue;
import io.ringfence.feature.FeatureExtractor;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.Lineage;
import io.ringfence.ring.LiveRingParameters;
import io.ringfence.ring.LiveRings;
import io.ringfence.ring.Member;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingChange;
import io.ringfence.ring.RingDrift;
import io.ringfence.ring.RingFinder;
import io.ringfence.ring.RingParameters;
import io.ringfence.ring.RingSet;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The graph in memory, the rings found in it, the models trained on it, and the ledger behind them. Reads take no lock;
 * writes go to the ledger first and are in memory when the call returns. Safe for use by many threads.
 */
public final class Workspace {
    private static final System.Logger LOG = System.getLogger(Workspace.class.getName());

    private final Ledger ledger;
    private final TemporalGraph graph;
    private final ModelSource models;
    private final Clock clock;
    private final List<Consumer<Notice>> listeners = new CopyOnWriteArrayList<>();
    private final Object detecting = new Object();
    private final Object showing = new Object(); // taken before the lock of append
    private volatile FoundRings found;
    private volatile @Nullable LiveRings live;
    private volatile @Nullable RingDrift drift;
    private volatile @Nullable FeatureExtractor extractor;

    /** Events since the view of a full run that goes on; null while none does. */
    private @Nullable List<Seen> since;

    private final List<RingChange> unshown = new ArrayList<>();
    private final List<RingChange> unsaved = new ArrayList<>();

    /** An event, and the graph just after it. */
    private record Seen(Event event, GraphView view) {}

    /** Rings with an index by account and by id. */
    private record FoundRings(RingSet set, Map<String, Ring> byId, Map<String, Ring> byAccount) {
        static FoundRings of(RingSet set) {
            var byId = new HashMap<String, Ring>();
            var byAccount = new HashMap<String, Ring>();
            for (Ring ring : set.rings()) {
                byId.put(ring.id(), ring);
                for (Member member : ring.members()) {
                    byAccount.putIfAbsent(member.accountId(), ring); // rings come by descending score
                }
            }
            return new FoundRings(set, byId, byAccount);
        }
    }

    /**
     * @param ledger what must not be lost
     * @param graph  all that the ledger holds; from here on only this workspace appends to it
     * @param rings  the rings of the latest run
     * @param models where models come from
     * @param clock  the time at which a live event becomes known
     */
    public Workspace(Ledger ledger, TemporalGraph graph, RingSet rings, ModelSource models, Clock clock) {
        this.ledger = ledger;
        this.graph = graph;
        this.models = models;
        this.clock = clock;
        this.found = FoundRings.of(rings);
    }

    /** What must not be lost. */
    public Ledger ledger() {
        return ledger;
    }

    /** The graph. */
    public TemporalGraph graph() {
        return graph;
    }

    /** All that is known now. */
    public GraphView view() {
        return graph.latest();
    }

    /** What was known at a time. */
    public GraphView asOf(Instant time) {
        return graph.asOf(time);
    }

    /** The clock that stamps live events. */
    public Clock clock() {
        return clock;
    }

    /** The rings of the latest run. */
    public RingSet rings() {
        return found.set();
    }

    /** The ring of an id. */
    public Optional<Ring> ring(String id) {
        return Optional.ofNullable(found.byId().get(id));
    }

    /** The ring, of the highest score, that an account is in. */
    public Optional<Ring> ringOf(String accountId) {
        return Optional.ofNullable(found.byAccount().get(accountId));
    }

    /**
     * What computes features for requests: that of the champion, or one of all features of the graph where there is none.
     * It keeps what it walked on, and is made anew only where the champion or the graph's attributes are others.
     */
    public FeatureExtractor extractor() {
        Optional<RiskModel> champion = champion();
        if (champion.isPresent()) {
            return champion.get().extractor();
        }
        FeatureExtractor current = extractor;
        if (current == null || !current.catalogue().attributes().equals(graph.attributes())) {
            current = new FeatureExtractor(FeatureCatalogue.of(graph));
            extractor = current;
        }
        return current;
    }

    /** The model that answers. */
    public Optional<RiskModel> champion() {
        return models.champion();
    }

    /** Every model, newest first. */
    public List<ModelSummary> models() {
        return models.list();
    }

    /** Where the models come from. */
    public ModelSource modelSource() {
        return models;
    }

    /** What was decided on a ring, oldest first. */
    public List<RingDecision> decisions(String ringId) {
        return ledger.decisions(ringId);
    }

    /** What happened to a ring, oldest first. */
    public List<RingChange> history(String ringId) {
        return ledger.history(ringId);
    }

    /**
     * Adds live events. An event known earlier than the latest one here counts as known from then on, in the ledger as in
     * memory: what we knew is never rewritten.
     *
     * @return what became of each, in order; all that are not rejected are durable
     */
    public synchronized List<EventVerdict> append(List<Event> events) {
        var accepted = new ArrayList<Event>();
        var verdicts = new ArrayList<EventVerdict>();
        for (Event event : events) {
            Optional<String> refusal = refusal(event);
            if (refusal.isPresent()) {
                verdicts.add(EventVerdict.rejected(refusal.get()));
            } else if (graph.contains(event)) {
                verdicts.add(EventVerdict.REPEATED);
            } else {
                verdicts.add(EventVerdict.ADDED);
                accepted.add(knownNow(event));
            }
        }
        if (accepted.isEmpty()) {
            return List.copyOf(verdicts);
        }
        ledger.append(accepted);
        int next = 0;
        int added = 0;
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i).status() == EventVerdict.Status.ADDED) {
                Event event = accepted.get(next++);
                if (graph.append(event)) {
                    added++;
                    follow(event);
                } else {
                    verdicts.set(i, EventVerdict.REPEATED);
                }
            }
        }
        if (added > 0) {
            tell(new Notice.EventsAdded(added, clock.instant()));
        }
        return List.copyOf(verdicts);
    }

    private void follow(Event event) {
        LiveRings following = live;
        if (following != null) {
            try {
                unshown.addAll(following.on(event, graph.latest()));
            } catch (RuntimeException e) { // the event is kept; rings wait for the next full run
                LOG.log(System.Logger.Level.WARNING, "rings do not follow events any more", e);
                live = null;
            }
        }
        if (since != null) {
            since.add(new Seen(event, graph.latest()));
        }
    }

    /**
     * Has rings follow each event from now on, beginning with those that are there. Takes as long as reading all links
     * does; events go on coming in meanwhile.
     */
    public void followLive(RunControl control) {
        synchronized (detecting) {
            try {
                goLive(begin(), found.set(), List.of(), control);
            } finally {
                end();
            }
        }
    }

    /** From here on, events are kept for the rings of a run that goes on to follow. */
    private synchronized GraphView begin() {
        since = new ArrayList<>();
        return graph.latest();
    }

    private synchronized void end() {
        since = null;
    }

    /** Lets rings of a view follow what came in since, and puts them in the place of those there were. */
    private void goLive(GraphView view, RingSet rings, List<RingChange> changes, RunControl control) {
        LiveRings next = LiveRings.of(graph, view, rings, LiveRingParameters.DEFAULT, control);
        synchronized (showing) {
            synchronized (this) {
                unshown.clear();
                unsaved.clear();
                for (Seen seen : since == null ? List.<Seen>of() : since) {
                    unshown.addAll(next.on(seen.event(), seen.view()));
                }
                live = next;
            }
            show(next, changes);
        }
    }

    /**
     * Writes down the rings that events changed since the last call, with their evidence, and shows them; some
     * milliseconds a ring. Does nothing where none changed, or where rings do not follow events.
     */
    public void showLive() {
        synchronized (showing) {
            LiveRings following = live;
            if (following != null && isChanged()) {
                show(following, List.of());
            }
        }
    }

    private synchronized boolean isChanged() {
        return !unshown.isEmpty();
    }

    private void show(LiveRings following, List<RingChange> saved) {
        var changes = new ArrayList<>(saved);
        synchronized (this) {
            changes.addAll(unshown);
            unsaved.addAll(unshown);
            unshown.clear();
        }
        found = FoundRings.of(following.write());
        tell(new Notice.RingsChanged(found.set().rings().size(), changes, clock.instant()));
    }

    /** How far live rings had drifted when the latest full run came in; absent before that. */
    public Optional<RingDrift> drift() {
        return Optional.ofNullable(drift);
    }

    /** The rings that follow events, if {@link #followLive} was called. */
    public Optional<LiveRings> live() {
        return Optional.ofNullable(live);
    }

    /**
     * Finds the rings of a moment, gives those that were there before their old ids, and stores them. Where rings follow
     * events and all that is known was asked for, these go on from the rings found, and their drift is measured.
     *
     * @param asOf    the moment; all that is known when absent
     * @param control progress and stopping
     */
    public RingSet detect(Optional<Instant> asOf, RunControl control) {
        synchronized (detecting) { // not the lock of append: events go on coming in while rings are found
            if (live == null || asOf.isPresent()) {
                GraphView view = asOf.map(graph::asOf).orElseGet(graph::latest);
                RingSet fresh = RingFinder.find(view, RingParameters.DEFAULT, control);
                Lineage.Result followed = Lineage.follow(found.set(), fresh);
                ledger.saveRings(followed.rings(), followed.changes());
                live = null;
                found = FoundRings.of(followed.rings());
                tell(new Notice.RingsChanged(followed.rings().rings().size(), followed.changes(), clock.instant()));
                return followed.rings();
            }
            try {
                return reconcile(control);
            } finally {
                end();
            }
        }
    }

    private RingSet reconcile(RunControl control) {
        showLive();
        RingSet then = found.set();
        GraphView view = begin();
        RingSet fresh = RingFinder.find(view, RingParameters.DEFAULT, control);
        drift = RingDrift.between(then, fresh);
        Lineage.Result followed = Lineage.follow(found.set(), fresh);
        List<RingChange> changes;
        synchronized (this) {
            changes = new ArrayList<>(unsaved);
        }
        changes.addAll(followed.changes());
        ledger.saveRings(followed.rings(), changes);
        goLive(view, followed.rings(), followed.changes(), control);
        return followed.rings();
    }

    /**
     * Takes a decision on a ring: keeps it, and labels the accounts that it is about. What is confirmed becomes fraud and
     * what is cleared legitimate, known from the decision on; an escalation labels nobody.
     *
     * @throws IllegalArgumentException if there is no such ring, or an account is not a member of it
     */
    public synchronized void decide(RingDecision decision) {
        Ring ring = ring(decision.ringId())
                .orElseThrow(() -> new IllegalArgumentException("there is no ring " + decision.ringId()));
        for (String account : decision.accountIds()) {
            if (!ring.hasMember(account)) {
                throw new IllegalArgumentException("account " + account + " is not in ring " + ring.id());
            }
        }
        ledger.saveDecision(decision);
        if (decision.verdict() != RingDecision.Verdict.ESCALATE) {
            boolean fraud = decision.verdict() == RingDecision.Verdict.CONFIRM;
            List<String> subjects = decision.accountIds().isEmpty() ? ring.accountIds() : decision.accountIds();
            var labels = new ArrayList<Event>();
            for (String account : subjects) {
                String reason = "ring " + ring.id() + " "
                        + decision.verdict().name().toLowerCase(java.util.Locale.ROOT) + " by " + decision.by();
                labels.add(new Event.LabelGiven(account, fraud, reason, decision.at(), Source.API));
            }
            append(labels);
        }
        tell(new Notice.Decided(decision, clock.instant()));
    }

    /**
     * Tells a listener of what happens from now on, on the thread where it happens; a listener must not block.
     *
     * @return ends the listening when closed
     */
    public Listening listen(Consumer<Notice> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A listener's place; closing it gives it up. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    private void tell(Notice notice) {
        for (Consumer<Notice> listener : listeners) {
            listener.accept(notice);
        }
    }

    private Optional<String> refusal(Event event) {
        if (event instanceof Event.LinkSeen link
                && graph.types().indexOf(link.entity().type()) < 0) {
            EntityId entity = link.entity();
            return Optional.of("unknown entity type '" + entity.type() + "'; known are "
                    + String.join(
                            ", ",
                            graph.types().all().stream()
                                    .map(type -> type.name())
                                    .toList()));
        }
        return Optional.empty();
    }

    /** The event as known no earlier than anything that is here already. */
    private Event knownNow(Event event) {
        Instant watermark = graph.watermark();
        return event.knownAt().isBefore(watermark) ? event.withKnownAt(watermark) : event;
    }
}
