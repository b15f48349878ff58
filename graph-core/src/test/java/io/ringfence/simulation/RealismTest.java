package io.ringfence.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.evaluation.BinaryMetrics;
import io.ringfence.evaluation.RingTruth;
import io.ringfence.evaluation.RingTruth.TrueRing;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The default world has the properties that make fraud hard to see without a graph. */
class RealismTest {
    private static final RingWorld WORLD = RingWorld.simulate(SimulationParameters.DEFAULT, RunControl.NONE);
    private static final List<Event> EVENTS = WORLD.events();
    private static final RingTruth TRUTH = WORLD.truth();

    /** What can be said of an account from its own rows alone. */
    private static final class Own {
        final Set<String> cards = new HashSet<>();
        final Set<String> devices = new HashSet<>();
        final Set<String> ips = new HashSet<>();
        final Set<String> merchants = new HashSet<>();
        double opened;
        int links;
        int payments;
        int transfers;
        int received;
        double amount;
        double largest;
        double smallest = 1e12;
        int night;
        double lastDay;

        Map<String, Double> columns() {
            var columns = new TreeMap<String, Double>();
            columns.put("opened", opened);
            columns.put("links", (double) links);
            columns.put("payments", (double) payments);
            columns.put("transfers", (double) transfers);
            columns.put("received", (double) received);
            columns.put("total amount", amount);
            columns.put("mean amount", payments == 0 ? 0 : amount / payments);
            columns.put("largest amount", largest);
            columns.put("smallest amount", payments == 0 ? 0 : smallest);
            columns.put("night share", payments == 0 ? 0 : (double) night / payments);
            columns.put("cards", (double) cards.size());
            columns.put("devices", (double) devices.size());
            columns.put("ips", (double) ips.size());
            columns.put("merchants", (double) merchants.size());
            columns.put("last day", lastDay);
            columns.put("payments per merchant", payments / (1.0 + merchants.size()));
            return columns;
        }
    }

    @Test
    void noColumnOfASingleAccountGivesFraudAway() {
        var accounts = new TreeMap<String, Own>();
        for (Event event : EVENTS) {
            take(event, accounts);
        }
        boolean[] fraud = new boolean[accounts.size()];
        Map<String, double[]> columns = new TreeMap<>();
        int row = 0;
        for (var entry : accounts.entrySet()) {
            fraud[row] = TRUTH.fraud().containsKey(entry.getKey());
            for (var column : entry.getValue().columns().entrySet()) {
                columns.computeIfAbsent(column.getKey(), key -> new double[accounts.size()])[row] = column.getValue();
            }
            row++;
        }

        var softly = new SoftAssertions();
        columns.forEach((name, values) ->
                softly.assertThat(BinaryMetrics.auroc(values, fraud)).as(name).isBetween(0.2, 0.8));
        softly.assertAll();
    }

    private static void take(Event event, Map<String, Own> accounts) {
        Own own = accounts.computeIfAbsent(event.accountId(), id -> new Own());
        switch (event) {
            case Event.AccountOpened opened -> own.opened = opened.at().getEpochSecond();
            case Event.LinkSeen link -> {
                own.links++;
                switch (link.entity().type()) {
                    case EntityType.DEVICE -> own.devices.add(link.entity().id());
                    case EntityType.IP -> own.ips.add(link.entity().id());
                    default -> {}
                }
            }
            case Event.PaymentMade payment -> take(payment, own, accounts);
            case Event.LabelGiven label -> {}
            case Event.AttributeGiven attribute -> {}
        }
    }

    private static void take(Event.PaymentMade payment, Own own, Map<String, Own> accounts) {
        Event.Parties parties = payment.parties();
        own.payments++;
        own.amount += payment.amountCents();
        own.largest = Math.max(own.largest, (double) payment.amountCents());
        own.smallest = Math.min(own.smallest, (double) payment.amountCents());
        own.night += payment.at().atZone(ZoneOffset.UTC).getHour() < 6 ? 1 : 0;
        own.lastDay = payment.at().getEpochSecond();
        addTo(own.cards, parties.cardId());
        addTo(own.devices, parties.deviceId());
        addTo(own.ips, parties.ip());
        addTo(own.merchants, parties.merchantId());
        if (parties.toAccountId() != null) {
            own.transfers++;
            accounts.computeIfAbsent(parties.toAccountId(), id -> new Own()).received++;
        }
    }

