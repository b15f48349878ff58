package io.ringfence.api.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.micronaut.http.HttpStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body, naming the field and never a class of ours. */
public final class BodyProblem {
    private BodyProblem() {}

    /** 422 where the JSON is well formed but says something that cannot be, else 400. */
    public static HttpStatus status(JsonProcessingException problem) {
        return problem instanceof JsonMappingException ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.BAD_REQUEST;
    }

    /** The sentence for the caller. */
    public static String detail(JsonProcessingException problem) {
        return switch (problem) {
            case UnrecognizedPropertyException unknown -> "unknown field '" + path(unknown) + "'";
            case ValueInstantiationException refused -> refused(refused);
            case MismatchedInputException mismatch ->
                "field '" + path(mismatch) + "' must be " + expected(mismatch.getTargetType());
            case JsonMappingException other -> "field '" + path(other) + "' cannot be read";
            default -> "the body is not JSON: stopped at " + place(problem.getLocation());
        };
    }

    private static String refused(ValueInstantiationException refused) {
        String path = path(refused);
        Throwable cause = refused.getCause();
        String reason = cause instanceof IllegalArgumentException ? String.valueOf(cause.getMessage()) : "not valid";
        return path.isEmpty() ? reason : "field '" + path + "': " + reason;
    }

    private static String path(JsonMappingException problem) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : problem.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another kind";
        } else if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == BigDecimal.class || type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        } else if (type.isEnum()) {
            return "one of " + String.join(", ", enumNames(type));
        } else if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return CharSequence.class.isAssignableFrom(type) ? "text" : "an object";
    }

    private static String[] enumNames(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        var names = new String[constants.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = constants[i].toString();
        }
        return names;
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "its start" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
