package io.ringfence.api.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A file format of a report. */
public enum Format {
    PDF("application/pdf"),
    HTML("text/html;charset=utf-8"),
    JSON("application/json"),
    CSV("text/csv;charset=utf-8"),
    PARQUET("application/vnd.apache.parquet"),
    GRAPHML("application/graphml+xml");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** What to send as content type. */
    public String mediaType() {
        return mediaType;
    }

    /** End of a file's name, without the dot; also the name of the format on the command line and in a query. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format of a name, in any case.
     *
     * @throws IllegalArgumentException if there is none; the message lists all
     */
    public static Format parse(String name) {
        for (Format format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException("format must be one of "
                + Arrays.stream(values()).map(Format::extension).collect(Collectors.joining(", ")) + ", got '" + name
                + "'");
    }
}
