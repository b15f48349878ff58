package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.LinkTable;
import io.ringfence.projection.Incidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes down what the accounts of a ring share, and when they came to it. */
final class SharingEvidence {
    private static final int MOST_ENTITIES = 12;
    private static final int FEW = 3;
    private static final long LATE = 30 * Population.DAY;

    private final Group group;
    private final StoredLinks links;
    private final List<Weighed> found = new ArrayList<>();

    private SharingEvidence(Group group, StoredLinks links) {
        this.group = group;
        this.links = links;
    }

    static List<Weighed> of(Group group, StoredLinks links) {
        var writer = new SharingEvidence(group, links);
        writer.sharedEntities();
        writer.cameTogether();
        writer.enteredLate();
        writer.dropAddresses();
        writer.tiedToOne();
        IdentityPath.longest(group, links).ifPresent(writer.found::add);
        return writer.found;
    }

    /** Whether an entity tells of the ring: hub policy lets it tie accounts, and the ring is much of its use. */
    static boolean tells(Group group, Group.Shared shared) {
        int members = shared.ties().length;
        boolean hard = group.strength(shared.entity()) == EntityType.Strength.HARD;
        return (shared.carries() && (hard ? 4 : 3) * members >= shared.all()) || 2 * members >= shared.all();
    }

    private double surprise(int sharers) {
        return Math.log((group.landscape.population.accounts() + 1.0) / sharers);
    }

    private void sharedEntities() {
        Map<String, List<Group.Shared>> byType = new TreeMap<>();
        for (Group.Shared shared : group.shared) {
            if (tells(group, shared)) {
                byType.computeIfAbsent(group.type(shared.entity()).name(), type -> new ArrayList<>())
                        .add(shared);
            }
        }
        byType.forEach(this::sharedEntities);
    }

    private void sharedEntities(String type, List<Group.Shared> all) {
        all.sort(Comparator.comparingDouble((Group.Shared shared) -> -worth(shared))
                .thenComparing(shared -> links.entity(shared.entity())));
        var facts = new ArrayList<EvidenceLink>();
        var accounts = new TreeSet<Integer>();
        var entities = new TreeSet<EntityId>();
        int mostOthers = 0;
        double nats = 0;
        for (Group.Shared shared : all.subList(0, Math.min(MOST_ENTITIES, all.size()))) {
            if (facts.size() + shared.ties().length > Evidence.MAX_LINKS) {
                break;
            }
            int fresh = 0;
            for (int tie : shared.ties()) {
                facts.add(links.first(tie));
                fresh += accounts.add(group.landscape.incidence.account(tie)) ? 1 : 0;
            }
            entities.add(links.entity(shared.entity()));
            mostOthers = Math.max(mostOthers, shared.all() - shared.ties().length);
            nats += Math.max(0, fresh - 1) * surprise(shared.all()) / 2;
        }
        if (!facts.isEmpty()) {
            var claim = new Claim.SharedEntities(type, accounts.size(), List.copyOf(entities), mostOthers);
            found.add(Weighed.of(nats, claim, facts));
        }
    }

    private double worth(Group.Shared shared) {
        return (double) shared.ties().length * shared.ties().length / shared.all();
    }

    /** The entity that the most accounts came to at once. */
    private void cameTogether() {
        Weighed first = null;
        for (Group.Shared shared : group.shared) {
            if (tells(group, shared) && shared.ties().length >= FEW && shared.ties().length <= Evidence.MAX_LINKS / 2) {
                Weighed together = firstUsed(shared);
                first = better(together, first) ? together : first;
            }
        }
        if (first != null) {
            found.add(first);
        }
    }

    private static boolean better(@Nullable Weighed one, @Nullable Weighed other) {
        if (one == null || other == null) {
            return one != null;
        }
        int byNats = Double.compare(one.nats(), other.nats());
        return byNats != 0
                ? byNats > 0
                : EvidenceLink.ORDER.compare(
                                one.evidence().links().getFirst(),
                                other.evidence().links().getFirst())
                        < 0;
    }

    private @Nullable Weighed firstUsed(Group.Shared shared) {
        Crowding crowd = crowding(shared.ties());
        if (crowd.count() < FEW || crowd.nats() < 3) {
            return null;
        }
        List<EvidenceLink> facts = Arrays.stream(shared.ties())
                .filter(tie -> crowd.holds(group.landscape.incidence.first(tie)))
                .mapToObj(links::first)
                .toList();
        return Weighed.of(
                crowd.nats() / 2,
                new Claim.FirstUsedTogether(
                        links.entity(shared.entity()), facts.size(), Duration.ofMillis(crowd.span())),
                facts);
    }

