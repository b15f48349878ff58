package io.ringfence.loaders.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ringfence.graph.EntityTypes;
import io.ringfence.loaders.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What foreign files mean: which columns make which account, link, payment and label. Written in YAML; the mapping guide
 * lists every key.
 *
 * @param name        names it
 * @param description one sentence about the files
 * @param types       the built-in entity types and those that it declares
 * @param files       one entry per file
 */
public record Mapping(String name, String description, EntityTypes types, List<FileRule> files) {
    private static final List<String> NAMES = List.of(
            "amlsim",
            "amlworld",
            "bitcoin-alpha",
            "card-handbook",
            "ecommerce",
            "ecommerce-small",
            "s-ffsd",
            "tolokers");
    private static final YAMLMapper YAML = mapper();

    public Mapping {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(types, "types");
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a mapping needs files");
        }
    }

    /** The form of the YAML file. */
    private record Document(String name, String description, List<TypeRule> types, List<FileRule> files) {
        Mapping toMapping(String fallbackName) {
            EntityTypes all = EntityTypes.DEFAULT;
            for (TypeRule type : types == null ? List.<TypeRule>of() : types) {
                all = all.with(type.toType());
            }
            return new Mapping(
                    name == null ? fallbackName : name,
                    description == null ? "" : description,
                    all,
                    files == null ? List.of() : files);
        }
    }

    /** The names of the mappings that ship, sorted. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A mapping that ships, by name.
     *
     * @throws InputException if there is none; names those that there are
     */
    public static Mapping named(String name) throws InputException {
        if (!NAMES.contains(name)) {
            throw new InputException("no mapping '" + name + "'; there are: " + String.join(", ", NAMES));
        }
        return resource(name);
    }

    /** The layout of the input guide, where the file name decides. */
    public static Mapping standard() throws InputException {
        return resource("standard");
    }

    /**
     * A mapping from a YAML file.
     *
     * @throws InputException if it cannot be read or breaks a rule; names the place
     */
    public static Mapping read(Path file) throws InputException {
        try {
            return parse(Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new InputException("cannot read mapping " + file + ": " + e.getMessage(), e);
        }
    }

    /** The mapping of a file where there is one of that name, else the mapping that ships under it. */
    public static Mapping find(String fileOrName) throws InputException {
        Path file = Path.of(fileOrName);
        return Files.isRegularFile(file) ? read(file) : named(fileOrName);
    }

    static Mapping parse(String text, String name) throws InputException {
        try {
            Document document = YAML.readValue(text, Document.class);
            if (document == null) {
                throw new InputException("mapping " + name + " is empty");
            }
            return document.toMapping(name);
        } catch (JsonProcessingException e) {
            throw new InputException("mapping " + name + place(e) + ": " + reason(e), e);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new InputException("mapping " + name + ": " + e.getMessage(), e);
        }
    }

    private static Mapping resource(String name) throws InputException {
        try (InputStream in = Mapping.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new InputException("mapping " + name + " is not in this build");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new InputException("cannot read mapping " + name, e);
        }
    }

    private static String place(JsonProcessingException e) {
        String line = e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : ", line " + e.getLocation().getLineNr();
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return line + ", at " + path(mapping);
        }
        return line;
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex() + 1).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String reason(JsonProcessingException e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .filter(cause -> !(cause instanceof JsonProcessingException))
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> e.getOriginalMessage().lines().findFirst().orElse("not YAML"));
    }

    private static YAMLMapper mapper() {
        var module = new SimpleModule("times");
        module.addDeserializer(Instant.class, new TextDeserializer<>(Instant.class) {
            private static final long serialVersionUID = 1;

            @Override
            Instant parse(String text) {
                return Instant.parse(text);
            }
        });
        module.addDeserializer(Duration.class, new TextDeserializer<>(Duration.class) {
            private static final long serialVersionUID = 1;

            @Override
            Duration parse(String text) {
                return Duration.parse(text);
            }
        });
        return YAMLMapper.builder()
                .addModule(module)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private abstract static class TextDeserializer<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1;

        TextDeserializer(Class<T> type) {
            super(type);
        }

        abstract T parse(String text);

        @Override
        protected T _deserialize(String text, DeserializationContext context) {
            return parse(text);
        }
    }
}
