package io.ringfence.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.graph.EntityId;
import io.ringfence.graph.GraphView;
import io.ringfence.workspace.ModelSource;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EventsHttpTest {
    private static final String LINK = """
            {"type":"link","account_id":"z-1","entity_type":"device","entity_id":"d-farm","seen_at":"2026-03-19T12:00:00Z"}""";

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
    void anEventIsKeptAndARepeatIsRecognised() {
        var answer = service.post("/v1/events", LINK);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/results/0/status").asText()).isEqualTo("added");
        assertThat(service.get("/v1/entities/account/z-1").status()).isEqualTo(200);
        assertThat(service.world.ledger.counts().get("links"))
                .isEqualTo((long) service.world.workspace.view().linkCount());

        var again = service.post("/v1/events", LINK);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().at("/results/0/status").asText()).isEqualTo("repeated");
    }

    @Test
    void everyKindIsUnderstoodInBothSpellings() {
        var answer = service.post("/v1/events", """
                [{"type":"account","accountId":"z-2","createdAt":"2026-03-19T10:00:00+02:00"},
                 {"type":"link","accountId":"z-2","entityType":"email","entityId":"z@example.com"},
                 {"type":"payment","payment_id":"p-z","account_id":"z-2","amount":"12.50","currency":"EUR",
                  "paid_at":"2026-03-19T11:00:00Z","to_account_id":"z-3","card_id":"","unknown_column":"x"},
                 {"type":"label","accountId":"z-2","label":"fraud","knownAt":"2026-03-19T12:00:00Z","reason":"told"},
                 {"type":"label","accountId":"z-2","paymentId":"p-z","label":"legit","knownAt":"2026-03-19T12:00:00Z"},
                 {"type":"attribute","account_id":"z-2","name":"age","value":41,"at":"2026-03-19T12:00:00Z"}]""");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/added").asInt()).isEqualTo(6);

        GraphView view = service.world.workspace.view();
        int account = view.node(EntityId.account("z-2"));
        assertThat(view.label(account)).isEqualTo(GraphView.FRAUD);
        assertThat(view.payments().amountCents(view.paid(account, 0))).isEqualTo(1250);
        assertThat(view.paymentLabel(view.paid(account, 0))).isEqualTo(GraphView.LEGIT);
        assertThat(view.attribute(account, view.graph().attributes().indexOf("age")))
                .isEqualTo(41);
        assertThat(view.node(EntityId.account("z-3"))).isNotNegative();
    }

    @Test
    void badRowsGetReasonsAndGoodOnesAreKept() {
        var answer = service.postAs(
                "application/x-ndjson",
                "/v1/events",
                LINK
                        + "\n\n{\"type\":\"shoe\",\"account_id\":\"z\"}\nnot json\n"
                        + "{\"type\":\"payment\",\"payment_id\":\"p\",\"account_id\":\"z\",\"amount\":-5,"
                        + "\"currency\":\"EUR\",\"paid_at\":\"2026-03-19T11:00:00Z\"}\n"
                        + "{\"type\":\"link\",\"account_id\":\"z\",\"entity_type\":\"device\",\"entity_id\":\"d\"}\n"
                        + "{\"type\":\"account\",\"account_id\":\"z\",\"created_at\":\"2036-01-01T00:00:00Z\"}\n");
        assertThat(answer.status()).isEqualTo(202);
        JsonNode json = answer.json();
        assertThat(json.at("/added").asInt()).isEqualTo(1);
        assertThat(json.at("/rejected").asInt()).isEqualTo(5);
        assertThat(json.at("/results/1/reason").asText()).contains("type must be");
        assertThat(json.at("/results/2/reason").asText()).contains("not JSON");
        assertThat(json.at("/results/3/reason").asText()).contains("amount");
        assertThat(json.at("/results/4/reason").asText()).contains("seen_at");
        assertThat(json.at("/results/5/reason").asText()).contains("future");
    }

    @Test
    void aCallInWhichNothingIsGoodIsRefused() {
        var answer = service.post("/v1/events", "{\"type\":\"link\",\"account_id\":\"z\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/results/0/reason").asText()).contains("entity_type");
        assertThat(service.post("/v1/events", "").status()).isEqualTo(400);
        assertThat(service.post("/v1/events", "[]").status()).isEqualTo(400);
        assertThat(service.post("/v1/events", "{\"type\":").status()).isEqualTo(400);
    }

    @Test
    void aLedgerThatIsAwayFailsTheCallAndNothingIsKept() {
        service.world.ledger.setHealthy(false);
        var answer = service.post("/v1/events", LINK);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().at("/detail").asText()).doesNotContain("ledger");
        assertThat(service.get("/v1/entities/account/z-1").status()).isEqualTo(404);
        assertThat(service.get("/health").status()).isEqualTo(503);
        service.world.ledger.setHealthy(true);
        assertThat(service.post("/v1/events", LINK).status()).isEqualTo(202);
    }

    @Test
    void theStreamTellsOfEventsAndDecisions() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> stream = service.client()
                .send(
                        service.request("/v1/stream")
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.statusCode()).isEqualTo(200);
        Thread reader = Thread.ofVirtual().start(() -> stream.body().forEach(seen::add));
        await(seen, "event: ready");
        service.post("/v1/events", LINK);
        await(seen, "event: events", "\"count\":1");
        service.post("/v1/rings/R-farm/decisions", "{\"decision\":\"escalate\"}");
        await(seen, "event: decision", "R-farm", "escalate");
        reader.interrupt();
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        try (var writers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                String event =
                        "{\"type\":\"account\",\"account_id\":\"w-" + i + "\",\"created_at\":\"2026-03-19T10:00:00Z\"}";
                writers.execute(() -> service.post("/v1/events", event));
                writers.execute(() -> service.get("/v1/search?q=w-"));
            }
            writers.shutdown();
            assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        for (int i = 0; i < 200; i++) {
            assertThat(service.world.workspace.view().node(EntityId.account("w-" + i)))
                    .isNotNegative();
        }
    }

    private static void await(List<String> seen, String... parts) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (!Stream.of(parts).allMatch(String.join("\n", seen)::contains)
                && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(String.join("\n", seen)).contains(parts);
    }
}
