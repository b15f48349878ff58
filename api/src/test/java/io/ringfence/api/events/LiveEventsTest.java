package io.ringfence.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.loaders.stream.EventIntake.Message;
import io.ringfence.ring.RingSet;
import io.ringfence.workspace.InMemoryLedger;
import io.ringfence.workspace.ModelSource;
import io.ringfence.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LiveEventsTest {
    private static final Instant NOW = Instant.parse("2026-03-20T00:00:00Z");
    private static final String ACCOUNT = """
            {"type":"account","account_id":"a1","created_at":"2026-03-19T10:00:00Z"}""";
    private static final String LINK = """
            {"type":"link","account_id":"a1","entity_type":"device","entity_id":"d1"}""";

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Workspace workspace = new Workspace(
            ledger,
            new TemporalGraph(EntityTypes.DEFAULT),
            RingSet.EMPTY,
            ModelSource.NONE,
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final LiveEvents events = new LiveEvents(workspace);

    @Test
    void messagesAreKeptOnceWithWhereTheyStand() {
        assertThat(take(ACCOUNT, LINK)).containsExactly(Optional.empty(), Optional.empty());
        assertThat(take(ACCOUNT, LINK)).containsExactly(Optional.empty(), Optional.empty());

        assertThat(ledger.counts()).containsEntry("links", 1L);
        var sources = new ArrayList<Source>();
        workspace.graph().replay(event -> sources.add(event.source()));
        assertThat(sources).containsExactly(new Source("kafka:events/0", 0), new Source("kafka:events/0", 1));
    }

    @Test
    void whatIsNoEventIsRefusedWithAReasonAndTheRestIsKept() {
        List<Optional<String>> answers =
                take("", "not json", "[]", ACCOUNT + ACCOUNT, "{\"type\":\"account\"}", LINK, ACCOUNT, LINK);

        assertThat(answers.subList(0, 6)).allMatch(Optional::isPresent);
        assertThat(answers.get(4)).contains("account_id is missing");
        assertThat(answers.get(5).orElseThrow()).startsWith("seen_at is missing");
        assertThat(answers.subList(6, 8)).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void aLedgerThatIsAwayRefusesNobody() {
        ledger.setHealthy(false);
        assertThatThrownBy(() -> take(ACCOUNT)).hasMessage("the ledger is away");

        ledger.setHealthy(true);
        assertThat(take(ACCOUNT)).containsExactly(Optional.empty());
        assertThat(workspace.view().nodeCount()).isEqualTo(1);
    }

    private List<Optional<String>> take(String... values) {
        var messages = new ArrayList<Message>();
        for (String value : values) {
            messages.add(new Message(value, new Source("kafka:events/0", messages.size())));
        }
        return events.take(messages);
    }
}
