package io.ringfence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfence.evaluation.BinaryMetrics;
import io.ringfence.evaluation.RingTruth.TrueMember;
import io.ringfence.evaluation.RingTruth.TrueRing;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.simulation.PlantedRings.Pattern;
import io.ringfence.simulation.PlantedRings.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantedRingsTest {
    private static final SimulationParameters SMALL =
            SimulationParameters.DEFAULT.withAccounts(2000).withFraudShare(0.05);
    private static final Instant THEN = Instant.parse("2022-09-01T00:00:00Z");

    private static final Pattern CYCLE = new Pattern(
            "one",
            "CYCLE",
            List.of(
                    new Transfer("a", "b", THEN, 900),
                    new Transfer("b", "c", THEN.plus(Duration.ofHours(5)), 890),
                    new Transfer("c", "a", THEN.plus(Duration.ofDays(3)), 20)));
    private static final Pattern FAN =
            new Pattern("two", "FAN_OUT", List.of(new Transfer("a", "x", THEN, 50), new Transfer("a", "y", THEN, 70)));

    @Test
    void aPatternIsPlantedAsItIs() {
        RingWorld world = RingWorld.simulate(SMALL.withPlanted(new PlantedRings(List.of(CYCLE, FAN))), RunControl.NONE);
        TrueRing cycle = ring(world, "CYCLE");
        TrueRing fan = ring(world, "FAN_OUT");
        Set<String> members = accounts(cycle);

        assertThat(world.plantedRings()).isEqualTo(2);
        assertThat(members).hasSize(3);
        assertThat(accounts(fan)).hasSize(3);
        assertThat(accounts(fan).stream().filter(members::contains))
                .as("a is in both")
                .hasSize(1);
        assertThat(world.truth().fraud()).hasSize(100).containsKeys(members.toArray(String[]::new));

        List<Event.PaymentMade> moves = transfers(world, members);
        assertThat(moves).hasSizeGreaterThanOrEqualTo(3);
        Event.PaymentMade last = moves.getLast();
        assertThat(cycle.members())
                .extracting(TrueMember::joinedAt)
                .contains(moves.getFirst().at());
        assertThat(Duration.between(moves.getFirst().at(), last.at()).toMinutes())
                .isCloseTo(Duration.ofDays(3).toMinutes(), within(1L));
        assertThat(last.amountCents()).isLessThan(moves.getFirst().amountCents());
    }

    private static List<Event.PaymentMade> transfers(RingWorld world, Set<String> among) {
        return world.events().stream()
                .filter(Event.PaymentMade.class::isInstance)
                .map(Event.PaymentMade.class::cast)
                .filter(payment -> among.contains(payment.accountId())
                        && payment.parties().toAccountId() != null
                        && among.contains(payment.parties().toAccountId()))
                .toList();
    }

    private static TrueRing ring(RingWorld world, String typology) {
        return world.truth().rings().stream()
                .filter(ring -> ring.typology().equals(typology))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> accounts(TrueRing ring) {
        return ring.members().stream().map(TrueMember::accountId).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aFileIsReadOrRefusedByLine(@TempDir Path folder) throws IOException {
        String header = "pattern_id,family,timestamp,from_bank,from_account,to_bank,to_account,amount_paid,"
                + "payment_currency\n";
        Path good = Files.writeString(
                folder.resolve("good.csv"), header + "P1,FAN-IN,2022/09/01 10:30,1,A,2,B,12.50,Euro\n");
        Path bad = Files.writeString(folder.resolve("bad.csv"), header + "P1,FAN-IN,yesterday,1,A,2,B,12.50,Euro\n");
        Path other = Files.writeString(folder.resolve("other.csv"), "id,amount\n");

        assertThat(PlantedRings.read(good).patterns())
                .containsExactly(new Pattern(
                        "P1",
                        "FAN_IN",
                        List.of(new Transfer("1/A", "2/B", Instant.parse("2022-09-01T10:30:00Z"), 12.5))));
        assertThatThrownBy(() -> PlantedRings.read(bad)).hasMessageContaining("bad.csv, line 2");
        assertThatThrownBy(() -> PlantedRings.read(other)).hasMessageContaining("no column pattern_id");
        assertThatThrownBy(() -> RingWorld.simulate(
                        SMALL.withAccounts(100)
                                .withFraudShare(0.02)
                                .withPlanted(new PlantedRings(List.of(new Pattern(
                                        "many",
                                        "FAN_IN",
                                        List.of(
                                                new Transfer("a", "z", THEN, 1),
                                                new Transfer("b", "z", THEN, 1),
                                                new Transfer("c", "z", THEN, 1)))))),
                        RunControl.NONE))
                .hasMessageContaining("room for 3 accounts");
    }

    @Test
    void realPatternsAreNotGivenAwayByTheirAmounts() throws IOException {
        String data = System.getenv("RINGFENCE_DATA");
        assumeTrue(data != null, "RINGFENCE_DATA is not set: planting the AMLworld patterns goes untested");
        PlantedRings real = PlantedRings.read(Path.of(data, "amlworld-rings", "transactions.csv"));
        assertThat(real.patterns()).hasSize(296);
        RingWorld world = RingWorld.simulate(
                SimulationParameters.DEFAULT
                        .withAccounts(5000)
                        .withFraudShare(0.1)
                        .withPlanted(real),
                RunControl.NONE);

        var planted = new HashSet<String>();
        List<String> typologies = new ArrayList<>();
        for (TrueRing ring : world.truth().rings()) {
            if (real.patterns().stream().anyMatch(pattern -> pattern.typology().equals(ring.typology()))) {
                planted.addAll(accounts(ring));
                typologies.add(ring.typology());
            }
        }
        assertThat(world.plantedRings()).isEqualTo(typologies.size()).isGreaterThan(40);
        assertThat(new HashSet<>(typologies))
                .containsExactlyInAnyOrder(
                        "FAN_IN",
                        "FAN_OUT",
                        "CYCLE",
                        "SCATTER_GATHER",
                        "GATHER_SCATTER",
                        "BIPARTITE",
                        "STACK",
                        "RANDOM");

        List<Event.PaymentMade> transfers = world.events().stream()
                .filter(Event.PaymentMade.class::isInstance)
                .map(Event.PaymentMade.class::cast)
                .filter(payment -> payment.parties().toAccountId() != null)
                .toList();
        double[] amounts =
                transfers.stream().mapToDouble(Event.PaymentMade::amountCents).toArray();
        boolean[] ours = new boolean[amounts.length];
        int among = 0;
        for (int i = 0; i < ours.length; i++) {
            ours[i] = planted.contains(transfers.get(i).accountId())
                    && planted.contains(transfers.get(i).parties().toAccountId());
            among += ours[i] ? 1 : 0;
        }
        assertThat(among).isGreaterThan(300);
        assertThat(BinaryMetrics.auroc(amounts, ours)).isBetween(0.35, 0.65);
    }
}
