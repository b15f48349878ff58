package io.ringfence.api.reports;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.ringfence.api.problem.ProblemException;
import io.ringfence.ring.Ring;
import io.ringfence.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Hands out ring reports. */
@Controller("/v1/rings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "rings")
final class ReportsController {
    private final Workspace workspace;

    ReportsController(Workspace workspace) {
        this.workspace = workspace;
    }

    @Get("/{id}/report{?format}")
    @Operation(
            summary = "The report of a ring, as a file",
            description =
                    "The same ring, decisions, model and version give the same bytes; every format names the SHA-256"
                            + " of the report's JSON.")
    @ApiResponse(
            responseCode = "200",
            description = "The file, in the format asked for",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "400", description = "There is no such format")
    @ApiResponse(responseCode = "404", description = "There is no such ring")
    HttpResponse<byte[]> report(
            String id,
            @QueryValue(defaultValue = "json")
                    @Parameter(
                            description = "The format of the file.",
                            schema = @Schema(allowableValues = {"pdf", "html", "json", "csv", "parquet", "graphml"}))
                    String format)
            throws IOException {
        Format asked = parse(format);
        Ring ring = workspace.ring(id).orElseThrow(() -> ProblemException.notFound("there is no ring '" + id + "'"));
        var out = new ByteArrayOutputStream();
        Reports.write(ring, ReportContext.of(workspace, id), asked, out);
        return HttpResponse.ok(out.toByteArray())
                .header(HttpHeaders.CONTENT_TYPE, asked.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + Reports.fileName(ring, asked) + "\"");
    }

    private static Format parse(String format) {
        try {
            return Format.parse(format);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
