package io.ringfence.loaders.mapping;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.EntityTypes;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ids that stand for "unknown". Taken for entities they would tie together whoever has none, so they are left out and
 * counted.
 */
public final class Placeholders {
    private static final int MOST_DISTINCT = 1000;
    private static final int MOST_CHARACTERS = 64;
    private static final Set<String> WORDS = Set.of(
            "unknown",
            "unknow",
            "null",
            "(null)",
            "nil",
            "none",
            "n/a",
            "#n/a",
            "na",
            "n.a.",
            "nan",
            "undefined",
            "undef",
            "missing",
            "empty",
            "not available",
            "not provided",
            "not set",
            "not applicable",
            "unspecified",
            "anonymous",
            "-",
            "--",
            "---",
            "?",
            "??",
            "???",
            ".",
            "_",
            "void",
            "<null>",
            "\\n",
            "none given");

    private final EntityTypes types;
    private final SortedMap<String, Long> found = new TreeMap<>();

    /** A count from nothing; the hub policies of the types may name more placeholders. */
    public Placeholders(EntityTypes types) {
        this.types = types;
    }

    /** Whether an id of an entity says "unknown"; where it does, counts it. */
    boolean isPlaceholder(String type, String id) {
        if (id.length() > MOST_CHARACTERS) {
            return false;
        }
        String lower = id.toLowerCase(Locale.ROOT);
        boolean is = WORDS.contains(lower)
                || (isBlankNumber(lower) && !type.equals(EntityType.ACCOUNT))
                || types.find(type)
                        .map(known -> known.hubPolicy().placeholders().contains(lower))
                        .orElse(false);
        if (is && (found.size() < MOST_DISTINCT || found.containsKey(type + ":" + id))) {
            found.merge(type + ":" + id, 1L, Long::sum);
        }
        return is;
    }

    /** Whether an id of an account says "unknown" in words; numbers of accounts may well be zero. */
    static boolean isWord(String id) {
        return WORDS.contains(id.toLowerCase(Locale.ROOT));
    }

    /** Occurrences by {@code type:id}. */
    public SortedMap<String, Long> found() {
        return new TreeMap<>(found);
    }

    /** All zeros or all f, with or without separators, such as {@code 0.0.0.0} or {@code 00:00:00:00:00:00}. */
    private static boolean isBlankNumber(String id) {
        char digit = 0;
        int digits = 0;
        int separators = 0;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == '.' || c == ':' || c == '-' || c == ' ' || c == '+') {
                separators++;
            } else if ((c == '0' || c == 'f') && (digits == 0 || c == digit)) {
                digit = c;
                digits++;
            } else {
                return false;
            }
        }
        return digit == 'f' ? digits >= 8 : digits >= 3 || (digits == 0 && separators >= 2);
    }
}