    /** Accounts that came to the first thing that they share long after they were opened. */
    private void enteredLate() {
        Incidence incidence = group.landscape.incidence;
        Map<Integer, Integer> entries = new TreeMap<>();
        for (Group.Shared shared : group.shared) {
            if (tells(group, shared)) {
                for (int tie : shared.ties()) {
                    entries.merge(
                            incidence.account(tie),
                            tie,
                            (one, other) -> incidence.first(one) <= incidence.first(other) ? one : other);
                }
            }
        }
        int[] late = entries.values().stream()
                .mapToInt(Integer::intValue)
                .filter(tie -> age(tie) >= LATE)
                .toArray();
        if (late.length < FEW) {
            return;
        }
        Crowding crowd = crowding(late);
        if (crowd.count() < FEW || crowd.nats() < 1) {
            return;
        }
        var facts = new ArrayList<EvidenceLink>();
        var entities = new TreeSet<EntityId>();
        long youngest = Long.MAX_VALUE;
        int accounts = 0;
        for (int tie : late) {
            if (crowd.holds(incidence.first(tie))) {
                facts.add(links.first(tie));
                facts.add(links.opening(incidence.account(tie)));
                entities.add(links.entity(incidence.entity(tie)));
                youngest = Math.min(youngest, age(tie));
                accounts++;
            }
        }
        var claim = new Claim.EnteredLate(
                List.copyOf(entities), accounts, Duration.ofMillis(youngest), Duration.ofMillis(crowd.span()));
        found.add(Weighed.of(crowd.nats(), claim, facts));
    }

    /** How long an account had been open when it came to an entity; below 0 where that is not known. */
    private long age(int tie) {
        var opened = links.opened(group.landscape.incidence.account(tie));
        return opened.isEmpty() ? -1 : group.landscape.incidence.first(tie) - opened.getAsLong();
    }

    private Crowding crowding(int[] ties) {
        long[] times = new long[ties.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = group.landscape.incidence.first(ties[i]);
        }
        return Crowding.of(times, group.landscape.population.useSpan);
    }

    private void dropAddresses() {
        Group.Shared best = null;
        for (Group.Shared shared : group.shared) {
            boolean address = group.type(shared.entity()).name().equals(EntityType.ADDRESS);
            boolean larger = best == null || shared.ties().length > best.ties().length;
            if (address && larger && shared.ties().length >= FEW && tells(group, shared)) {
                best = shared;
            }
        }
        if (best == null || best.ties().length > Evidence.MAX_LINKS / 2) {
            return;
        }
        var facts = new ArrayList<EvidenceLink>();
        int own = 0;
        for (int tie : best.ties()) {
            facts.add(links.first(tie));
            int other = otherAddress(tie);
            if (other >= 0) {
                facts.add(links.first(other));
                own++;
            }
        }
        if (own >= 2) {
            var claim = new Claim.DropAddress(links.entity(best.entity()), best.ties().length, own);
            found.add(Weighed.of(own * surprise(best.all()) / 2, claim, facts));
        }
    }

    /** A tie of the same account to another thing of the same type, −1 if there is none. */
    private int otherAddress(int tie) {
        var incidence = group.landscape.incidence;
        int account = incidence.account(tie);
        int best = -1;
        for (int i = 0; i < incidence.degree(account); i++) {
            int other = incidence.tie(account, i);
            int entity = incidence.entity(other);
            boolean sameType = incidence.typeOf(entity) == incidence.typeOf(incidence.entity(tie));
            if (other != tie && sameType && !incidence.isPlaceholder(entity)) {
                best = best < 0 || incidence.first(other) < incidence.first(best) ? other : best;
            }
        }
        return best;
    }

    /** The account that most others are tied to directly, be it that they named it or it named them. */
    private void tiedToOne() {
        var view = group.landscape.view;
        LinkTable table = view.links();
        int best = -1;
        Map<Integer, EvidenceLink> bestTies = Map.of();
        for (int account : group.accounts) {
            int node = group.landscape.incidence.accountNode(account);
            var ties = new TreeMap<Integer, EvidenceLink>();
            for (int i = 0; i < view.degree(node); i++) {
                int other = view.neighbour(node, i);
                int link = view.link(node, i);
                if (other != node && view.isAccount(other) && table.payment(link) < 0) {
                    int place = group.place(group.landscape.incidence.numberOf(other));
                    if (place >= 0) {
                        ties.merge(
                                place,
                                links.link(link),
                                (one, two) -> EvidenceLink.ORDER.compare(one, two) <= 0 ? one : two);
                    }
                }
            }
            boolean more = ties.size() > bestTies.size();
            if (more
                    || (best >= 0
                            && ties.size() == bestTies.size()
                            && links.id(account).compareTo(links.id(best)) < 0)) {
                best = account;
                bestTies = ties;
            }
        }
        if (bestTies.size() >= 2) {
            List<EvidenceLink> facts = List.copyOf(bestTies.values());
            var claim = new Claim.TiedToOne(links.id(best), facts.size(), Facts.span(facts));
            found.add(Weighed.of(3.0 * facts.size(), claim, facts));
        }
    }
}
