package io.ringfence.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.workspace.ModelSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The service over a {@link TestWorld} on a free port, and the calls to it. */
final class TestService implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    final TestWorld world;
    final RunningService running;
    private final HttpClient client = HttpClient.newHttpClient();

    TestService(ModelSource models, ServeSettings settings) {
        world = new TestWorld(models);
        running = Serving.start(world.workspace, settings);
    }

    static TestService start(ModelSource models) {
        return new TestService(models, new ServeSettings("127.0.0.1", 0, null, null));
    }

    /** One answer. */
    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    Answer post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Answer postAs(String type, String path, String body) {
        return send(request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        running.close();
    }
}
