package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.projection.AccountProjection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Turns a chosen group into a {@link Ring}: members with roles, evidence, what speaks against it, and its money. */
final class RingWriter {
    private final Selection.Choice choice;
    private final Group group;
    private final GraphView view;
    private final StoredLinks links;

    private RingWriter(Selection.Choice choice) {
        this.choice = choice;
        group = choice.measures().group;
        view = group.landscape.view;
        links = new StoredLinks(group);
    }

    static Ring write(Selection.Choice choice) {
        return new RingWriter(choice).ring();
    }

    static ClearedGroup cleared(Selection.Choice choice) {
        Group group = choice.measures().group;
        List<String> accounts = new ArrayList<>();
        for (int account : group.accounts) {
            accounts.add(group.landscape
                    .view
                    .entity(group.landscape.incidence.accountNode(account))
                    .id());
        }
        accounts.sort(null);
        String reason = choice.score().patterns().isEmpty()
                ? Sentence.of(
                        "%d accounts share %d entities, but too little that they do speaks for a ring.",
                        group.size(), group.shared.size())
                : choice.score().patterns().getFirst().sentence();
        return new ClearedGroup(accounts, reason, choice.score().probability());
    }

    private Ring ring() {
        Measures measures = choice.measures();
        List<Evidence> evidence = new EvidenceWriter(measures, links).write();
        Typology typology = TypologyRules.decide(measures);
        List<Member> members = new MemberWriter(measures, links, typology).write();
        var shared = group.shared.stream()
                .filter(Group.Shared::carries)
                .map(each -> view.entity(group.landscape.incidence.entityNode(each.entity())))
                .sorted()
                .toList();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int account : group.accounts) {
            first = Math.min(first, links.firstEvent(account));
            last = Math.max(last, links.lastEvent(account));
        }
        return new Ring(
                id(),
                choice.score().probability(),
                typology,
                summary(typology, evidence),
                members,
                shared,
                evidence,
                against(),
                Counterfactual.of(group, links),
                coverage(),
                money(),
                Instant.ofEpochMilli(first),
                Instant.ofEpochMilli(last));
    }

    private String summary(Typology typology, List<Evidence> evidence) {
        return Sentence.of(
                "%s of %d accounts: %s",
                typology.name().charAt(0)
                        + typology.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' '),
                group.size(),
                evidence.getFirst().sentence());
    }

    /** Named by the accounts that were opened first, so that the id survives when a ring grows. */
    private String id() {
        List<Integer> accounts = new ArrayList<>();
        for (int account : group.accounts) {
            accounts.add(account);
        }
        long[] opened = group.landscape.population.opened;
        accounts.sort(
                Comparator.comparingLong((Integer account) -> opened[account]).thenComparing(links::id));
        var text = new StringBuilder();
        accounts.stream()
                .limit(3)
                .map(links::id)
                .sorted()
                .forEach(id -> text.append(id).append('\n'));
        return "R-" + ContentHash.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<String> against() {
        var against = new ArrayList<String>();
        choice.score().patterns().forEach(pattern -> against.add(pattern.sentence()));
        int silent = 0;
        for (int place = 0; place < group.size(); place++) {
            silent += choice.measures().shows(place) ? 0 : 1;
        }
        if (silent > 0) {
            against.add(Sentence.of("%d of %d accounts show no unusual behaviour of their own.", silent, group.size()));
        }
        if (group.leftOut > 0) {
            against.add(Sentence.of(
                    "%d ties of the accounts lead to what too many share or to placeholders and were left out.",
                    group.leftOut));
        }
        return against;
    }

    private Coverage coverage() {
        Map<String, Long> byType = new TreeMap<>();
        var incidence = group.landscape.incidence;
        for (int account : group.accounts) {
            for (int i = 0; i < incidence.degree(account); i++) {
                int entity = incidence.entity(incidence.tie(account, i));
                if (incidence.sharers(entity) >= 2 && !AccountProjection.carries(incidence, entity)) {
                    byType.merge(group.type(entity).name(), 1L, Long::sum);
                }
            }
        }
        return new Coverage(group.considered, group.leftOut, byType, false);
    }

    private Money money() {
        var payments = view.payments();
        long paid = 0;
        long received = 0;
        long loss = 0;
        int count = 0;
        for (int account : group.accounts) {
            int node = group.landscape.incidence.accountNode(account);
            for (int i = 0; i < view.paidCount(node); i++) {
                long cents = payments.amountCents(view.paid(node, i));
                paid += cents;
                loss += group.landscape.population.fraud.get(account) ? cents : 0;
                count++;
            }
            for (int i = 0; i < view.receivedCount(node); i++) {
                received += payments.amountCents(view.received(node, i));
            }
        }
        return new Money(paid, received, loss, count);
    }

    static EntityId entity(Group group, int entity) {
        return group.landscape.view.entity(group.landscape.incidence.entityNode(entity));
    }
}
