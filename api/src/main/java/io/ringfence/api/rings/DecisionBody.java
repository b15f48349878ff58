package io.ringfence.api.rings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A decision that was taken.
 *
 * @param decision {@code confirm}, {@code clear} or {@code escalate}
 * @param accounts the members that it is about; empty for all
 * @param by       who decided
 */
@Schema(name = "Decision")
public record DecisionBody(String decision, String note, List<String> accounts, String by, Instant at) {
    public DecisionBody {
        accounts = List.copyOf(accounts);
    }
}
