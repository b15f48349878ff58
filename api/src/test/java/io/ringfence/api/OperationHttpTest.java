package io.ringfence.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperationHttpTest {
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
    void everyRouteIsDescribedAndEveryDescribedCallIsServed() {
        JsonNode openapi = service.get("/openapi").json();
        var described = new TreeSet<String>();
        openapi.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var served = service.running
                .context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .map(route -> route.getHttpMethod() + " "
                        + route.getUriMatchTemplate().toPathString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(served);
        assertThat(openapi.get("openapi").asText()).startsWith("3.1");
        assertThat(described).contains("POST /v1/link-risk", "GET /v1/rings/{id}/graph", "GET /health");
    }

    @Test
    void everyCallIsInTheGuide() throws IOException {
        String guide = Files.readString(Path.of(System.getProperty("ringfence.root"), "docs/guide/api.md"));

        service.get("/openapi")
                .json()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> assertThat(guide)
                                .contains("`" + method.toUpperCase(Locale.ROOT) + " " + path.getKey() + "`")));
    }

    @Test
    void everyCallIsSummedUpAndItsAnswerHasASchema() {
        JsonNode openapi = service.get("/openapi").json();
        openapi.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    String name = call.getKey() + " " + path.getKey();
                    assertThat(call.getValue().path("summary").asText())
                            .as(name)
                            .isNotBlank();
                    assertThat(call.getValue().at("/responses").toString())
                            .as(name)
                            .contains("schema");
                }));
        assertThat(openapi.at("/components/schemas/LinkRisk/properties").size()).isGreaterThan(10);
    }

    @Test
    void healthNamesEachPart() {
        var health = service.get("/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().at("/status").asText()).isEqualTo("UP");
        assertThat(health.json().at("/components/neo4j/status").asText()).isEqualTo("UP");
        assertThat(health.json().at("/components/model/details/champion").asText())
                .isNotBlank();
        assertThat(health.json().at("/components/graph/details/rings").asInt()).isEqualTo(2);
    }

    @Test
    void measurementsAreGivenToPrometheus() {
        service.get("/v1/rings");
        var text = service.get("/prometheus");
        assertThat(text.status()).isEqualTo(200);
        assertThat(text.response().body()).contains("ringfence_rings 2.0").contains("http_server_requests_seconds");
    }

    @Test
    void modelsComeWithTheirMetricsAndGate() {
        JsonNode models = service.get("/v1/models").json();
        assertThat(models.at("/champion").asText())
                .isEqualTo(models.at("/models/0/id").asText());
        assertThat(models.at("/models/0/gate").asText()).isEqualTo("passed");
        assertThat(models.at("/models/0/metrics/trees/auprc").asDouble()).isEqualTo(0.5);
    }
}
