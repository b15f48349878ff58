package io.ringfence.ring;

import java.util.Locale;

/** Sentences made of computed numbers, the same on every machine. */
final class Sentence {
    private Sentence() {}

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
    static String of(String pattern, Object... numbers) {
        return String.format(Locale.ROOT, pattern, numbers);
    }
}
