package io.ringfence.api.linkrisk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The answers, in the order of the questions. */
@Schema(name = "LinkRiskAnswers")
public record LinkRiskBatchBody(List<LinkRiskBody> results) {
    public LinkRiskBatchBody {
        results = List.copyOf(results);
    }
}
