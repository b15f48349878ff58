package io.ringfence.api.reports;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** Head and foot of each page: what it belongs to, and that none is missing. */
final class PdfPageFrame extends PdfPageEventHelper {
    private static final float TOTAL_WIDTH = 24;

    private final String head;
    private final String foot;
    private final Font font;
    private @Nullable PdfTemplate total;

    PdfPageFrame(String head, String foot, Font font) {
        this.head = head;
        this.foot = foot;
        this.font = font;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(TOTAL_WIDTH, 10);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte canvas = writer.getDirectContent();
        float right = document.right() - TOTAL_WIDTH;
        text(canvas, Element.ALIGN_LEFT, head, document.left(), document.top() + 14);
        text(canvas, Element.ALIGN_LEFT, foot, document.left(), document.bottom() - 18);
        text(canvas, Element.ALIGN_RIGHT, "Page " + writer.getPageNumber() + " of ", right, document.bottom() - 18);
        canvas.addTemplate(total(), right, document.bottom() - 20);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        text(total(), Element.ALIGN_LEFT, Integer.toString(writer.getPageNumber() - 1), 1, 2);
    }

    /** Where the number of pages goes, which is known only in the end. */
    private PdfTemplate total() {
        return Objects.requireNonNull(total, "the document is not open");
    }

    private void text(PdfContentByte canvas, int alignment, String text, float x, float y) {
        ColumnText.showTextAligned(canvas, alignment, new Phrase(text, font), x, y, 0);
    }
}
