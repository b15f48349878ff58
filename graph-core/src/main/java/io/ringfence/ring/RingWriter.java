package io.ringfence.ring;

import io.ringfence.graph.RunControl;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a chosen group into a {@link Ring}: members with roles, evidence, what speaks against it, and its money. */
final class RingWriter {
    private static final int HUBS = 5;
    private static final int GRAIN = 2;

    private final Finding choice;
    private final StoredLinks links;
    private final Group group;
    private final int[] bystanders;

    private RingWriter(Finding choice, Group whole) {
        this.choice = choice;
        links = new StoredLinks(whole.landscape);
        group = Bystanders.without(whole, links);
        bystanders = Bystanders.between(whole, group);
    }

    /**
     * The rings, disjoint if the findings are. Where nothing can be said of a group that stored facts bear out, nobody is
     * accused.
     */
    static List<Ring> write(List<Finding> findings, RunControl control) {
        List<Group> groups = Hangers.join(
                findings.stream().map(finding -> finding.measures().group).toList());
        var written = new @Nullable Ring[findings.size()];
        control.forRanges("writing rings", written.length, GRAIN, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                written[i] =
                        new RingWriter(findings.get(i), groups.get(i)).ring().orElse(null);
            }
        });
        var rings = new ArrayList<Ring>();
        for (Ring ring : written) {
            if (ring != null) {
                rings.add(ring);
            }
        }
        return rings;
    }

    static ClearedGroup cleared(Finding choice) {
        Group group = choice.measures().group;
        var links = new StoredLinks(group.landscape);
        List<String> accounts = new ArrayList<>();
        for (int account : group.accounts) {
            accounts.add(links.id(account));
        }
        accounts.sort(null);
        String reason = choice.patterns().isEmpty()
                ? Sentence.of(
                        "%s share %s, but too little that they do speaks for a ring.",
                        Sentence.count(group.size(), "account"), Sentence.count(group.shared.size(), "thing"))
                : choice.patterns().getFirst().sentence();
        return new ClearedGroup(accounts, reason, choice.score().probability());
    }

    private Optional<Ring> ring() {
        List<Evidence> evidence = EvidenceWriter.write(group, links);
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        Typology typology = TypologyRules.decide(evidence, group.size());
        List<Member> members = new MemberWriter(group, links, typology, evidence).write(bystanders);
        var shared = group.shared.stream()
                .filter(each -> SharingEvidence.tells(group, each))
                .map(each -> links.entity(each.entity()))
                .sorted()
                .toList();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int account : group.accounts) {
            Population population = group.landscape.population;
            first = Math.min(first, Math.min(population.opened[account], population.firstSeen[account]));
            last = Math.max(last, population.lastSeen[account]);
        }
        double probability = choice.score().probability();
        return Optional.of(new Ring(
                id(),
                probability,
                typology,
                Summary.of(typology, group.size(), evidence),
                members,
                shared,
                evidence,
                Doubts.of(group, links, evidence, choice.patterns()),
                CounterfactualSearch.of(group, links),
                Doubts.leftOut(group, links, HUBS),
                MoneyWriter.of(group, members, probability),
                Instant.ofEpochMilli(first),
                Instant.ofEpochMilli(last)));
    }

    /** Named by the accounts that were opened first, so that the id survives when a ring grows. */
    private String id() {
        return id(group.landscape, group.accounts);
    }

    static String id(Landscape landscape, int[] members) {
        List<Integer> accounts = new ArrayList<>();
        for (int account : members) {
            accounts.add(account);
        }
        var links = new StoredLinks(landscape);
        long[] opened = landscape.population.opened;
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
}
