package io.ringfence.feature;

import io.ringfence.feature.Feature.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Features being declared, in the order of their values; type and window follow from unit and name. */
final class Declarations {
    /** The windows that end names, in the order in which features of several come. */
    static final List<String> WINDOWS = List.of("1h", "1d", "7d", "30d", "all");

    private static final Set<String> SCALES = Set.of("1", "seconds", "cents");
    private static final String PAYMENT = "payment";

    private final Feature.Group group;
    private final List<Feature> features = new ArrayList<>();
    private String entity = "account";

    Declarations(Feature.Group group) {
        this.group = group;
    }

    /** What the features that follow measure. */
    Declarations about(String measured) {
        entity = measured;
        return this;
    }

    Declarations add(String name, String unit, String description) {
        features.add(new Feature(name, group, type(unit), unit, entity, window(name), description, 1, Direction.FREE));
        return this;
    }

    /** The feature declared last is computed in another way than before, for the second time or a later one. */
    Declarations version(int version) {
        Feature last = features.removeLast();
        return add(last, version, last.direction());
    }

    /** The risk never falls as the feature declared last grows. */
    Declarations rising() {
        Feature last = features.removeLast();
        return add(last, last.version(), Direction.RISING);
    }

    private Declarations add(Feature like, int version, Direction direction) {
        features.add(new Feature(
                like.name(),
                like.group(),
                like.type(),
                like.unit(),
                like.entity(),
                like.window(),
                like.description(),
                version,
                direction));
        return this;
    }

    Declarations accounts(String name, String description) {
        return add(name, "accounts", description);
    }

    /** The same for several windows: names end in {@code _1d} and the like, sentences in "in the day before.". */
    Declarations windows(String name, String unit, String sentence, String... windows) {
        for (String window : windows) {
            add(name + "_" + window, unit, sentence + " " + words(window) + ".");
        }
        return this;
    }

    List<Feature> features() {
        return features;
    }

    static String words(String window) {
        return switch (window) {
            case "1h" -> "in the hour before";
            case "1d" -> "in the day before";
            case "7d" -> "in the 7 days before";
            case "30d" -> "in the 30 days before";
            default -> "before";
        };
    }

    private String window(String name) {
        String last = name.substring(name.lastIndexOf('_') + 1);
        if (WINDOWS.contains(last)) {
            return last;
        }
        return entity.equals(PAYMENT) ? "now" : "all";
    }

    private static Feature.Type type(String unit) {
        if (unit.equals("flag")) {
            return Feature.Type.FLAG;
        }
        if (unit.equals("category")) {
            return Feature.Type.CATEGORY;
        }
        return SCALES.contains(unit) ? Feature.Type.NUMBER : Feature.Type.COUNT;
    }
}
