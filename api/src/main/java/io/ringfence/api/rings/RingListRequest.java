package io.ringfence.api.rings;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of the list of rings.
 *
 * @param minScore least score, 0 to 1
 * @param typology such as {@code device_farm}
 * @param status   {@code open}, {@code confirmed}, {@code cleared} or {@code escalated}
 * @param member   an account that is in it
 * @param q        text in its id, its summary or a member's id
 * @param sort     by what, such as {@code score} or {@code lastSeen}
 * @param order    {@code desc} or {@code asc}
 * @param cursor   where the page before ended
 * @param limit    rings on a page
 */
@Introspected
record RingListRequest(
        @QueryValue(defaultValue = "0") @Parameter(description = "Least score, 0 to 1.")
        double minScore,

        @QueryValue @Nullable @Parameter(description = "What the ring does, such as device_farm.")
        String typology,

        @QueryValue
        @Nullable
        @Parameter(
                description = "Where it stands.",
                schema = @Schema(allowableValues = {"open", "confirmed", "cleared", "escalated"}))
        String status,

        @QueryValue @Nullable @Parameter(description = "An account that is in it.")
        String member,

        @QueryValue @Nullable @Parameter(description = "Text in its id, its summary or a member's id.")
        String q,

        @QueryValue(defaultValue = "score")
        @Parameter(description = "score, members, money, loss, expectedLoss, lastSeen (or recent) or firstSeen.")
        String sort,

        @QueryValue(defaultValue = "desc")
        @Parameter(description = "Highest first, or lowest first.", schema = @Schema(allowableValues = {"desc", "asc"}))
        String order,

        @QueryValue @Nullable @Parameter(description = "The nextCursor of the page before.")
        String cursor,

        @QueryValue(defaultValue = "50") @Parameter(description = "Rings on a page, 1 to 500.")
        int limit) {}
