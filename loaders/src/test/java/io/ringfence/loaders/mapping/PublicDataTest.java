package io.ringfence.loaders.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.Event;
import io.ringfence.graph.RunControl;
import io.ringfence.loaders.InputException;
import io.ringfence.loaders.LoadRequest;
import io.ringfence.loaders.Loaded;
import io.ringfence.loaders.Loader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The mappings that ship, on the public files they are for. */
@EnabledIfEnvironmentVariable(named = "RINGFENCE_DATA", matches = ".+")
final class PublicDataTest {
    @TempDir
    Path rejected;

    @Test
    void ecommerce() throws Exception {
        Loaded loaded = load("ecommerce", "ecommerce");

        assertThat(of(loaded, Event.AccountOpened.class)).hasSize(51_689);
        assertThat(of(loaded, Event.PaymentMade.class)).hasSize(51_689);
        Set<EntityId> devices = new HashSet<>();
        of(loaded, Event.LinkSeen.class).forEach(link -> devices.add(link.entity()));
        assertThat(devices).hasSize(48_918);
        assertThat(of(loaded, Event.PaymentMade.class).stream()
                        .filter(payment -> payment.parties().ip() != null))
                .hasSize(30_189);
        List<Event.AttributeGiven> attributes = of(loaded, Event.AttributeGiven.class);
        assertThat(attributes).hasSize(4 * 51_689);
        assertThat(attributes.stream().map(Event.AttributeGiven::name).distinct())
                .containsExactlyInAnyOrder("source", "browser", "sex", "age");
        long fraud = of(loaded, Event.LabelGiven.class).stream()
                .filter(Event.LabelGiven::fraud)
                .count();
        assertThat(fraud / 51_689.0).isBetween(0.0934, 0.0936);
    }

    @Test
    void amlsim() throws Exception {
        Loaded loaded = load("amlsim/20K_fanin200", "amlsim");

        assertThat(of(loaded, Event.AccountOpened.class)).hasSize(20_000);
        assertThat(of(loaded, Event.PaymentMade.class)).hasSize(118_250);
        assertThat(of(loaded, Event.LabelGiven.class).stream().filter(Event.LabelGiven::fraud))
                .hasSize(954);
    }

    @Test
    void amlworld() throws Exception {
        Loaded loaded = load("amlworld-rings", "amlworld");

        assertThat(of(loaded, Event.PaymentMade.class)).hasSizeGreaterThan(2_500);
        assertThat(of(loaded, Event.LabelGiven.class)).allMatch(Event.LabelGiven::fraud);
    }

    @Test
    void sffsd() throws Exception {
        Loaded loaded = load("s-ffsd", "s-ffsd");

        assertThat(of(loaded, Event.PaymentMade.class)).hasSize(77_881);
        List<Event.LabelGiven> labels = of(loaded, Event.LabelGiven.class);
        assertThat(labels).allMatch(Event.LabelGiven::isOfPayment).hasSize(29_643);
        assertThat(labels).filteredOn(Event.LabelGiven::fraud).hasSize(5_256);
        assertThat(of(loaded, Event.LinkSeen.class).stream()
                        .map(link -> link.entity().type())
                        .distinct())
                .containsExactlyInAnyOrder("location", "payment_type");
    }

    @Test
    void cardHandbook() throws Exception {
        Loaded loaded = load("card-handbook", "card-handbook");

        assertThat(of(loaded, Event.PaymentMade.class)).hasSize(1_236_698);
        List<Event.LabelGiven> labels = of(loaded, Event.LabelGiven.class);
        assertThat(labels).hasSize(1_236_698).allMatch(label -> label.paymentId() != null);
        Event.LabelGiven first = labels.getFirst();
        assertThat(first.knownAt()).isEqualTo(Instant.parse("2018-04-08T00:00:31Z"));
    }

    @Test
    void tolokers() throws Exception {
        Loaded loaded = load("tolokers", "tolokers");

        assertThat(of(loaded, Event.AccountOpened.class)).hasSize(11_758);
        assertThat(of(loaded, Event.LinkSeen.class))
                .hasSize(519_000)
                .allMatch(link -> link.entity().isAccount());
        List<Event.AttributeGiven> attributes = of(loaded, Event.AttributeGiven.class);
        assertThat(attributes).hasSize(117_580);
        assertThat(attributes.stream().map(Event.AttributeGiven::name).distinct())
                .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        List<Event.LabelGiven> labels = of(loaded, Event.LabelGiven.class);
        assertThat(labels).hasSizeLessThan(11_758);
        assertThat(labels.getFirst().knownAt())
                .isAfter(of(loaded, Event.LinkSeen.class).getLast().knownAt());
    }

    @Test
    void bitcoinAlpha() throws Exception {
        Loaded loaded = load("bitcoin-alpha", "bitcoin-alpha");

        List<Event.PaymentMade> ratings = of(loaded, Event.PaymentMade.class);
        assertThat(ratings).hasSize(24_186);
        assertThat(ratings).filteredOn(rating -> rating.amountCents() < 1000).hasSize(1_536);
        List<Event.LabelGiven> labels = of(loaded, Event.LabelGiven.class);
        assertThat(labels).hasSize(237).filteredOn(Event.LabelGiven::fraud).hasSize(102);
        assertThat(labels.getFirst().knownAt()).isAfter(ratings.getLast().at());
    }

    @Test
    void ecommerceSmall() throws Exception {
        assertThat(of(load("ecommerce-small", "ecommerce-small"), Event.PaymentMade.class))
                .hasSize(623);
    }

    private Loaded load(String folder, String mapping) throws InputException {
        Path source = Path.of(System.getenv("RINGFENCE_DATA")).resolve(folder);
        var request = new LoadRequest(List.of(source.toString()), Optional.of(Mapping.named(mapping)), rejected);
        Loaded loaded = Loader.read(request, RunControl.NONE);
        assertThat(loaded.report().rejected())
                .as("rejected, %s", loaded.report())
                .isZero();
        return loaded;
    }

    private static <E extends Event> List<E> of(Loaded loaded, Class<E> kind) {
        return loaded.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
