package io.ringfence.api.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;

/** Answers a {@link ProblemException} with its status and its sentence. */
@Singleton
final class ProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {
    private final ProblemResponses responses;

    ProblemExceptionHandler(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, ProblemException exception) {
        ErrorContext context = ErrorContext.builder((HttpRequest<?>) request)
                .cause(exception)
                .errorMessage(String.valueOf(exception.getMessage()))
                .build();
        return responses.processResponse(context, HttpResponse.status(exception.status()));
    }
}
