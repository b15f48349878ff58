package io.ringfence.api.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.api.problem.ProblemException;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;

/** Takes live events. */
@Controller("/v1/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "events")
final class EventsController {
    private static final String NDJSON = "application/x-ndjson";

    private final LiveEvents events;
    private final EventRows rows;

    EventsController(Workspace workspace, ObjectMapper json) {
        events = new LiveEvents(workspace);
        rows = new EventRows(json.reader());
    }

    @Post
    @Consumes({MediaType.APPLICATION_JSON, NDJSON})
    @Operation(
            summary = "Add events",
            description = "One JSON object, an array, or one object per line (application/x-ndjson). Each has a type:"
                    + " account (account_id, created_at), link (account_id, entity_type, entity_id, seen_at), payment"
                    + " (payment_id, account_id, amount, currency, paid_at, card_id, device_id, ip, to_account_id,"
                    + " merchant_id) or label (account_id, label, known_at, reason); camel case is understood too, and"
                    + " each may have known_at. Answered after the events are durable. A repeat changes nothing. What"
                    + " cannot be is rejected with a reason, row by row; if all is, the status is 422.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = "object"),
                        examples =
                                @ExampleObject(
                                        name = "link",
                                        value = "{\"type\":\"link\",\"account_id\":\"a-1\",\"entity_type\":\"device\","
                                                + "\"entity_id\":\"d-1\",\"seen_at\":\"2026-01-31T12:00:00Z\"}")),
                @Content(mediaType = NDJSON, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "202",
            description = "Durable, but for what was rejected",
            content = @Content(schema = @Schema(implementation = EventsBody.class)))
    @ApiResponse(responseCode = "413", description = "Too much for one call; nothing was added")
    @ApiResponse(responseCode = "422", description = "Every row was rejected")
    HttpResponse<EventsBody> add(HttpRequest<?> call, @Body String body) {
        boolean lines =
                call.getContentType().map(type -> type.getName().equals(NDJSON)).orElse(false);
        EventsBody result = events.append(lines ? rows.lines(body) : rows.values(body));
        if (result.results().isEmpty()) {
            throw ProblemException.badRequest("the body holds no event");
        }
        if (result.rejected() == result.results().size()) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "every event was rejected; the first: "
                            + result.results().getFirst().reason(),
                    Map.of("results", result.results()));
        }
        return HttpResponse.accepted().body(result);
    }
}
