package io.ringfence.loaders.neo4j;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.ringfence.ring.Claim;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Rings as JSON text, the form in which they are stored: times in ISO-8601, claims told apart by {@code kind}. */
final class RingJson {
    private static final JsonMapper JSON = mapper();

    private RingJson() {}

    /** Tells the kinds of the sealed family apart; here, so that the core stays free of annotations. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface ClaimKind {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new DatabaseException("cannot write a ring as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new DatabaseException(
                    "the database holds rings that this version cannot read; detect again: " + e.getOriginalMessage(),
                    e);
        }
    }

    private static JsonMapper mapper() {
        var module = new SimpleModule("rings");
        module.addSerializer(Instant.class, ToStringSerializer.instance);
        module.addSerializer(Duration.class, ToStringSerializer.instance);
        module.addDeserializer(Instant.class, new TextDeserializer<>(Instant.class, Instant::parse));
        module.addDeserializer(Duration.class, new TextDeserializer<>(Duration.class, Duration::parse));
        module.setMixInAnnotation(Claim.class, ClaimKind.class);
        for (Class<?> kind : Claim.class.getPermittedSubclasses()) {
            module.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
        }
        return JsonMapper.builder()
                .addModule(module)
                // Records are their components: a method such as EntityId.isAccount is none.
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private static final class TextDeserializer<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> parse;

        TextDeserializer(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parse.apply(parser.getText());
        }
    }
}
