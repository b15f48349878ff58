package io.ringfence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.evaluation.RingTruth;
import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.RingTruth.TrueRing;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.EventOrder;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.TemporalGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingWorldTest {
    private static final SimulationParameters SMALL = SimulationParameters.DEFAULT.withAccounts(3000);

    private static final RingWorld WORLD = RingWorld.simulate(SMALL, RunControl.NONE);
    private static final List<Event> EVENTS = WORLD.events();
    private static final RingTruth TRUTH = WORLD.truth();

    @Test
    void theSameSeedWritesTheSameBytes(@TempDir Path folder) throws IOException {
        WORLD.write(folder.resolve("one"));
        RingWorld.simulate(SMALL, RunControl.NONE).write(folder.resolve("two"));
        RingWorld.simulate(SMALL.withSeed(43), RunControl.NONE).write(folder.resolve("other"));

        for (String name : List.of(
                "accounts.csv",
                "links.csv",
                "payments.csv",
                "labels.csv",
                "truth/rings.csv",
                "truth/decoys.csv",
                "truth/fraud.csv")) {
            assertThat(folder.resolve("two").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
            assertThat(Files.mismatch(
                            folder.resolve("one").resolve(name),
                            folder.resolve("other").resolve(name)))
                    .as(name)
                    .isNotNegative();
        }
    }

    /** Figures that were measured on the usual world stay comparable. */
    @Test
    void theUsualWorldStaysWhatItWas(@TempDir Path folder) throws IOException {
        RingWorld.simulate(SimulationParameters.DEFAULT.withAccounts(1000), RunControl.NONE)
                .write(folder);
        var sum = new CRC32();
        for (String name : List.of("accounts.csv", "links.csv", "payments.csv", "labels.csv", "truth/rings.csv")) {
            sum.update(Files.readAllBytes(folder.resolve(name)));
        }

        assertThat(Long.toHexString(sum.getValue())).isEqualTo("a2a1a756");
    }

    @Test
    void eachEventStandsOnTheLineThatItCites(@TempDir Path folder) throws IOException {
        WORLD.write(folder);
        Map<String, List<String>> files = new HashMap<>();
        for (String name : List.of("accounts.csv", "links.csv", "payments.csv", "labels.csv")) {
            files.put(name, Files.readAllLines(folder.resolve(name)));
        }

        assertThat(files.values().stream().mapToInt(lines -> lines.size() - 1).sum())
                .isEqualTo(EVENTS.size());
        assertThat(EVENTS).allSatisfy(event -> {
            String line =
                    files.get(event.source().file()).get((int) event.source().row() - 1);
            assertThat(line).contains(event.accountId()).contains(event.at().toString());
        });
        assertThat(RingTruth.read(folder)).isEqualTo(TRUTH);
    }

    @Test
    void theEventsMakeAGraph() {
        var graph = new TemporalGraph(EntityTypes.DEFAULT);
        long repeats = EVENTS.stream().filter(event -> !graph.append(event)).count();

        assertThat(EVENTS).isSortedAccordingTo(EventOrder.BY_KNOWN_TIME);
        assertThat(repeats).isLessThan(EVENTS.size() / 1000);
        assertThat(graph.latest().paymentCount()).isBetween(4 * 3000, 8 * 3000);
    }

    @Test
    void nothingHappensBeforeTheAccountOpensOrAfterTheEnd() {
        Map<String, Instant> opened = opened();

        assertThat(opened).hasSize(3000);
        assertThat(EVENTS).allSatisfy(event -> {
            assertThat(event.at())
                    .isAfterOrEqualTo(opened.get(event.accountId()))
                    .isBefore(SMALL.end());
            assertThat(event.knownAt()).isAfterOrEqualTo(event.at()).isBefore(SMALL.end());
            if (event instanceof Event.PaymentMade payment && payment.parties().toAccountId() != null) {
                assertThat(opened.get(payment.parties().toAccountId())).isBefore(payment.at());
            }
        });
    }

    @Test
    void theTruthIsAboutAccountsThatExist() {
        Map<String, Instant> opened = opened();
        Set<String> inRings = new HashSet<>();
        for (TrueRing ring : TRUTH.rings()) {
            assertThat(ring.members()).hasSizeBetween(3, 40);
            for (TrueMember member : ring.members()) {
                assertThat(inRings.add(member.accountId()))
                        .as("in one ring only")
                        .isTrue();
                assertThat(member.joinedAt())
                        .isAfterOrEqualTo(opened.get(member.accountId()))
                        .isBetween(SMALL.start(), SMALL.end());
            }
        }
        assertThat(TRUTH.fraud().keySet()).containsAll(inRings).hasSizeGreaterThan(inRings.size());
        assertThat(TRUTH.decoys())
                .allSatisfy(group -> assertThat(group.accounts())
                        .doesNotContainAnyElementsOf(TRUTH.fraud().keySet())
                        .allMatch(opened::containsKey));
    }

    @Test
    void ringsBeginThroughoutTheWindow() {
        Map<Long, Long> perMonth =
                RingWorld.simulate(SimulationParameters.DEFAULT, RunControl.NONE).truth().rings().stream()
                        .map(ring -> ring.members().getFirst().joinedAt())
                        .collect(Collectors.groupingBy(
                                at -> (at.getEpochSecond() - SMALL.start().getEpochSecond()) / (30 * 86_400),
                                TreeMap::new,
                                Collectors.counting()));

        assertThat(perMonth.keySet()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(perMonth.values()).allMatch(number -> number >= 5);
    }

    @Test
    void theShareOfFraudIsTheOneAskedFor() {
        for (double share : new double[] {0.002, 0.03, 0.1}) {
            RingTruth asked = RingWorld.simulate(SimulationParameters.DEFAULT.withFraudShare(share), RunControl.NONE)
                    .truth();
            assertThat(asked.fraud().size() / 20_000.0).isEqualTo(share, within(0.0005));
        }
    }

    @Test
    void eachSchemeAndEachInnocentGroupOccurs() {
        RingTruth large = RingWorld.simulate(SimulationParameters.DEFAULT, RunControl.NONE)
                .truth();

        assertThat(large.rings().stream().map(TrueRing::typology).distinct()).hasSize(10);
        assertThat(large.decoys().stream().map(RingTruth.DecoyGroup::kind).distinct())
                .hasSize(9);
        Set<String> schemes = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (long seed = 0; seed < 8; seed++) {
            RingTruth drawn = RingWorld.simulate(
                            SMALL.withManner(Manner.drawn(seed)).withFraudShare(0.1), RunControl.NONE)
                    .truth();
            drawn.rings().forEach(ring -> schemes.add(ring.typology()));
            drawn.decoys().forEach(group -> kinds.add(group.kind()));
        }
        assertThat(schemes).hasSize(Scheme.values().length);
        assertThat(kinds).hasSize(GroupKind.values().length);
    }

    @Test
    void eventsGrowWithTheAccounts() {
        var counted = new ArrayList<Long>();
        for (int accounts : new int[] {2000, 20_000}) {
            long[] number = new long[1];
            RingWorld.simulate(SMALL.withAccounts(accounts), RunControl.NONE).forEachEvent(event -> number[0]++);
            counted.add(number[0]);
        }
        assertThat((double) counted.get(1) / counted.get(0)).isEqualTo(10, within(1.5));
    }

    @Test
    void theCallerCanStopIt() {
        RunControl stop = (phase, done, total) -> !phase.equals("simulate");
        RingWorld stopped = RingWorld.simulate(SMALL, stop);

        assertThatThrownBy(() -> stopped.forEachEvent(event -> {})).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> SMALL.withFraudShare(0.5)).hasMessageContaining("0.5");
        assertThatThrownBy(() -> SMALL.withAccounts(5)).hasMessageContaining("5");
    }

    private Map<String, Instant> opened() {
        Map<String, Instant> opened = new HashMap<>();
        for (Event event : EVENTS) {
            if (event instanceof Event.AccountOpened account) {
                opened.put(account.accountId(), account.at());
            }
        }
        return opened;
    }
}
