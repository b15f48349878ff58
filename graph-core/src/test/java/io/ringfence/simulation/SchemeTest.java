package io.ringfence.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.RingTruth.TrueRing;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each scheme, in all its variants, leaves a ring whose members can be tied to one another by what is written down. */
class SchemeTest {
    private static final SimulationParameters SMALL =
            SimulationParameters.DEFAULT.withAccounts(1200).withFraudShare(0.1);

    private static RingWorld only(Scheme scheme, double variants) {
        return RingWorld.simulate(
                SMALL.withManner(Manner.DEFAULT
                        .withMixture(Mixture.DEFAULT.withOnly(scheme))
                        .withRings(new RingManner(RingStyle.DEFAULT, 0.3, variants, 25, 0.9))),
                RunControl.NONE);
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void itsRingsHangTogether(Scheme scheme) {
        for (double variants : new double[] {0, 1}) {
            RingWorld world = only(scheme, variants);
            Map<EntityId, Set<String>> users = users(world.events());
            int members = 0;
            int together = 0;
            for (TrueRing ring : world.truth().rings()) {
                assertThat(ring.typology()).isEqualTo(scheme.name());
                Set<String> accounts = ring.members().stream()
                        .map(TrueMember::accountId)
                        .collect(Collectors.toCollection(TreeSet::new));
                members += accounts.size();
                together += largestPiece(accounts, users);
            }
            assertThat((double) together / members).as("variants %s", variants).isGreaterThan(0.8);
        }
    }

    @Test
    void theVariantsOfASchemeDiffer() {
        for (Scheme scheme : Scheme.values()) {
            var manner = new RingManner(RingStyle.DEFAULT, 0, 1, 25, 0.9);
            Set<Integer> seen = new HashSet<>();
            for (int ring = 0; ring < 60; ring++) {
                seen.add(manner.variantOf(1, ring, scheme));
            }
            assertThat(seen).as(scheme.name()).hasSize(scheme.variants - 1).doesNotContain(0);
        }
    }

    @Test
    void reshippersShareAFewAddressesAndUseManyCards() {
        RingWorld world = only(Scheme.RESHIPPING, 0);
        Map<EntityId, Set<String>> users = users(world.events());
        for (TrueRing ring : world.truth().rings()) {
            Set<String> accounts =
                    ring.members().stream().map(TrueMember::accountId).collect(Collectors.toSet());
            assertThat(users.entrySet())
                    .as(ring.id())
                    .anyMatch(entry -> entry.getKey().type().equals(EntityType.ADDRESS)
                            && entry.getValue().stream()
                                            .filter(accounts::contains)
                                            .count()
                                    >= 2);
        }
    }

    /** All that two accounts can have in common, and each account as a thing of its own for ties between accounts. */
    private static Map<EntityId, Set<String>> users(List<Event> events) {
        Map<EntityId, Set<String>> users = new HashMap<>();
        for (Event event : events) {
            var things = new ArrayList<EntityId>();
            if (event instanceof Event.LinkSeen link) {
                things.add(link.entity());
            } else if (event instanceof Event.PaymentMade payment) {
                add(things, EntityType.CARD, payment.parties().cardId());
                add(things, EntityType.DEVICE, payment.parties().deviceId());
                add(things, EntityType.IP, payment.parties().ip());
                add(things, EntityType.ACCOUNT, payment.parties().toAccountId());
            }
            for (EntityId thing : things) {
                Set<String> set = users.computeIfAbsent(thing, key -> new HashSet<>());
                set.add(event.accountId());
                if (thing.isAccount()) {
                    set.add(thing.id());
                }
            }
        }
        users.values().removeIf(set -> set.size() > 60);
        return users;
    }

    private static void add(List<EntityId> things, String type, String id) {
        if (id != null) {
            things.add(new EntityId(type, id));
        }
    }

    private static int largestPiece(Set<String> accounts, Map<EntityId, Set<String>> users) {
        Map<String, Set<String>> near = new HashMap<>();
        for (Set<String> set : users.values()) {
            Set<String> inside = set.stream().filter(accounts::contains).collect(Collectors.toSet());
            inside.forEach(account ->
                    near.computeIfAbsent(account, key -> new HashSet<>()).addAll(inside));
        }
        Set<String> left = new TreeSet<>(accounts);
        int largest = 0;
        while (!left.isEmpty()) {
            var queue = new ArrayDeque<String>(List.of(left.iterator().next()));
            left.remove(queue.peek());
            int size = 0;
            while (!queue.isEmpty()) {
                size++;
                for (String other : near.getOrDefault(queue.poll(), Set.of())) {
                    if (left.remove(other)) {
                        queue.add(other);
                    }
                }
            }
            largest = Math.max(largest, size);
        }
        return largest;
    }
}
