package io.ringfence.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.workspace.ModelSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Errors, headers, credentials, and starting up. */
final class SafetyHttpTest {
    private static final String KEY = "a-key-of-enough-length";
    private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start(ModelSource.NONE);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void errorsAreProblemsWithoutInternals() {
        problem(service.get("/v1/nothing"), 404);
        problem(service.send(service.request("/v1/rings").DELETE().build()), 405);
        problem(service.post("/v1/link-risk", "{\"accountId\""), 400);
        problem(service.post("/v1/link-risk", "[]"), 422);
        problem(service.post("/v1/link-risk", "{\"accountId\":\"a\",\"shoe\":1}"), 422);
        problem(service.postAs("text/plain", "/v1/link-risk", "{\"accountId\":\"a\"}"), 415);
        problem(service.postAs("text/plain", "/v1/events", "{}"), 415);
        problem(service.post("/v1/events", " ".repeat(11_000_000)), 413);
        problem(service.get("/v1/search"), 400);
        problem(service.get("/v1/entities/account/a-1/neighbours?hops=x"), 400);
    }

    private static void problem(TestService.Answer answer, int status) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.json().at("/title").asText()).isNotBlank();
        assertThat(answer.json().at("/detail").asText()).isNotBlank();
        assertThat(answer.json().at("/requestId").asText()).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.response().body()).doesNotContain("io.ringfence", "Exception", "java.");
    }

    @Test
    void answersCarryTheRequestIdAndHeadersThatGuardThePage() {
        var own = service.get("/v1/rings", "X-Request-Id", "abc-1");
        assertThat(own.header("X-Request-Id")).isEqualTo("abc-1");
        assertThat(service.get("/v1/rings", "X-Request-Id", "<script>").header("X-Request-Id"))
                .hasSize(36);
        assertThat(own.header("Content-Security-Policy")).startsWith("default-src 'self'");
        assertThat(own.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(own.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(own.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aForeignHostOrOriginIsRefused() throws IOException {
        assertThat(statusWithHost("evil.example")).contains(" 403 ");
        assertThat(statusWithHost("localhost:1")).contains(" 200 ");
        assertThat(service.post("/v1/link-risk", "{\"accountId\":\"a\"}", "Origin", "http://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(service.post(
                                "/v1/link-risk",
                                "{\"accountId\":\"a\"}",
                                "Origin",
                                "http://127.0.0.1:" + service.running.port())
                        .status())
                .isEqualTo(200);
    }

    private static String statusWithHost(String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.running.port())) {
            socket.getOutputStream()
                    .write(("GET /v1/models HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void thePageAndItsPartsAreServed() {
        assertThat(service.get("/").response().body()).containsIgnoringCase("<html");
        assertThat(service.get("/assets/cytoscape/3.33.1/dist/cytoscape.min.js").status())
                .isEqualTo(200);
        assertThat(service.get("/../application.yml").status()).isIn(400, 404);
        assertThat(service.get("/application.yml").status()).isEqualTo(404);
    }

    @Test
    void withCredentialsOnlyHealthAndThePageAnswerWithoutThem() throws Exception {
        try (var guarded = new TestService(ModelSource.NONE, new ServeSettings("0.0.0.0", 0, KEY, SECRET))) {
            assertThat(guarded.get("/health").status()).isEqualTo(200);
            assertThat(guarded.get("/").status()).isEqualTo(200);
            for (String path : new String[] {"/v1/rings", "/v1/stream", "/prometheus", "/openapi", "/v1/nothing"}) {
                var refused = guarded.get(path);
                assertThat(refused.status()).as(path).isEqualTo(401);
                assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
                assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            }
            assertThat(guarded.post("/v1/link-risk", "{\"accountId\":\"a\"}").status())
                    .isEqualTo(401);
            assertThat(guarded.get("/v1/rings", "Authorization", "Bearer " + KEY)
                            .status())
                    .isEqualTo(200);
            assertThat(guarded.get("/v1/rings", "Authorization", "Bearer wrong").status())
                    .isEqualTo(401);
            assertThat(guarded.get("/v1/rings", "Authorization", "Bearer " + token(SECRET, "eve", 4_000_000_000L))
                            .status())
                    .isEqualTo(200);
            assertThat(guarded.get("/v1/rings", "Authorization", "Bearer " + token(SECRET, "eve", 1L))
                            .status())
                    .isEqualTo(401);
            assertThat(guarded.get("/v1/rings", "Authorization", "Bearer " + token(SECRET + "x", "eve", 4_000_000_000L))
                            .status())
                    .isEqualTo(401);
            var decided = guarded.post(
                    "/v1/rings/R-farm/decisions",
                    "{\"decision\":\"confirm\",\"by\":\"somebody else\"}",
                    "Authorization",
                    "Bearer " + token(SECRET, "eve", 4_000_000_000L));
            assertThat(decided.json().at("/by").asText()).isEqualTo("eve");
        }
    }

    private static String token(String secret, String name, long expires) throws Exception {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String head = encoder.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        String body = encoder.encodeToString(
                ("{\"sub\":\"" + name + "\",\"exp\":" + expires + "}").getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return head + "." + body + "."
                + encoder.encodeToString(mac.doFinal((head + "." + body).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void anOpenHostWithoutCredentialsIsRefusedInOneLine() {
        var open = new ServeSettings("0.0.0.0", 0, null, null);
        assertThatThrownBy(() -> Serving.start(service.world.workspace, open))
                .isInstanceOf(ServeException.class)
                .hasMessageContaining("RINGFENCE_API_KEY")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> Serving.start(
                        service.world.workspace, ServeSettings.of("0.0.0.0", 0, Map.of("RINGFENCE_API_KEY", "short"))))
                .hasMessageContaining("at least 16");
        assertThat(new ServeSettings("h", 1, KEY, SECRET).toString()).doesNotContain(KEY, SECRET);
    }

    @Test
    void aPortInUseIsSaidInOneLine() {
        var taken = new ServeSettings("127.0.0.1", service.running.port(), null, null);
        assertThatThrownBy(() -> Serving.start(service.world.workspace, taken))
                .isInstanceOf(ServeException.class)
                .hasMessageContaining("port " + service.running.port() + " is in use")
                .hasMessageContaining("--port")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aCrossSiteFormCannotPost() {
        HttpRequest form = service.request("/v1/rings/R-farm/decisions")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("decision=confirm"))
                .build();
        assertThat(service.send(form).status()).isEqualTo(415);
    }
}
