package io.ringfence.api.reports;

import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.Evidence;
import io.ringfence.ring.EvidenceLink;
import io.ringfence.ring.Member;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The flat form of a report: every fact of the JSON as one row. */
final class ReportRows {
    private final String ringId;
    private final List<ReportRow> rows = new ArrayList<>();
    private int number;

    private ReportRows(String ringId) {
        this.ringId = ringId;
    }

    static List<ReportRow> of(Report report) {
        var rows = new ReportRows(report.ring().id());
        rows.addProvenance(report);
        rows.addRing(report.ring());
        rows.addDossier(report.ring());
        rows.addCourse(report.context());
        return List.copyOf(rows.rows);
    }

    private void addProvenance(Report report) {
        ReportContext context = report.context();
        number = 0;
        fact("provenance", "as_of", context.asOf().toString());
        fact("provenance", "policy_version", context.policyVersion());
        fact("provenance", "model_id", context.modelId() == null ? "none" : context.modelId());
        fact("provenance", "software_version", context.softwareVersion());
        fact("provenance", "sha256", report.sha256());
    }

    private void addRing(Ring ring) {
        number = 0;
        fact("ring", "summary", ring.summary());
        fact("ring", "score", Wording.number(ring.score()));
        fact("ring", "typology", ring.typology().name());
        fact("ring", "first_seen", ring.firstSeen().toString());
        fact("ring", "last_seen", ring.lastSeen().toString());
        fact("ring", "payments", Integer.toString(ring.money().payments()));
        fact("ring", "paid_cents", Long.toString(ring.money().paidCents()));
        fact("ring", "received_cents", Long.toString(ring.money().receivedCents()));
        fact("ring", "loss_cents", Long.toString(ring.money().lossCents()));
        fact("ring", "expected_loss_cents", Long.toString(ring.money().expectedLossCents()));
        fact("ring", "at_stake_cents", Long.toString(ring.money().atStakeCents()));
        ring.shared().forEach(entity -> fact("ring", "shared", entity.toString()));
    }

    private void addDossier(Ring ring) {
        number = 0;
        for (Member member : ring.members()) {
            number++;
            rows.add(new ReportRow(
                    ringId,
                    "member",
                    number,
                    member.role().name(),
                    String.join("; ", member.reasons()),
                    member.accountId(),
                    Wording.decimal(member.probability()).doubleValue(),
                    null,
                    member.joinedAt()));
        }
        number = 0;
        for (Evidence piece : ring.evidence()) {
            fact("evidence", Wording.kind(piece), piece.sentence());
            piece.links().forEach(link -> link("link", link));
        }
        number = 0;
        ring.against().forEach(text -> fact("against", null, text));
        number = 0;
        fact("left_out", "considered", Long.toString(ring.coverage().considered()));
        fact("left_out", "left_out", Long.toString(ring.coverage().leftOut()));
        ring.coverage().leftOutByType().forEach((type, n) -> fact("left_out", type, Long.toString(n)));
        ring.coverage().hubs().forEach(hub -> fact("left_out", "hub", hub.entity() + " " + hub.accounts()));
        fact("left_out", "truncated", Boolean.toString(ring.coverage().truncated()));
        number = 0;
        fact("held_by", null, ring.counterfactual().sentence());
        number = 0;
        for (EvidenceLink link : ring.counterfactual().links()) {
            number++;
            link("counterfactual", link);
        }
    }

    private void addCourse(ReportContext context) {
        number = 0;
        for (RingChange change : context.history()) {
            String text = change.sizeBefore() + " to " + change.sizeAfter() + " accounts"
                    + (change.relatedIds().isEmpty() ? "" : "; " + String.join(", ", change.relatedIds()));
            timed("change", change.kind().name(), text, change.at());
        }
        number = 0;
        for (RingDecision decision : context.decisions()) {
            String about = decision.accountIds().isEmpty() ? "all members" : String.join(", ", decision.accountIds());
            timed(
                    "decision",
                    decision.verdict().name(),
                    decision.by() + ": " + decision.note() + " (" + about + ")",
                    decision.at());
        }
    }

    private void fact(String section, @Nullable String name, String text) {
        number++;
        rows.add(new ReportRow(ringId, section, number, name, text, null, null, null, null));
    }

    private void timed(String section, String name, String text, Instant at) {
        number++;
        rows.add(new ReportRow(ringId, section, number, name, text, null, null, null, at));
    }

    private void link(String section, EvidenceLink link) {
        String name = link.kind().name().toLowerCase(Locale.ROOT);
        rows.add(new ReportRow(ringId, section, number, name, null, null, null, link, null));
    }
}
