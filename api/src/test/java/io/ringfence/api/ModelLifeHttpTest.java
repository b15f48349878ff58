package io.ringfence.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.embeddings.registry.ModelRegistry;
import io.ringfence.embeddings.shadow.ShadowLog;
import io.ringfence.embeddings.shadow.ShadowReport;
import io.ringfence.embeddings.shadow.ShadowScore;
import io.ringfence.workspace.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running service does when its models change, are damaged, or grow old. */
final class ModelLifeHttpTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final String ON_THE_FARM =
            "{\"accountId\": \"new-1\", \"links\": [{\"type\": \"device\", \"id\": \"d-farm\"}]}";

    @TempDir
    Path models;

    private ModelRegistry registry;
    private TestService service;

    @BeforeEach
    void start() {
        registry = new ModelRegistry(models);
        service = TestService.start(ModelSource.of(registry));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aChampionThatIsDamagedBeforeItIsLoadedDoesNotServeAndIsSaid() throws Exception {
        String good = TinyModel.register(models, MARCH, true);
        assertThat(health().at("/components/model/status").asText()).isEqualTo("UP");
        assertThat(answering()).isEqualTo(good);

        String next = TinyModel.register(models, MARCH.plusSeconds(3600), true);
        Path trees = models.resolve(next).resolve("trees.json");
        byte[] whole = Files.readAllBytes(trees);
        new ModelRegistry(models).promote(next);
        Files.write(trees, Arrays.copyOf(whole, whole.length / 2));

        assertThat(answering()).isEqualTo(good);
        JsonNode health = health();
        assertThat(health.at("/status").asText()).isEqualTo("DEGRADED");
        assertThat(health.at("/components/model/details/champion").asText()).isEqualTo(good);
        assertThat(health.at("/components/model/details/troubles/0").asText())
                .contains("champion " + next + " cannot be loaded", "trees.json was altered or cut short");
        JsonNode list = service.get("/v1/models").json();
        assertThat(list.at("/champion").asText()).isEqualTo(good);
        assertThat(list.at("/troubles/0").asText()).contains(next);
        assertThat(service.get("/prometheus").response().body()).contains("ringfence_model_troubles 1.0");

        new ModelRegistry(models).rollback();
        assertThat(answering()).isEqualTo(good);
        assertThat(health().at("/components/model/status").asText()).isEqualTo("UP");
    }

    @Test
    void everyAnswerComesFromASoundModelWhileModelsAreSwapped() throws Exception {
        String first = TinyModel.register(models, MARCH, true);
        String second = TinyModel.register(models, MARCH.plusSeconds(3600), true);
        var elsewhere = new ModelRegistry(models);
        var stop = new AtomicBoolean();
        Thread swapper = Thread.ofPlatform().start(() -> {
            try {
                while (!stop.get()) {
                    elsewhere.promote(second);
                    elsewhere.rollback();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            for (int i = 0; i < 200; i++) {
                assertThat(answering()).isIn(first, second);
            }
        } finally {
            stop.set(true);
            swapper.join();
        }
    }

    @Test
    void aModelThatKnowsNothingOfTheLastMonthsServesAndIsCalledStale() throws Exception {
        String old = TinyModel.register(models, MARCH.minus(Duration.ofDays(200)), true);
        assertThat(answering()).isEqualTo(old);
        JsonNode health = health();
        assertThat(health.at("/status").asText()).isEqualTo("DEGRADED");
        assertThat(health.at("/components/model/details/stale").asText()).contains("90 make it stale");
        assertThat(service.get("/v1/models").json().at("/stale").asBoolean()).isTrue();
        assertThat(service.get("/prometheus").response().body()).contains("ringfence_model_stale 1.0");
    }

    @Test
    void aChallengerScoresLiveDecisionsInTheShadowAndNobodyHearsIt() throws Exception {
        String champion = TinyModel.register(models, MARCH, true);
        String challenger = TinyModel.register(models, MARCH.plusSeconds(3600), true);
        registry.shadow(challenger);
        for (int i = 0; i < 20; i++) {
            assertThat(answering()).isEqualTo(champion);
        }
        service.post("/v1/link-risk", ON_THE_FARM.replace("}]}", "}], \"at\": \"2026-03-10T00:00:00Z\"}"));

        String payment = "}], \"payment\": {\"payment_id\": \"p-77\", \"amount\": 12.5}}";
        service.post("/v1/link-risk", ON_THE_FARM.replace("}]}", payment));

        List<ShadowScore> all = waitFor(challenger, 21);
        assertThat(all).last().extracting(ShadowScore::paymentId).isEqualTo("p-77");
        List<ShadowScore> scores = all.subList(0, 20);
        assertThat(scores).hasSize(20).allSatisfy(score -> {
            assertThat(score.champion()).isEqualTo(champion);
            assertThat(score.challenger()).isEqualTo(challenger);
            assertThat(score.challengerRisk()).isEqualTo(score.championRisk());
            assertThat(score.championBand()).isEqualTo("critical");
            assertThat(score.accountId()).isEqualTo("new-1");
        });
        ShadowReport report = ShadowReport.of(scores, null, Duration.ofDays(30));
        assertThat(report.agreement()).isEqualTo(1);
        String metrics = service.get("/prometheus").response().body();
        assertThat(metrics).contains("ringfence_shadow_scored_total 21.0", "ringfence_shadow_dropped_total 0.0");
        assertThat(service.get("/v1/models").json().at("/shadows/0").asText()).isEqualTo(challenger);
    }

    @Test
    void aModelHasAReportPage() throws Exception {
        String id = TinyModel.register(models, MARCH, true);
        TestService.Answer page = service.get("/v1/models/" + id + "/report");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.response().body()).contains("Model " + id, "The gate", "Where it comes from");
        assertThat(service.get("/v1/models/none/report").status()).isEqualTo(404);
        assertThat(service.get("/v1/models/drift").status()).isEqualTo(404);
    }

    private List<ShadowScore> waitFor(String challenger, int count) throws IOException, InterruptedException {
        List<ShadowScore> scores = List.of();
        for (int i = 0; i < 200 && scores.size() < count; i++) {
            Thread.sleep(50);
            scores = new ShadowLog(registry.shadowLog(challenger)).read();
        }
        return scores;
    }

    private String answering() {
        return service.post("/v1/link-risk", ON_THE_FARM).json().at("/model").asText();
    }

    private JsonNode health() {
        return service.get("/health").json();
    }
}
