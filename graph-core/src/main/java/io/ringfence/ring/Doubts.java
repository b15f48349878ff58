package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.projection.AccountProjection;
import io.ringfence.projection.Incidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes down what speaks against a ring, in sentences made of computed numbers. */
final class Doubts {
    private static final int PAYMENTS = 5;
    private static final long LIFE = 30 * Population.DAY;
    private static final long OLD = 90 * Population.DAY;

    private final Group group;
    private final StoredLinks links;
    private final List<Evidence> evidence;
    private final List<String> doubts = new ArrayList<>();

    private Doubts(Group group, StoredLinks links, List<Evidence> evidence) {
        this.group = group;
        this.links = links;
        this.evidence = evidence;
    }

    /**
     * What speaks against it, what it resembles first.
     *
     * @param patterns innocent patterns that it shows
     */
    static List<String> of(Group group, StoredLinks links, List<Evidence> evidence, List<LookAlikes.Pattern> patterns) {
        var writer = new Doubts(group, links, evidence);
        patterns.forEach(writer::resembles);
        writer.ownLives();
        writer.age();
        writer.popular();
        writer.silent();
        return List.copyOf(writer.doubts);
    }

    private void resembles(LookAlikes.Pattern pattern) {
        doubts.add(Sentence.of(
                "%s It was not cleared, because %s.",
                pattern.sentence(), evidence.getFirst().claim().clause(Subject.PLAIN)));
    }

    private String ofAll(int accounts) {
        return Sentence.of("%d of %s", accounts, Sentence.count(group.size(), "account"));
    }

    /** Accounts that buy from merchants where no other member does, time and again over a month or more. */
    private void ownLives() {
        GraphView view = group.landscape.view;
        var payments = view.payments();
        Map<Integer, Set<Integer>> payers = new HashMap<>();
        for (int account : group.accounts) {
            int node = group.landscape.incidence.accountNode(account);
            for (int i = 0; i < view.paidCount(node); i++) {
                int merchant = payments.merchant(view.paid(node, i));
                if (merchant >= 0) {
                    payers.computeIfAbsent(merchant, key -> new HashSet<>()).add(account);
                }
            }
        }
        int lives = 0;
        int own = 0;
        for (int account : group.accounts) {
            int node = group.landscape.incidence.accountNode(account);
            int count = 0;
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (int i = 0; i < view.paidCount(node); i++) {
                int payment = view.paid(node, i);
                Set<Integer> others = payers.get(payments.merchant(payment));
                if (others != null && others.size() == 1) {
                    count++;
                    first = Math.min(first, payments.at(payment));
                    last = Math.max(last, payments.at(payment));
                }
            }
            if (count >= PAYMENTS && last - first >= LIFE) {
                lives++;
                own += count;
            }
        }
        if (lives > 0) {
            doubts.add(Sentence.of(
                    "%s %s an ordinary life of %s own: %s over a month or more at merchants that no other member pays.",
                    ofAll(lives),
                    lives == 1 ? "has" : "have",
                    lives == 1 ? "its" : "their",
                    Sentence.count(own, "payment")));
        }
    }

    private void age() {
        var joining = new Joining(evidence);
        int old = 0;
        long oldest = 0;
        for (int account : group.accounts) {
            var opened = links.opened(account);
            if (opened.isPresent()) {
                long at = opened.getAsLong();
                long age =
                        joining.of(links.id(account), Instant.ofEpochMilli(at)).toEpochMilli() - at;
                old += age >= OLD ? 1 : 0;
                oldest = Math.max(oldest, age);
            }
        }
        if (old > 0) {
            doubts.add(Sentence.of(
                    "%s had existed for 90 days or more before doing anything with the others, the oldest for %s.",
                    ofAll(old), Sentence.atLeast(Duration.ofMillis(oldest))));
        }
    }

    /** What members share that is popular, and so says little. */
    private void popular() {
        List<Group.Shared> popular = group.shared.stream()
                .filter(shared -> !SharingEvidence.tells(group, shared))
                .sorted(Comparator.comparingInt((Group.Shared shared) -> -shared.all())
                        .thenComparing(shared -> links.entity(shared.entity())))
                .toList();
        if (!popular.isEmpty()) {
            Group.Shared most = popular.getFirst();
            EntityId entity = links.entity(most.entity());
            doubts.add(Sentence.of(
                    "%d of the %s that they share %s popular and %s for nothing: %s %s was used by %s, %d of them members.",
                    popular.size(),
                    Sentence.count(group.shared.size(), "thing"),
                    popular.size() == 1 ? "is" : "are",
                    popular.size() == 1 ? "counts" : "count",
                    Sentence.noun(entity.type()),
                    entity.id(),
                    Sentence.count(most.all(), "account"),
                    most.ties().length));
        }
    }

    private void silent() {
        int silent = 0;
        for (int account : group.accounts) {
            silent += Reasons.of(links.id(account), evidence).size() <= 1 ? 1 : 0;
        }
        if (silent > 0) {
            doubts.add(Sentence.of(
                    "Against %s there is one clue or none beside the company that %s.",
                    ofAll(silent), silent == 1 ? "it keeps" : "they keep"));
        }
    }

    /** What hub policy left out around the accounts, by type, with the largest by name. */
    static Coverage leftOut(Group group, StoredLinks links, int mostHubs) {
        Incidence incidence = group.landscape.incidence;
        Map<String, Long> byType = new HashMap<>();
        Map<Integer, Integer> members = new HashMap<>();
        long all = 0;
        long left = 0;
        for (int account : group.accounts) {
            for (int i = 0; i < incidence.degree(account); i++) {
                int entity = incidence.entity(incidence.tie(account, i));
                all++;
                if (incidence.sharers(entity) >= 2 && !AccountProjection.carries(incidence, entity)) {
                    left++;
                    byType.merge(group.type(entity).name(), 1L, Long::sum);
                    members.merge(entity, 1, Integer::sum);
                }
            }
        }
        List<Coverage.Hub> hubs = members.entrySet().stream()
                .filter(entry -> group.strength(entry.getKey()) != EntityType.Strength.NONE)
                .map(entry -> new Coverage.Hub(
                        links.entity(entry.getKey()),
                        entry.getValue(),
                        incidence.sharers(entry.getKey()),
                        incidence.isPlaceholder(entry.getKey())))
                .sorted(Comparator.comparingInt(Coverage.Hub::accounts)
                        .reversed()
                        .thenComparing(Coverage.Hub::entity))
                .limit(mostHubs)
                .toList();
        return new Coverage(all, left, byType, hubs, false);
    }
}
