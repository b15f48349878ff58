package io.ringfence.api.entities;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of closed families in JSON: lower snake case. */
public final class Words {
    private Words() {}

    /** The word of a constant, such as {@code device_farm}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The word of a type of a closed family, such as {@code shared_entities}. */
    public static String ofType(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** The constant of a word, in either case. */
    public static <E extends Enum<E>> Optional<E> parse(Class<E> family, String word) {
        return Stream.of(family.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** All words of a family, for a message. */
    public static <E extends Enum<E>> String all(Class<E> family) {
        return String.join(
                ", ", Stream.of(family.getEnumConstants()).map(Words::of).toList());
    }
}
