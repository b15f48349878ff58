package io.ringfence.api.reports;

import io.ringfence.ring.EvidenceLink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the flat form of a report (CSV and Parquet): one fact, with what does not apply left empty.
 *
 * @param section what kind of fact: {@code provenance}, {@code ring}, {@code member}, {@code evidence}, {@code link},
 *                {@code against}, {@code left_out}, {@code held_by}, {@code counterfactual}, {@code change}, {@code decision}
 * @param number  from 1 within the section; a {@code link} carries the number of its evidence
 */
record ReportRow(
        String ringId,
        String section,
        int number,
        @Nullable String name,
        @Nullable String text,
        @Nullable String accountId,
        @Nullable Double probability,
        @Nullable EvidenceLink link,
        @Nullable Instant at) {
    /** Columns, in order, with their DuckDB types. */
    static final String[][] COLUMNS = {
        {"ring_id", "VARCHAR"},
        {"section", "VARCHAR"},
        {"number", "INTEGER"},
        {"name", "VARCHAR"},
        {"text", "VARCHAR"},
        {"account_id", "VARCHAR"},
        {"probability", "DOUBLE"},
        {"from_entity", "VARCHAR"},
        {"to_entity", "VARCHAR"},
        {"amount_cents", "BIGINT"},
        {"sharers", "INTEGER"},
        {"rarity", "DOUBLE"},
        {"happened_at", "TIMESTAMP"},
        {"known_at", "TIMESTAMP"},
        {"source_file", "VARCHAR"},
        {"source_row", "BIGINT"}
    };

    /** The values in the order of {@link #COLUMNS}: text, {@code Integer}, {@code Long}, {@code Double}, instant or null. */
    @Nullable
    Object[] values() {
        return new @Nullable Object[] {
            ringId,
            section,
            number,
            name,
            text,
            accountId,
            probability,
            link == null ? null : link.from().toString(),
            link == null ? null : link.to().toString(),
            link == null || link.amountCents() == 0 ? null : (Long) link.amountCents(),
            link == null ? null : (Integer) link.sharers(),
            link == null ? null : (Double) Wording.decimal(link.rarity()).doubleValue(),
            link == null ? at : link.at(),
            link == null ? null : link.knownAt(),
            link == null ? null : link.source().file(),
            link == null ? null : (Long) link.source().row()
        };
    }
}
