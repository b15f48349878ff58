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

    /** Longest id, with all its signs, that is looked up among the words. */
    private static final int LONGEST = 40;

    private Placeholders() {}

    /** Whether an entity means "unknown": by the policy of its type, or recognised by itself. */
    public static boolean is(EntityId entity, EntityType type) {
        String id = entity.id();
        if (type.hubPolicy().allowed().contains(id)) {
            return false;
        }
        String lower = id.trim().toLowerCase(Locale.ROOT);
        return type.hubPolicy().placeholders().contains(lower) || isRepetition(lower) || isWordForNothing(lower);
    }

    private static boolean isWordForNothing(String lower) {
        return lower.length() <= LONGEST && WORDS.contains(bare(lower));
    }

    /**
     * No letter or digit, or one of them over and over, such as 000-000-000 or 0.0.0.0; a single one only where it is all
     * zeros.
     */
    private static boolean isRepetition(String lower) {
        char first = 0;
        int count = 0;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                continue;
            }
            if (count > 0 && c != first) {
                return false;
            }
            first = c;
            count++;
        }
        return count == 0 || first == '0' || count >= LEAST_REPEATS;
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
