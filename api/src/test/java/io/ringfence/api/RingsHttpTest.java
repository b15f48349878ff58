package io.ringfence.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.workspace.ModelSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RingsHttpTest {
    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start(ModelSource.NONE);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void ringsAreFilteredSortedAndPaged() {
        JsonNode all = service.get("/v1/rings").json();
        assertThat(all.at("/total").asInt()).isEqualTo(2);
        assertThat(all.findValuesAsText("id")).containsExactly("R-farm", "R-cycle");
        assertThat(all.at("/nextCursor").isNull()).isTrue();
        assertThat(all.at("/rings/0/status").asText()).isEqualTo("open");
        assertThat(all.at("/rings/0/evidence/0").asText()).isNotBlank();
        assertThat(all.at("/rings/0/accounts").asInt()).isEqualTo(6);

        assertThat(ids("?minScore=0.8")).containsExactly("R-farm");
        assertThat(ids("?typology=money_cycle")).containsExactly("R-cycle");
        assertThat(ids("?member=m-2")).containsExactly("R-cycle");
        assertThat(ids("?status=confirmed")).isEmpty();
        assertThat(ids("?q=came%20back")).containsExactly("R-cycle");
        assertThat(ids("?sort=lastSeen")).containsExactly("R-cycle", "R-farm");
        assertThat(ids("?order=asc")).containsExactly("R-cycle", "R-farm");

        JsonNode first = service.get("/v1/rings?limit=1").json();
        String cursor = first.at("/nextCursor").asText();
        JsonNode second = service.get("/v1/rings?limit=1&cursor=" + cursor).json();
        assertThat(first.findValuesAsText("id")).containsExactly("R-farm");
        assertThat(second.findValuesAsText("id")).containsExactly("R-cycle");
        assertThat(second.at("/nextCursor").isNull()).isTrue();
        assertThat(service.get("/v1/rings?limit=1&sort=loss&cursor=" + cursor).status())
                .isEqualTo(400);
    }

    @Test
    void aBadFilterIsRefusedWithWhatThereIs() {
        assertThat(service.get("/v1/rings?typology=shoes").json().at("/detail").asText())
                .contains("device_farm");
        assertThat(service.get("/v1/rings?limit=0").status()).isEqualTo(400);
        assertThat(service.get("/v1/rings?limit=many").status()).isEqualTo(400);
        assertThat(service.get("/v1/rings?minScore=2").status()).isEqualTo(400);
        assertThat(service.get("/v1/rings?cursor=!!").status()).isEqualTo(400);
        assertThat(service.get("/v1/rings?sort=shoes").status()).isEqualTo(400);
    }

    @Test
    void aRingComesWithMembersEvidenceAndSources() {
        JsonNode ring = service.get("/v1/rings/R-farm").json();
        assertThat(ring.at("/members/0/accountId").asText()).isEqualTo("a-1");
        assertThat(ring.at("/members/0/label").asText()).isEqualTo("fraud");
        assertThat(ring.at("/members/0/role").asText()).isEqualTo("core");
        assertThat(ring.at("/evidence/0/kind").asText()).isEqualTo("shared_entities");
        assertThat(ring.at("/evidence/0/facts/entities/0/id").asText()).isEqualTo("d-farm");
        assertThat(ring.at("/evidence/0/links/0/source/file").asText()).isEqualTo("links.csv");
        assertThat(ring.at("/money/lossCents").asLong()).isEqualTo(1000);
        assertThat(ring.at("/firstSeen").asText()).isEqualTo("2026-03-01T10:01:00Z");

        JsonNode evidence = service.get("/v1/rings/R-cycle/evidence").json();
        assertThat(evidence.at("/evidence/0/facts/accountIds/2").asText()).isEqualTo("m-3");
        assertThat(evidence.at("/counterfactual/0/transfer").asBoolean()).isTrue();
        assertThat(evidence.at("/heldBy/sentence").asText())
                .startsWith("One thing holds it: without the dealings of account m-1");
        assertThat(evidence.at("/audit/failures")).isEmpty();
        assertThat(evidence.at("/audit/claims").asInt()).isEqualTo(5);
    }

    @Test
    void aRingIsDrawnFromStoredLinks() {
        JsonNode graph = service.get("/v1/rings/R-farm/graph").json();
        assertThat(graph.at("/nodes").size()).isEqualTo(7);
        assertThat(graph.at("/links").size()).isEqualTo(6);
        assertThat(graph.at("/links/0/to").asText()).isEqualTo("device:d-farm");

        JsonNode cycle = service.get("/v1/rings/R-cycle/graph").json();
        assertThat(cycle.at("/links").size()).isEqualTo(3);
        assertThat(cycle.at("/links/0/transfer").asBoolean()).isTrue();
        assertThat(cycle.at("/links/0/amountCents").asLong()).isEqualTo(1000);
    }

    @Test
    void aDecisionIsKeptFeedsLabelsAndShows() {
        var answer = service.post(
                "/v1/rings/R-cycle/decisions",
                "{\"decision\":\"confirm\",\"note\":\"seen\",\"accounts\":[\"m-1\",\"m-2\"],\"by\":\"eve\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/by").asText()).isEqualTo("eve");

        GraphView view = service.world.workspace.view();
        assertThat(view.label(view.node(EntityId.account("m-1")))).isEqualTo(GraphView.FRAUD);
        assertThat(view.label(view.node(EntityId.account("m-3")))).isEqualTo(GraphView.UNLABELLED);
        assertThat(service.get("/v1/rings/R-cycle").json().at("/status").asText())
                .isEqualTo("confirmed");
        assertThat(ids("?status=confirmed")).containsExactly("R-cycle");
        JsonNode history = service.get("/v1/rings/R-cycle/history").json();
        assertThat(history.at("/decisions/0/note").asText()).isEqualTo("seen");

        service.post("/v1/rings/R-cycle/decisions", "{\"decision\":\"escalate\"}");
        assertThat(service.get("/v1/rings/R-cycle").json().at("/status").asText())
                .isEqualTo("escalated");
        assertThat(service.get("/v1/rings/R-cycle").json().at("/decisions/1/by").asText())
                .isEqualTo("local");
    }

    @Test
    void aDecisionThatCannotBeIsRefused() {
        assertThat(service.post("/v1/rings/R-none/decisions", "{\"decision\":\"confirm\"}")
                        .status())
                .isEqualTo(404);
        assertThat(service.post("/v1/rings/R-farm/decisions", "{\"decision\":\"jail\"}")
                        .status())
                .isEqualTo(422);
        assertThat(service.post("/v1/rings/R-farm/decisions", "{\"decision\":\"clear\",\"accounts\":[\"h-1\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(service.get("/v1/rings/R-farm").json().at("/decisions").size())
                .isZero();
    }

    @Test
    void anUnknownRingIsNotFound() {
        for (String path : new String[] {"", "/graph", "/evidence", "/history"}) {
            assertThat(service.get("/v1/rings/R-none" + path).status()).as(path).isEqualTo(404);
        }
    }

    private java.util.List<String> ids(String query) {
        return service.get("/v1/rings" + query).json().findValuesAsText("id");
    }
}
