package io.ringfence.loaders.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.loaders.InputException;
import io.ringfence.loaders.LoadRequest;
import io.ringfence.loaders.Loaded;
import io.ringfence.loaders.Loader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MappingTest {
    @TempDir
    Path folder;

    @Test
    void everyMappingThatShipsCanBeRead() throws Exception {
        for (String name : Mapping.names()) {
            assertThat(Mapping.named(name).name()).isEqualTo(name);
        }
        assertThat(Mapping.standard().files()).hasSize(4);
    }

    @Test
    void namesTheMappingsThatThereAre() {
        assertThatThrownBy(() -> Mapping.named("paysim"))
                .isInstanceOf(InputException.class)
                .hasMessage("no mapping 'paysim'; there are: amlsim, amlworld, bitcoin-alpha, card-handbook,"
                        + " ecommerce, ecommerce-small, s-ffsd, tolokers");
    }

    @Test
    void turnsForeignColumnsIntoEvents() throws Exception {
        Mapping mapping = Mapping.parse("""
                types:
                  - {name: passport, strength: hard, cap: 5, window: P1M2D, rarity_weight: 1.5, placeholders: [none yet]}
                files:
                  - file: sign*
                    account: user
                    times: {formats: ["dd.MM.yyyy HH:mm", epoch_seconds]}
                    accounts:
                      - created_at: registered
                    links:
                      - {type: phone, id: {column: mobile, normalise: [digits], prefix: "+"}, at: registered}
                      - {type: passport, id: {column: passport_no, normalise: [upper]}}
                    payments:
                      - id: {row_number: true, prefix: p}
                        amount: fee
                        cents: true
                        currency: {constant: EUR}
                        paid_at: registered
                        ip: {column: address, normalise: [ipv4]}
                    labels:
                      - label: {column: chargeback, values: {"1": fraud, "0": ignore}}
                        known_at: {column: registered, plus: P30D}
                """, "test");
        Files.writeString(folder.resolve("signups.csv"), """
                user,registered,mobile,passport_no,fee,address,chargeback
                u1,31.01.2026 10:00,(030) 12-34,x1,250,3232235777.4,1
                u2,1769853600,,None yet,0,,0
                """);

        Loaded loaded = load(mapping);

        Instant ten = Instant.parse("2026-01-31T10:00:00Z");
        assertThat(loaded.events())
                .extracting(event -> event instanceof Event.LinkSeen link ? link.entity() : event.getClass())
                .contains(new EntityId("phone", "+0301234"), new EntityId("passport", "X1"))
                .doesNotContain(new EntityId("passport", "NONE YET"));
        assertThat(loaded.events())
                .filteredOn(event -> !(event instanceof Event.LabelGiven))
                .allMatch(event -> event.at().equals(ten));
        var payment = (Event.PaymentMade) loaded.events().stream()
                .filter(Event.PaymentMade.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(payment.amountCents()).isEqualTo(250);
        assertThat(payment.paymentId()).isEqualTo("p2");
        assertThat(payment.parties().ip()).isEqualTo("192.168.1.1");
        assertThat(loaded.events().getLast().knownAt()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(loaded.events())
                .filteredOn(Event.LabelGiven.class::isInstance)
                .hasSize(1);
        EntityType passport = loaded.types().find("passport").orElseThrow();
        assertThat(passport.strength()).isEqualTo(EntityType.Strength.HARD);
        assertThat(passport.hubPolicy().cap()).isEqualTo(5);
        assertThat(loaded.report().placeholders()).containsOnlyKeys("passport:NONE YET");
    }

    @Test
    void labelsPaymentsAndKeepsAttributes() throws Exception {
        Mapping mapping = Mapping.parse("""
                files:
                  - file: payments
                    header: [id, user, fee, at, verdict]
                    account: user
                    payments:
                      - {id: id, amount: fee, currency: {constant: EUR}, paid_at: at}
                    labels:
                      - payment: id
                        label: {column: verdict, values: {"1": fraud, "0": legit, "": ignore}}
                        known_at: {column: at, plus: P7D}
                  - file: users
                    account: user
                    accounts:
                      - created_at: since
                    attributes:
                      - {name: shade, value: {column: colour, normalise: [lower]}, at: changed}
                      - {columns: [age]}
                      - {rest: true, except: [split], at: since}
                """, "test");
        Files.writeString(folder.resolve("payments.csv"), "p1,u1,3,2026-01-01,1\np2,u1,4,2026-01-02,\n");
        Files.writeString(folder.resolve("users.csv"), """
                user,since,colour,changed,age,split,plan
                u1,2026-01-01,RED,2026-02-01,40,test,
                u2,2026-01-03,,,,train,gold
                u3,,blue,,,,
                """);

        Loaded loaded = load(mapping);

        assertThat(loaded.events())
                .filteredOn(Event.LabelGiven.class::isInstance)
                .extracting(event -> ((Event.LabelGiven) event).paymentId(), Event::knownAt)
                .containsExactly(org.assertj.core.api.Assertions.tuple("p1", Instant.parse("2026-01-08T00:00:00Z")));
        assertThat(loaded.events())
                .filteredOn(Event.AttributeGiven.class::isInstance)
                .extracting(Object::toString)
                .containsExactly(
                        attribute("u1", "age", "40", "2026-01-01", 2),
                        attribute("u2", "plan", "gold", "2026-01-03", 3),
                        attribute("u1", "shade", "red", "2026-02-01", 2));
        assertThat(loaded.report().rejected()).isEqualTo(1);
        assertThat(loaded.report().files().get(1).ignoredColumns()).containsExactly("split");
    }

    private static String attribute(String account, String name, String value, String day, int line) {
        Instant time = Instant.parse(day + "T00:00:00Z");
        return new Event.AttributeGiven(account, name, value, time, time, new Source("users.csv", line)).toString();
    }

    @Test
    void namesThePlaceOfAMistake() {
        String misspelt = "files:\n  - file: a\n    links: [{type: ip, id: x, att: t}]\n";
        assertThatThrownBy(() -> Mapping.parse(misspelt, "m"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("mapping m, line 3, at files[1].links[1].att");
        assertThatThrownBy(() -> Mapping.parse("files:\n  - file: a\n    links:\n      - {id: x}\n", "m"))
                .hasMessageContaining("links need one of type, type_column");
        assertThatThrownBy(
                        () -> Mapping.parse("files:\n  - file: a\n    attributes: [{columns: [b], rest: true}]\n", "m"))
                .hasMessageContaining("attributes need one of");
        assertThatThrownBy(() -> Mapping.parse("files: []", "m")).hasMessage("mapping m: a mapping needs files");
        assertThatThrownBy(() -> Mapping.parse("", "m")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Mapping.parse("{", "m")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Mapping.parse("types: [{name: T}]\nfiles: []", "m"))
                .hasMessageContaining("lower snake case");
        assertThatThrownBy(() -> Mapping.read(folder.resolve("none.yaml"))).hasMessageContaining("cannot read mapping");
    }

    @Test
    void namesATypeThatNobodyDeclared() throws Exception {
        Mapping mapping =
                Mapping.parse("files:\n  - file: f\n    account: a\n    links:\n      - {type: boat, id: b}\n", "m");
        Files.writeString(folder.resolve("f.csv"), "a,b\n1,2\n");

        assertThatThrownBy(() -> load(mapping)).hasMessageContaining("the type 'boat'");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31T00:00:00Z",
        "2026-01-31T23:59, 2026-01-31T23:59:00Z",
        "2026-01-31 23:59:59.1239, 2026-01-31T23:59:59.123Z",
        "2026-01-31T23:59:59.5Z, 2026-01-31T23:59:59.500Z",
        "2026-01-31T01:00:00+02:00, 2026-01-30T23:00:00Z",
        "2026-01-31 01:00:00+00, 2026-01-31T01:00:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z"
    })
    void readsIsoTimes(String text, Instant expected) {
        assertThat(IsoTime.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30",
        "2026-13-01",
        "26-01-01",
        "2026-01-31T25:00:00Z",
        "2026-01-31T1:00",
        "2026-01-31T23:59:59.Z",
        "2026-01-31X10:00",
        "2026-01-31T10:00:0",
        "20260131",
        "now",
        "2026-01-31T10:00:00+99"
    })
    void refusesWhatIsNoTime(String text) {
        assertThat(IsoTime.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"12.34, 1234", "0, 0", "0.005, 1", "0.0049, 0", "1e2, 10000", "1e-2000, 0", "+7, 700"})
    void readsAmounts(String text, long cents) throws Exception {
        assertThat(Cents.parse(text, false)).isEqualTo(cents);
    }

    @ParameterizedTest
    @CsvSource({"-0.01", "NaN", "Infinity", "1e400", "99999999999999999999", "0x10", "12 34"})
    void refusesWhatIsNoAmount(String text) {
        assertThatThrownBy(() -> Cents.parse(text, false)).isInstanceOf(RowException.class);
    }

    private Loaded load(Mapping mapping) throws InputException {
        var request = new LoadRequest(List.of(folder.toString()), Optional.of(mapping), folder.resolve("rejected"));
        return Loader.read(request, RunControl.NONE);
    }
}
