package io.ringfence.cli;

import io.ringfence.feature.Feature;
import io.ringfence.feature.FeatureCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each feature of a catalogue is, for people and for programs. */
final class FeatureSheet {
    private FeatureSheet() {}

    /** A table in Markdown: a head of two lines, then a line for each feature. */
    static List<String> markdown(FeatureCatalogue catalogue) {
        var lines = new ArrayList<String>();
        lines.add("| name | type | unit | entity | window | knows | version | what it is |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (Feature feature : catalogue.features()) {
            lines.add("| `" + feature.name() + "` | " + lower(feature.type()) + " | " + feature.unit() + " | "
                    + feature.entity() + " | " + feature.window() + " | " + lower(feature.knows()) + " | "
                    + feature.version() + " | " + feature.description() + " |");
        }
        return lines;
    }

    /** One JSON object: the version of the catalogue, and its features in the order of the columns. */
    static String json(FeatureCatalogue catalogue) {
        return Console.toJson(body(catalogue));
    }

    static Map<String, Object> body(FeatureCatalogue catalogue) {
        return Map.of(
                "version",
                catalogue.version(),
                "features",
                catalogue.features().stream().map(FeatureSheet::body).toList());
    }

    private static Map<String, Object> body(Feature feature) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", feature.name());
        body.put("group", lower(feature.group()));
        body.put("type", lower(feature.type()));
        body.put("unit", feature.unit());
        body.put("entity", feature.entity());
        body.put("window", feature.window());
        body.put("knows", lower(feature.knows()));
        body.put("version", feature.version());
        body.put("direction", lower(feature.direction()));
        body.put("description", feature.description());
        return body;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
