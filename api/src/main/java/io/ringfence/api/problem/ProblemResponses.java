package io.ringfence.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns whatever went wrong, in a controller, in routing or in reading the body, into a {@link Problem}. */
@Singleton
@Primary
final class ProblemResponses implements ErrorResponseProcessor<Problem> {
    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        Optional<JsonProcessingException> json =
                context.getRootCause().flatMap(cause -> cause(cause, JsonProcessingException.class));
        HttpStatus status = json.map(BodyProblem::status).orElse(base.status());
        String detail = json.map(BodyProblem::detail).orElseGet(() -> detail(context, status));
        Map<String, Object> more = context.getRootCause()
                .flatMap(cause -> cause(cause, ProblemException.class))
                .map(ProblemException::more)
                .orElse(Map.of());
        HttpRequest<?> request = context.getRequest();
        var problem = new Problem(
                "about:blank",
                status.getReason(),
                status.getCode(),
                detail,
                request.getPath(),
                RequestIds.of(request).orElse(null),
                more);
        return base.status(status).body(problem).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }

    private static String detail(ErrorContext context, HttpStatus status) {
        if (status.getCode() >= 500) {
            return "The service failed to answer; its log has the request id.";
        }
        String message =
                context.getErrors().stream().map(Error::getMessage).distinct().collect(Collectors.joining("; "));
        return message.isBlank() ? status.getReason() : message;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
