package io.ringfence.api.reports;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/**
 * The readable form as PDF. Dates and identifier of the file follow from the content. The font (embedded, Liberation
 * Sans) knows Latin, Greek, Cyrillic and Hebrew letters; any other character is written as a backslash, a {@code u} and
 * its code, so that none is lost.
 */
final class PdfReport {
    private static final Color LINE = new Color(0xC8, 0xCE, 0xD6);
    private static final Color HEAD = new Color(0xEE, 0xF1, 0xF5);
    private static final BaseFont LETTERS = embedded();
    private static final Font TITLE = new Font(LETTERS, 18, Font.BOLD);
    private static final Font HEADING = new Font(LETTERS, 12, Font.BOLD);
    private static final Font BODY = new Font(LETTERS, 10);
    private static final Font CELL = new Font(LETTERS, 7.5f);
    private static final Font CELL_HEAD = new Font(LETTERS, 7.5f, Font.BOLD);
    private static final Font FRAME = new Font(LETTERS, 7, Font.NORMAL, new Color(0x55, 0x5E, 0x6B));

    /** Six random letters that mark a font as a part of a font. */
    private static final Pattern SUBSET_TAG = Pattern.compile("/[A-Z]{6}\\+(?=LiberationSans)");

    private PdfReport() {}

    static byte[] write(Report report, List<ReportOutline.Block> blocks) {
        var out = new ByteArrayOutputStream();
        var document = new Document(PageSize.A4, 42, 42, 48, 48);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setPageEvent(new PdfPageFrame(
                letters("Ringfence  ·  ring " + report.ring().id()), letters("SHA-256 " + report.sha256()), FRAME));
        document.addTitle(letters("Ring " + report.ring().id()));
        document.addCreator(letters("Ringfence " + report.context().softwareVersion()));
        document.addSubject(letters("SHA-256 " + report.sha256()));
        document.open();
        var created = new PdfDate(GregorianCalendar.from(report.context().asOf().atZone(ZoneOffset.UTC)));
        byte[] id = HexFormat.of().parseHex(report.sha256().substring(0, 32));
        writer.getInfo().put(PdfName.CREATIONDATE, created);
        writer.getInfo().put(PdfName.MODDATE, created);
        writer.getInfo().put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
        document.add(new Paragraph(letters("Ring " + report.ring().id()), TITLE));
        blocks.forEach(block -> add(block, document));
        document.close();
        return pinned(out.toByteArray());
    }

    private static void add(ReportOutline.Block block, Document document) {
        switch (block) {
            case ReportOutline.Heading(String text) -> {
                var heading = new Paragraph(letters(text), HEADING);
                heading.setSpacingBefore(14);
                heading.setSpacingAfter(3);
                heading.setKeepTogether(true);
                document.add(heading);
            }
            case ReportOutline.Paragraph(String text) -> document.add(paragraph(text));
            case ReportOutline.Bullets(List<String> texts) ->
                texts.forEach(text -> document.add(paragraph("• " + text)));
            case ReportOutline.Facts(List<List<String>> pairs) -> document.add(facts(pairs));
            case ReportOutline.Table table -> document.add(table(table));
        }
    }

    private static Paragraph paragraph(String text) {
        var paragraph = new Paragraph(letters(text), BODY);
        paragraph.setSpacingBefore(4);
        paragraph.setSpacingAfter(4);
        return paragraph;
    }

    private static PdfPTable facts(List<List<String>> pairs) {
        var table = new PdfPTable(new float[] {28, 72});
        table.setWidthPercentage(100);
        table.setSpacingBefore(4);
        for (List<String> pair : pairs) {
            table.addCell(cell(pair.getFirst(), CELL_HEAD));
            table.addCell(cell(pair.getLast(), CELL));
        }
        return table;
    }

    private static PdfPTable table(ReportOutline.Table from) {
        float[] widths = new float[from.widths().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = from.widths().get(i);
        }
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingAfter(6);
        table.setHeaderRows(1);
        for (String title : from.titles()) {
            PdfPCell cell = cell(title, CELL_HEAD);
            cell.setBackgroundColor(HEAD);
            table.addCell(cell);
        }
        from.rows().forEach(row -> row.forEach(text -> table.addCell(cell(text, CELL))));
        return table;
    }

    private static PdfPCell cell(String text, Font font) {
        var cell = new PdfPCell(new Phrase(letters(text), font));
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.5f);
        cell.setPadding(3);
        return cell;
    }

    /** The text in letters that the font has. */
    static String letters(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if ((c >= ' ' && LETTERS.charExists(c)) || c == '\n') {
                out.appendCodePoint(c);
            } else {
                Character.toString(c).chars().forEach(unit -> out.append(String.format(Locale.ROOT, "\\u%04X", unit)));
            }
        });
        return out.toString();
    }

    /** The file without the one thing in it that is drawn at random. */
    private static byte[] pinned(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        return SUBSET_TAG.matcher(text).replaceAll("/RNGFNC+").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static BaseFont embedded() {
        try {
            return BaseFont.createFont(
                    "font-fallback/LiberationSans-Regular.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
        } catch (IOException e) {
            throw new UncheckedIOException("OpenPDF comes with this font", e);
        }
    }
}
