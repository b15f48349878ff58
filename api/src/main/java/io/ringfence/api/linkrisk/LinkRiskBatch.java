package io.ringfence.api.linkrisk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Many questions in one call.
 *
 * @param requests at most 1000
 */
@Schema(name = "LinkRiskBatch")
public record LinkRiskBatch(List<LinkRiskRequest> requests) {
    private static final int MAX_REQUESTS = 1000;

    public LinkRiskBatch {
        if (requests == null || requests.isEmpty() || requests.size() > MAX_REQUESTS) {
            throw new IllegalArgumentException("requests must be 1 to " + MAX_REQUESTS);
        }
        requests = List.copyOf(requests);
    }
}
