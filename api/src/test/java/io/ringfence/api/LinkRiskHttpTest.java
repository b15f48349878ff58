package io.ringfence.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.workspace.ModelSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinkRiskHttpTest {
    private static final String ON_THE_FARM = """
            {"accountId": "new-1", "links": [{"type": "device", "id": "d-farm"}, {"type": "device", "id": "d-new"}]}""";

    private static TestService service;

    @BeforeAll
    static void start(@TempDir Path models) throws Exception {
        service = TestService.start(TinyModel.in(models, true));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aNewAccountOnTheDeviceOfARingIsRiskyAndTheAnswerSaysWhy() {
        JsonNode answer = service.post("/v1/link-risk", ON_THE_FARM).json();

        assertThat(answer.at("/risk").asDouble()).isBetween(0.85, 0.9); // 1 / (1 + e^-(−1 + 3)) = 0.88
        assertThat(answer.at("/band").asText()).isEqualTo("critical");
        assertThat(answer.at("/reasons/0").asText())
                .isEqualTo("Other accounts seen on an entity of this very decision: 6.");
        assertThat(answer.at("/ring/id").asText()).isEqualTo("R-farm");
        assertThat(answer.at("/ring/evidence/0").asText()).isNotBlank();
        assertThat(answer.at("/links/0/risk").asDouble()).isGreaterThan(0.85);
        assertThat(answer.at("/links/1/risk").asDouble()).isLessThan(0.1);
        assertThat(answer.at("/links/1/band").asText()).isEqualTo("low");
        assertThat(answer.at("/links/1/known").asBoolean()).isFalse();
        assertThat(answer.at("/accountKnown").asBoolean()).isFalse();
        assertThat(answer.at("/model").asText()).isNotBlank();
        assertThat(answer.at("/degraded").asBoolean()).isFalse();
        assertThat(answer.at("/coverage").isObject()).isTrue();
        assertThat(answer.at("/features").isNull()).isTrue();
    }

    @Test
    void inThePastOnlyWhatWasKnownThenCounts() {
        JsonNode answer = service.post(
                        "/v1/link-risk",
                        "{\"accountId\":\"new-1\",\"links\":[{\"type\":\"device\",\"id\":\"d-farm\"}],"
                                + "\"at\":\"2026-03-01T10:02:30Z\"}")
                .json();

        assertThat(answer.at("/risk").asDouble()).isLessThan(0.1); // two accounts were on it by then
        assertThat(answer.at("/asOf").asText()).isEqualTo("2026-03-01T10:02:30Z");
        assertThat(answer.at("/ring").isNull()).isTrue();
    }

    @Test
    void featuresComeWhereAskedForAndAreThoseOfTheFeatureCall() {
        JsonNode risk = service.post("/v1/link-risk", "{\"accountId\":\"a-2\",\"includeFeatures\":true}")
                .json();
        JsonNode vector = service.post("/v1/features", "{\"entities\":[{\"type\":\"account\",\"id\":\"a-2\"}]}")
                .json();

        assertThat(risk.at("/features").size()).isEqualTo(vector.at("/features").size());
        for (int i = 0; i < vector.at("/features").size(); i++) {
            String name = vector.at("/features/" + i + "/name").asText();
            assertThat(risk.get("features").get(name)).as(name).isEqualTo(vector.at("/vectors/0/values/" + i));
        }
        assertThat(risk.get("features").get("label.fraud").asInt()).isEqualTo(1); // a-1, known by now
    }

    @Test
    void aPaymentsPartiesAreLinksOfTheDecision() {
        JsonNode answer = service.post(
                        "/v1/link-risk",
                        "{\"accountId\":\"h-1\",\"payment\":{\"amount\":12.5,\"currency\":\"EUR\","
                                + "\"device_id\":\"d-farm\",\"toAccountId\":\"m-1\"},\"includeFeatures\":true}")
                .json();

        assertThat(answer.at("/links/0/id").asText()).isEqualTo("d-farm");
        assertThat(answer.at("/links/1/type").asText()).isEqualTo("account");
        assertThat(answer.get("features").get("payment.amount").asDouble()).isEqualTo(1250);
        assertThat(answer.at("/ring/id").asText()).isEqualTo("R-farm");
    }

    @Test
    void aDeadlineLeavesLaterPartsOutAndSaysSo() {
        String links = String.join(
                ",",
                IntStream.range(0, 100)
                        .mapToObj(i -> "{\"type\":\"device\",\"id\":\"x-" + i + "\"}")
                        .toList());
        JsonNode answer = null;
        for (int i = 0; i < 20 && (answer == null || !answer.at("/degraded").asBoolean()); i++) {
            answer = service.post(
                            "/v1/link-risk",
                            "{\"accountId\":\"a-1\",\"deadlineMs\":1,\"includeFeatures\":true,\"links\":[" + links
                                    + "]}")
                    .json();
        }
        if (answer.at("/degraded").asBoolean()) { // a machine that does it all in 1 ms owes no excuse
            assertThat(answer.at("/degradedReasons/0").asText()).contains("deadline of 1 ms");
            assertThat(answer.at("/features").isNull()).isTrue();
        } else {
            assertThat(answer.at("/features").isObject()).isTrue();
        }
    }

    @Test
    void aBatchAnswersInOrder() {
        JsonNode answer = service.post(
                        "/v1/link-risk/batch",
                        "{\"requests\":[" + ON_THE_FARM + ",{\"accountId\":\"h-3\",\"links\":[]}]}")
                .json();

        assertThat(answer.at("/results/0/band").asText()).isEqualTo("critical");
        assertThat(answer.at("/results/1/accountId").asText()).isEqualTo("h-3");
        assertThat(answer.at("/results/1/band").asText()).isEqualTo("low");
    }

    @Test
    void whatCannotBeIsRefusedWithTheField() {
        assertThat(service.post("/v1/link-risk", "{}").status()).isEqualTo(422);
        assertThat(service.post("/v1/link-risk", "{\"accountId\":\"\"}")
                        .json()
                        .at("/detail")
                        .asText())
                .contains("accountId");
        assertThat(service.post("/v1/link-risk", "{\"accountId\":\"a\",\"links\":[{\"type\":\"shoe\",\"id\":\"x\"}]}")
                        .json()
                        .at("/detail")
                        .asText())
                .contains("unknown entity type 'shoe'");
        assertThat(service.post("/v1/link-risk", "{\"accountId\":\"a\",\"at\":\"yesterday\"}")
                        .json()
                        .at("/detail")
                        .asText())
                .isEqualTo("field 'at' must be a time such as 2026-01-31T12:00:00Z");
        assertThat(service.post("/v1/link-risk", "{\"accountId\":\"a\",\"deadlineMs\":0}")
                        .status())
                .isEqualTo(422);
        assertThat(service.post("/v1/link-risk", "{\"accountId\":\"a\",\"payment\":{\"amount\":-1}}")
                        .status())
                .isEqualTo(422);
        assertThat(service.post("/v1/link-risk/batch", "{\"requests\":[]}").status())
                .isEqualTo(422);
    }

    @Test
    void withoutAModelTheRiskIsNullAndTheRestIsAnswered() {
        try (TestService bare = TestService.start(ModelSource.NONE)) {
            JsonNode answer = bare.post("/v1/link-risk", ON_THE_FARM).json();

            assertThat(answer.at("/risk").isNull()).isTrue();
            assertThat(answer.at("/band").isNull()).isTrue();
            assertThat(answer.at("/degraded").asBoolean()).isTrue();
            assertThat(answer.at("/degradedReasons/0").asText()).contains("no model");
            assertThat(answer.at("/ring/id").asText()).isEqualTo("R-farm");
            assertThat(bare.get("/health").json().at("/status").asText()).isEqualTo("DEGRADED");
        }
    }

    @Test
    void aModelThatDidNotBeatTheBaselineIsSaidToBeSo(@TempDir Path models) throws Exception {
        try (TestService bare = TestService.start(TinyModel.in(models, false))) {
            JsonNode answer = bare.post("/v1/link-risk", ON_THE_FARM).json();

            if (!answer.at("/risk").isNull()) {
                assertThat(answer.at("/degradedReasons/0").asText()).contains("did not prove");
            }
            assertThat(answer.at("/degraded").asBoolean()).isTrue();
        }
    }

    @Test
    void accountsAreAlikeByTheEmbeddingsOfTheModelThatServes() {
        JsonNode alike = service.get("/v1/entities/account/a-3/similar?by=embedding&limit=4")
                .json();
        String model = service.get("/v1/models").json().at("/champion").asText();
        assertThat(alike.at("/method").asText()).contains(model);
        assertThat(alike.at("/similar").size()).isEqualTo(4);
        assertThat(alike.at("/compared").asInt()).isGreaterThanOrEqualTo(19);
        for (JsonNode like : alike.at("/similar")) {
            assertThat(like.at("/entity/id").asText()).isNotEqualTo("a-3");
            assertThat(like.at("/similarity").asDouble()).isBetween(-1.0001, 1.0001);
        }
        assertThat(service.get("/v1/entities/device/d-farm/similar?by=embedding")
                        .status())
                .isEqualTo(422);
        assertThat(service.get("/v1/entities/account/a-3/similar?by=name").status())
                .isEqualTo(400);
    }

    @Test
    void linksThatAreExpectedComeWithTheirModelAndTheirReason() {
        JsonNode all = service.get("/v1/entities/account/a-3/expected-links").json();
        assertThat(all.at("/model").asText()).isNotEmpty();
        assertThat(all.at("/method").asText()).contains("decoder");
        assertThat(all.at("/expected").size())
                .as("the cards of the others on the device")
                .isEqualTo(5);
        double last = 1;
        for (JsonNode link : all.at("/expected")) {
            assertThat(link.at("/score").asDouble()).isBetween(0.5, last);
            assertThat(link.at("/reason").asText()).contains("share something rare");
            assertThat(link.at("/ways").asInt()).isPositive();
            last = link.at("/score").asDouble();
        }
        assertThat(service.get("/v1/entities/device/d-farm/expected-links").status())
                .isEqualTo(422);
        assertThat(service.get("/v1/entities/account/nobody/expected-links").status())
                .isEqualTo(404);
        assertThat(service.get("/v1/entities/account/a-3/expected-links?limit=0")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void manyCallersAtOnceGetTheSameAnswer() throws Exception {
        String alone = service.post("/v1/link-risk", ON_THE_FARM).response().body();
        try (var callers = Executors.newFixedThreadPool(16)) {
            Callable<String> call =
                    () -> service.post("/v1/link-risk", ON_THE_FARM).response().body();
            List<Future<String>> answers = callers.invokeAll(
                    IntStream.range(0, 400).mapToObj(i -> call).toList());
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        }
    }
}
