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
        assertThat(of(load("s-ffsd", "s-ffsd"), Event.PaymentMade.class)).hasSize(77_881);
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
