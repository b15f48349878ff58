package io.ringfence.api.rings;

import io.ringfence.api.entities.EntityRef;
import io.ringfence.graph.Source;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * One stored fact that evidence rests on.
 *
 * @param kind        {@code opening}, {@code tie}, {@code payment}, {@code transfer} or {@code label}
 * @param transfer    whether money went from one account to the other
 * @param amountCents of the payment behind it, 0 if there is none
 * @param source      file and row where it was read
 * @param sharers     accounts that were ever seen with the other end, or that ever paid that merchant that amount
 * @param rarity      1 if hardly anybody else shares it, towards 0 the more do
 */
@Schema(name = "EvidenceLink")
public record LinkFact(
        String kind,
        EntityRef from,
        EntityRef to,
        boolean transfer,
        long amountCents,
        Instant at,
        Instant knownAt,
        Source source,
        int sharers,
        double rarity) {}
