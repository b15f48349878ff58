package io.ringfence.api.reports;

import io.ringfence.ring.Ring;
import java.io.IOException;
import java.io.OutputStream;

/** Writes ring reports. */
public final class Reports {
    private Reports() {}

    /**
     * Writes the report of a ring. Deterministic: equal rings and contexts give equal bytes, whenever and wherever they are
     * written, for one version of this software. The stream is flushed and left open.
     *
     * @throws IOException if the stream does, or where no temporary file can be written (Parquet)
     */
    public static void write(Ring ring, ReportContext context, Format format, OutputStream out) throws IOException {
        Report report = Report.of(ring, context);
        byte[] bytes = switch (format) {
            case JSON -> report.file();
            case CSV -> CsvReport.write(ReportRows.of(report));
            case PARQUET -> ParquetReport.write(ReportRows.of(report));
            case GRAPHML -> GraphMlReport.write(report);
            case HTML -> HtmlReport.write(report, ReportOutline.of(report));
            case PDF -> PdfReport.write(report, ReportOutline.of(report));
        };
        out.write(bytes);
        out.flush();
    }

    /** Name of the file of a report, made of characters that any file system and any header takes. */
    public static String fileName(Ring ring, Format format) {
        return "ring-" + ring.id().replaceAll("[^A-Za-z0-9._-]", "_") + "." + format.extension();
    }
}
