package io.ringfence.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SentenceTest {
    @Example
    void spansHaveTheUnitThatFitsAndAreTrue() {
        assertThat(Sentence.within(Duration.ZERO)).isEqualTo("1 second");
        assertThat(Sentence.within(Duration.ofSeconds(119))).isEqualTo("119 seconds");
        assertThat(Sentence.within(Duration.ofMinutes(2))).isEqualTo("2 minutes");
        assertThat(Sentence.within(Duration.ofMinutes(119).plusMillis(1))).isEqualTo("120 minutes");
        assertThat(Sentence.within(Duration.ofHours(6))).isEqualTo("6 hours");
        assertThat(Sentence.within(Duration.ofDays(2))).isEqualTo("2 days");
        assertThat(Sentence.within(Duration.ofHours(49))).isEqualTo("3 days");
        assertThat(Sentence.atLeast(Duration.ofHours(71))).isEqualTo("2 days");
    }

    @Property
    void whatHappenedWithinASpanIsNeverSaidToHaveTakenLess(
            @ForAll @LongRange(min = 0, max = 100_000_000_000L) long millis) {
        String[] words =
                Sentence.within(Duration.ofMillis(millis)).replace(",", "").split(" ", -1);
        long unit = switch (words[1].replaceAll("s$", "")) {
            case "second" -> 1000;
            case "minute" -> 60_000;
            case "hour" -> 3_600_000;
            default -> 86_400_000;
        };
        assertThat(Long.parseLong(words[0]) * unit).isGreaterThanOrEqualTo(millis);
    }

    @Example
    void clausesReadAsPeopleWrite() {
        var merchant = new EntityId("merchant", "m-7");
        var devices = List.of(new EntityId("device", "a"), new EntityId("device", "b"), new EntityId("device", "c"));
        Claim opened = new Claim.OpenedTogether(11, Duration.ofHours(6));
        Claim shared = new Claim.SharedEntities("device", 11, devices, 0);
        Claim paid = new Claim.SamePayment(merchant, 1000, 9, Duration.ofDays(2), 10);

        assertThat(opened.clause(Subject.PLAIN)).isEqualTo("11 accounts were opened within 6 hours of one another");
        assertThat(shared.clause(Subject.within(11))).isEqualTo("all share 3 devices that nobody else uses");
        assertThat(paid.clause(Subject.within(11)))
                .isEqualTo(
                        "9 of them paid merchant m-7 exactly 10.00 within 2 days, which only 1 other account ever did");
        assertThat(new Claim.SharedEntities("ip", 4, List.of(new EntityId("ip", "10.0.0.1")), 2).clause(Subject.PLAIN))
                .isEqualTo("4 accounts share the same network address, 10.0.0.1, which 2 other accounts used too");
        assertThat(new Claim.KnownFraud(1).clause(Subject.within(5))).isEqualTo("one of them was found to be fraud");
    }

    @Example
    void aSummaryTellsWhenWhatAndWhich() {
        var device = new EntityId("device", "d-1");
        var link = new EvidenceLink(
                EvidenceLink.Kind.TIE,
                EntityId.account("a"),
                device,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                new Source("links.csv", 1),
                11);
        List<Evidence> evidence = List.of(
                new Evidence(
                        new Claim.SamePayment(new EntityId("merchant", "m-7"), 1000, 9, Duration.ofDays(2), 9),
                        List.of(link)),
                new Evidence(new Claim.SharedEntities("device", 11, List.of(device), 0), List.of(link)),
                new Evidence(new Claim.OpenedTogether(11, Duration.ofHours(6)), List.of(link)),
                new Evidence(
                        new Claim.SharedEntities("ip", 5, List.of(new EntityId("ip", "10.0.0.1")), 0), List.of(link)));

        assertThat(Summary.of(Typology.PROMOTION_ABUSE, 11, evidence))
                .isEqualTo("Promotion abuse of 11 accounts: all were opened within 6 hours of one another"
                        + " and share the same device, d-1, which nobody else uses;"
                        + " 9 of them paid merchant m-7 exactly 10.00 within 2 days, which no other account ever did.");
    }

    @Example
    void listsAndPlurals() {
        assertThat(Sentence.list(List.of("a"))).isEqualTo("a");
        assertThat(Sentence.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(Sentence.count(2, Sentence.noun("address"))).isEqualTo("2 postal addresses");
        assertThat(Sentence.count(1, Sentence.noun("bank_account"))).isEqualTo("1 bank account");
        assertThat(Sentence.money(123_456)).isEqualTo("1,234.56");
        assertThat(Sentence.percent(999, 1000)).isEqualTo("99 %");
    }
}
