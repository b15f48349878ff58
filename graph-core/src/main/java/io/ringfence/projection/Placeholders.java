package io.ringfence.projection;

import io.ringfence.graph.EntityId;
import io.ringfence.graph.EntityType;
import java.util.Locale;
import java.util.Set;

/**
 * Tells ids that mean "unknown" from ids that name something. A placeholder ties nobody, however many share it. It is
 * recognised by itself, with no list: a word for nothing, or one character over and over.
 */
public final class Placeholders {
    private static final Set<String> WORDS = Set.of(
            "unknown",
            "unk",
            "null",
            "nil",
            "none",
            "nan",
            "na",
            "notavailable",
            "notapplicable",
            "notprovided",
            "undefined",
            "empty",
            "missing",
            "anonymous",
            "default",
            "test",
            "dummy",
            "nodevice",
            "noemail",
            "noreply",
            "localhost",
            "127001",
            "tbd",
            "xxx",
            "novalue",
            "unspecified");

    private static final int LEAST_REPEATS = 4;

    private Placeholders() {}

    /** Whether an entity means "unknown": by the policy of its type, or recognised by itself. */
    public static boolean is(EntityId entity, EntityType type) {
        String id = entity.id();
        if (type.hubPolicy().allowed().contains(id)) {
            return false;
        }
        String lower = id.trim().toLowerCase(Locale.ROOT);
        return type.hubPolicy().placeholders().contains(lower) || isWordForNothing(lower) || isRepetition(lower);
    }

    private static boolean isWordForNothing(String lower) {
        if (lower.length() > 40) {
            return false;
        }
        String bare = bare(lower);
        return bare.isEmpty() || WORDS.contains(bare);
    }

    /** One letter or digit over and over, such as 000-000-000 or 0.0.0.0; a single one only where it is all zeros. */
    private static boolean isRepetition(String lower) {
        String bare = bare(lower);
        if (bare.isEmpty()) {
            return true;
        }
        char first = bare.charAt(0);
        for (int i = 1; i < bare.length(); i++) {
            if (bare.charAt(i) != first) {
                return false;
            }
        }
        return first == '0' || bare.length() >= LEAST_REPEATS;
    }

    private static String bare(String lower) {
        var bare = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                bare.append(c);
            }
        }
        return bare.toString();
    }
}