    private static void addTo(Set<String> set, String id) {
        if (id != null) {
            set.add(id);
        }
    }

    @Test
    void mostSharedCardsTouchNobodyFlagged() {
        Map<String, Set<String>> users = users(EntityType.CARD);
        long shared = users.values().stream().filter(set -> set.size() > 1).count();
        long clean = users.values().stream()
                .filter(set -> set.size() > 1)
                .filter(set -> set.stream().noneMatch(TRUTH.fraud()::containsKey))
                .count();

        assertThat((double) clean / shared).isBetween(0.93, 0.985);
    }

    @Test
    void gatewaysAreSharedByHundredsAndThousands() {
        List<Integer> sizes = users(EntityType.IP).values().stream()
                .map(Set::size)
                .filter(size -> size >= 200)
                .toList();

        assertThat(sizes).hasSizeGreaterThan(20).anyMatch(size -> size > 1500);
    }

    @Test
    void membersOfARingAreTiedToIt() {
        var ids = new HashMap<String, Set<String>>();
        for (String type : List.of(
                EntityType.CARD,
                EntityType.DEVICE,
                EntityType.IP,
                EntityType.PHONE,
                EntityType.ADDRESS,
                EntityType.BANK_ACCOUNT)) {
            users(type).values().stream().filter(set -> set.size() <= 60).forEach(set -> tie(set, ids));
        }
        for (Event event : EVENTS) {
            if (event instanceof Event.PaymentMade p && p.parties().toAccountId() != null) {
                tie(Set.of(p.accountId(), p.parties().toAccountId()), ids);
            } else if (event instanceof Event.LinkSeen link && link.entity().isAccount()) {
                tie(Set.of(link.accountId(), link.entity().id()), ids);
            }
        }

        int members = 0;
        int tied = 0;
        for (TrueRing ring : TRUTH.rings()) {
            Set<String> accounts =
                    ring.members().stream().map(RingTruth.TrueMember::accountId).collect(Collectors.toSet());
            for (String account : accounts) {
                members++;
                boolean any = ids.getOrDefault(account, Set.of()).stream()
                        .anyMatch(other -> !other.equals(account) && accounts.contains(other));
                tied += any ? 1 : 0;
            }
        }
        assertThat((double) tied / members).isGreaterThan(0.93);
    }

    private static void tie(Set<String> set, Map<String, Set<String>> ids) {
        set.forEach(
                account -> ids.computeIfAbsent(account, key -> new HashSet<>()).addAll(set));
    }

    @Test
    void labelsAreLatePartialAndSometimesWrong() {
        var caught = new HashSet<String>();
        int fraudLabels = 0;
        int wrong = 0;
        for (Event event : EVENTS) {
            if (event instanceof Event.LabelGiven label && label.fraud()) {
                fraudLabels++;
                if (TRUTH.fraud().containsKey(label.accountId())) {
                    caught.add(label.accountId());
                    assertThat(Duration.between(TRUTH.fraud().get(label.accountId()), label.knownAt()))
                            .isGreaterThanOrEqualTo(Duration.ofDays(10).minusSeconds(1));
                } else {
                    wrong++;
                }
            }
        }
        assertThat((double) caught.size() / TRUTH.fraud().size()).isBetween(0.52, 0.68);
        assertThat((double) wrong / fraudLabels).isBetween(0.002, 0.04);
    }

    private static Map<String, Set<String>> users(String type) {
        Map<String, Set<String>> users = new HashMap<>();
        for (Event event : EVENTS) {
            for (String id : used(event, type)) {
                users.computeIfAbsent(id, key -> new HashSet<>()).add(event.accountId());
            }
        }
        return users;
    }

    private static List<String> used(Event event, String type) {
        var ids = new ArrayList<String>();
        if (event instanceof Event.LinkSeen link && link.entity().type().equals(type)) {
            ids.add(link.entity().id());
        } else if (event instanceof Event.PaymentMade payment) {
            String id = switch (type) {
                case EntityType.CARD -> payment.parties().cardId();
                case EntityType.DEVICE -> payment.parties().deviceId();
                case EntityType.IP -> payment.parties().ip();
                default -> null;
            };
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }
}
