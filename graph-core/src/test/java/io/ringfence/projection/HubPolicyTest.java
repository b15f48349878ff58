package io.ringfence.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityTypes;
import io.ringfence.graph.Event;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.RunControl;
import io.ringfence.graph.Source;
import io.ringfence.graph.TemporalGraph;
import io.ringfence.path.ExpansionParameters;
import io.ringfence.path.Neighbourhood;
import io.ringfence.path.PathParameters;
import io.ringfence.path.Paths;
import io.ringfence.transfer.TransferMotifs;
import io.ringfence.transfer.Transfers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HubPolicyTest {
    private static final Instant T = Instant.parse("2025-01-01T00:00:00Z");

    private final TemporalGraph graph = new TemporalGraph(EntityTypes.DEFAULT);

    private void link(String account, String type, String id) {
        graph.append(new Event.LinkSeen(account, new EntityId(type, id), T, T, Source.API));
    }

    private GraphView gateway(int accounts) {
        for (int i = 0; i < accounts; i++) {
            link("a" + i, "ip", "gateway");
        }
        return graph.latest();
    }

    private Paths.Result paths(GraphView view, EntityId from, EntityId to) {
        return Paths.strongest(view, view.node(from), view.node(to), PathParameters.DEFAULT, RunControl.NONE);
    }

    @Test
    void aHubEndsAPathAndNeverCarriesOne() {
        GraphView view = gateway(31);
        var between = paths(view, EntityId.account("a0"), EntityId.account("a1"));
        var toHub = paths(view, EntityId.account("a0"), new EntityId("ip", "gateway"));

        assertThat(between.paths()).isEmpty();
        assertThat(between.extent().leftOutByType()).containsEntry("ip", 30L);
        assertThat(toHub.paths()).hasSize(1);
    }

    @Test
    void whatFewShareCarriesAndTheRarerWayIsStronger() {
        gateway(30);
        link("a0", "phone", "p");
        link("a1", "phone", "p");
        GraphView view = graph.latest();

        var found = paths(view, EntityId.account("a0"), EntityId.account("a1"));

        assertThat(found.paths()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(view.entity(found.paths().getFirst().nodes().get(1))).isEqualTo(new EntityId("phone", "p"));
        assertThat(found.paths().getFirst().strength())
                .isGreaterThan(found.paths().get(1).strength());
    }

    @Test
    void anExpansionShowsAHubAndDoesNotPassIt() {
        GraphView view = gateway(40);
        int start = view.node(EntityId.account("a0"));

        var found = Neighbourhood.expand(view, start, new ExpansionParameters(4, 100), RunControl.NONE);

        assertThat(found.nodes()).containsExactly(start, view.node(new EntityId("ip", "gateway")));
        assertThat(found.extent().leftOut()).isEqualTo(39);
        assertThat(found.extent().truncated()).isFalse();
    }

    @Test
    void anExpansionThatIsCutShortSaysSo() {
        GraphView view = gateway(20);
        int start = view.node(EntityId.account("a0"));

        var found = Neighbourhood.expand(view, start, new ExpansionParameters(2, 5), RunControl.NONE);

        assertThat(found.nodes()).hasSize(5);
        assertThat(found.extent().truncated()).isTrue();
    }

    @Test
    void moneyThatComesBackIsACycleAndMoneyPassedOnIsCounted() {
        transfer("p1", "x", "y", 10_000, 0);
        transfer("p2", "y", "z", 9_500, 5);
        transfer("p3", "z", "x", 9_000, 9);
        var incidence = Incidence.of(graph.latest(), RunControl.NONE);
        var transfers = Transfers.of(incidence, RunControl.NONE);
        int y = incidence.numberOf(graph.latest().node(EntityId.account("y")));

        var cycles = TransferMotifs.cycles(transfers, Duration.ofDays(1), RunControl.NONE);

        assertThat(cycles).hasSize(1);
        assertThat(cycles.getFirst().payments()).hasSize(3);
        assertThat(TransferMotifs.passedOnCents(transfers, y, Duration.ofDays(1)))
                .isEqualTo(9_500);
        assertThat(TransferMotifs.cycles(transfers, Duration.ofHours(8), RunControl.NONE))
                .isEmpty();
    }

    private void transfer(String id, String from, String to, long cents, int hours) {
        Instant at = T.plus(Duration.ofHours(hours));
        var parties = new Event.Parties(null, null, null, to, null);
        graph.append(new Event.PaymentMade(id, from, cents, "EUR", parties, at, at, Source.API));
    }
}
