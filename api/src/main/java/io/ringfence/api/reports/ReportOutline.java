package io.ringfence.api.reports;

import io.ringfence.loaders.neo4j.RingDecision;
import io.ringfence.ring.Evidence;
import io.ringfence.ring.EvidenceAudit;
import io.ringfence.ring.EvidenceLink;
import io.ringfence.ring.Ring;
import io.ringfence.ring.RingChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The readable form of a report, as blocks that the HTML and PDF writers each set in their way. */
final class ReportOutline {
    /** A part of the readable form. */
    sealed interface Block {}

    /** The title of a section. */
    record Heading(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    record Bullets(List<String> texts) implements Block {}

    /** Pairs of name and value. */
    record Facts(List<List<String>> pairs) implements Block {}

    /** @param widths of the columns, relative to each other; {@code rows} have as many cells */
    record Table(List<String> titles, List<Integer> widths, List<List<String>> rows) implements Block {}

    private static final List<String> LINK_TITLES =
            List.of("From", "To", "Amount", "Happened", "Known", "Source record", "Shared by", "Rarity");
    private static final List<Integer> LINK_WIDTHS = List.of(18, 20, 9, 13, 13, 14, 6, 7);

    private static final int MOST_ROWS = 60;

    private ReportOutline() {}

    static List<Block> of(Report report) {
        var blocks = new ArrayList<Block>();
        Ring ring = report.ring();
        blocks.add(new Paragraph(ring.summary()));
        blocks.add(new Facts(List.of(
                List.of("Score", Wording.number(ring.score()) + " (0 to 1)"),
                List.of("Typology", Wording.words(ring.typology())),
                List.of("Accounts", Wording.count(ring.accountIds().size())),
                List.of(
                        "Bystanders",
                        Wording.count(ring.members().size() - ring.accountIds().size())),
                List.of("Seen", Wording.time(ring.firstSeen()) + " to " + Wording.time(ring.lastSeen())),
                List.of("Payments", Wording.count(ring.money().payments())),
                List.of("Paid since joining", Wording.amount(ring.money().paidCents())),
                List.of("Received from outside", Wording.amount(ring.money().receivedCents())),
                List.of("Loss labelled by then", Wording.amount(ring.money().lossCents())),
                List.of("Expected loss", Wording.amount(ring.money().expectedLossCents())),
                List.of("At stake in 30 days", Wording.amount(ring.money().atStakeCents())))));
        members(ring, blocks);
        evidence(ring, blocks);
        doubts(ring, blocks);
        course(report.context(), blocks);
        provenance(report, blocks);
        return List.copyOf(blocks);
    }

    private static void members(Ring ring, List<Block> blocks) {
        blocks.add(new Heading("Members"));
        blocks.add(new Table(
                List.of("Account", "Role", "Probability", "Joined", "Why"),
                List.of(20, 12, 11, 14, 43),
                ring.members().stream()
                        .map(member -> List.of(
                                member.accountId(),
                                Wording.words(member.role()),
                                Wording.number(member.probability()),
                                Wording.time(member.joinedAt()),
                                String.join("; ", member.reasons())))
                        .toList()));
        if (!ring.shared().isEmpty()) {
            blocks.add(new Paragraph("They share: "
                    + String.join(
                            ", ", ring.shared().stream().map(Object::toString).toList()) + "."));
        }
    }

    private static void evidence(Ring ring, List<Block> blocks) {
        blocks.add(new Heading("Evidence"));
        blocks.add(new Paragraph(checked(ring)));
        int number = 0;
        for (Evidence piece : ring.evidence()) {
            number++;
            blocks.add(new Paragraph(number + ". " + piece.sentence() + cut(piece.links())));
            blocks.add(links(piece.links()));
        }
    }

    private static void doubts(Ring ring, List<Block> blocks) {
        blocks.add(new Heading("What speaks against it"));
        blocks.add(
                ring.against().isEmpty()
                        ? new Paragraph("Nothing was found that speaks against it.")
                        : new Bullets(ring.against()));
        blocks.add(new Heading("What was left out"));
        blocks.add(new Paragraph(Wording.leftOut(ring.coverage())));
        blocks.add(new Heading("Without these links it would be no ring"));
        List<EvidenceLink> holding = ring.counterfactual().links();
        blocks.add(new Paragraph(ring.counterfactual().sentence() + cut(holding)));
        if (!holding.isEmpty()) {
            blocks.add(links(holding));
        }
    }

    /** A ring may cite hundreds of records; the readable forms show the first, the others are in the data forms. */
    private static String cut(List<EvidenceLink> links) {
        return links.size() <= MOST_ROWS ? "" : " (the first " + MOST_ROWS + " of " + links.size() + " records)";
    }

    private static String checked(Ring ring) {
        EvidenceAudit.Result audit = EvidenceAudit.check(ring);
        String done = "Checked: " + audit.claims() + " claims counted again in the " + audit.links()
                + " records that they cite; ";
        return done
                + (audit.failures().isEmpty() ? "all agree." : "not so: " + String.join("; ", audit.failures()) + ".");
    }

    private static void course(ReportContext context, List<Block> blocks) {
        blocks.add(new Heading("History"));
        if (context.history().isEmpty()) {
            blocks.add(new Paragraph("No change is recorded."));
        } else {
            blocks.add(new Table(
                    List.of("When", "What", "Accounts", "Other rings"),
                    List.of(28, 17, 20, 35),
                    context.history().stream().map(ReportOutline::change).toList()));
        }
        blocks.add(new Heading("Decisions"));
        if (context.decisions().isEmpty()) {
            blocks.add(new Paragraph("No decision has been taken."));
        } else {
            blocks.add(new Table(
                    List.of("When", "Decision", "By", "About", "Note"),
                    List.of(22, 12, 14, 22, 30),
                    context.decisions().stream().map(ReportOutline::decision).toList()));
        }
    }

    private static void provenance(Report report, List<Block> blocks) {
        ReportContext context = report.context();
        blocks.add(new Heading("Provenance"));
        blocks.add(
                new Paragraph(
                        "The same data, software and decisions give this report again, byte for byte."
                                + " The hash is that of the report's JSON form. Times are UTC; amounts are in the currency of the payments."));
        blocks.add(new Facts(List.of(
                List.of("Knowledge as of", Wording.time(context.asOf())),
                List.of("Hub policy", context.policyVersion()),
                List.of("Risk model in service", context.modelId() == null ? "none" : context.modelId()),
                List.of("Ringfence", context.softwareVersion()),
                List.of("SHA-256", report.sha256()))));
    }

    private static List<String> change(RingChange change) {
        return List.of(
                Wording.time(change.at()),
                Wording.words(change.kind()),
                change.sizeBefore() + " to " + change.sizeAfter(),
                String.join(", ", change.relatedIds()));
    }

    private static List<String> decision(RingDecision decision) {
        return List.of(
                Wording.time(decision.at()),
                Wording.words(decision.verdict()),
                decision.by(),
                decision.accountIds().isEmpty() ? "all members" : String.join(", ", decision.accountIds()),
                decision.note());
    }

    private static Table links(List<EvidenceLink> links) {
        return new Table(
                LINK_TITLES,
                LINK_WIDTHS,
                links.stream()
                        .limit(MOST_ROWS)
                        .map(link -> List.of(
                                link.from().toString(),
                                link.to().equals(link.from())
                                        ? "(on itself)"
                                        : link.to().toString(),
                                link.amountCents() == 0 ? "" : Wording.amount(link.amountCents()),
                                Wording.time(link.at()),
                                Wording.time(link.knownAt()),
                                link.source().file()
                                        + (link.source().row() == 0
                                                ? ""
                                                : ", row " + link.source().row()),
                                Wording.count(link.sharers()),
                                String.format(Locale.ROOT, "%.2f", link.rarity())))
                        .toList());
    }
}
