package io.ringfence.api.health;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Serves the description of all calls, which the compiler made from the controllers. */
@Controller("/openapi")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "operation")
final class OpenApiController {
    private static final String RESOURCE = "/META-INF/swagger/ringfence-1.json";

    private final String description;

    OpenApiController() {
        try (InputStream resource = OpenApiController.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the build made no " + RESOURCE);
            }
            description = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Get(produces = MediaType.APPLICATION_JSON)
    @Operation(summary = "This description, as OpenAPI 3.1")
    String describe() {
        return description;
    }
}
