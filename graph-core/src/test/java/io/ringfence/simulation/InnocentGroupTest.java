package io.ringfence.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.evaluation.RingTruth.DecoyGroup;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of innocent group looks like something: its members have in common what makes it a look-alike. */
class InnocentGroupTest {
    @ParameterizedTest
    @EnumSource(GroupKind.class)
    void itsMembersHaveSomethingInCommon(GroupKind kind) {
        var mixture = new Mixture(Mixture.DEFAULT.rings(), Map.of(kind, 0.3), 1, 0, 0.1, 0.05);
        RingWorld world = RingWorld.simulate(
                SimulationParameters.DEFAULT.withAccounts(800).withManner(Manner.DEFAULT.withMixture(mixture)),
                RunControl.NONE);
        Map<String, Set<String>> users = users(world.events());
        List<DecoyGroup> groups = world.truth().decoys();

        assertThat(groups).isNotEmpty().allMatch(group -> group.kind().equals(kind.name()));
        long alike = groups.stream()
                .filter(group -> users.values().stream()
                        .anyMatch(set ->
                                set.stream().filter(group.accounts()::contains).count() >= 2))
                .count();
        assertThat((double) alike / groups.size()).isGreaterThan(0.8);
    }

    /** Accounts by what they used, whom they paid, and the price they paid at a merchant. */
    private static Map<String, Set<String>> users(List<Event> events) {
        Map<String, Set<String>> users = new HashMap<>();
        for (Event event : events) {
            switch (event) {
                case Event.LinkSeen link -> add(users, link.entity().toString(), link.accountId());
                case Event.PaymentMade payment -> {
                    Event.Parties parties = payment.parties();
                    add(users, EntityType.CARD + parties.cardId(), payment.accountId());
                    add(users, EntityType.IP + parties.ip(), payment.accountId());
                    add(users, EntityType.DEVICE + parties.deviceId(), payment.accountId());
                    add(users, parties.merchantId() + payment.amountCents(), payment.accountId());
                    if (parties.toAccountId() != null) {
                        add(users, EntityType.ACCOUNT + parties.toAccountId(), payment.accountId());
                        add(users, EntityType.ACCOUNT + parties.toAccountId(), parties.toAccountId());
                    }
                }
                default -> {}
            }
        }
        users.keySet().removeIf(thing -> thing.endsWith("null") || thing.startsWith("null"));
        return users;
    }

    private static void add(Map<String, Set<String>> users, String thing, String account) {
        users.computeIfAbsent(thing, key -> new HashSet<>()).add(account);
    }
}
