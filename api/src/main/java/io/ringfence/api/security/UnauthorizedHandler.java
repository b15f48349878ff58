package io.ringfence.api.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a call without credentials by 401 and how to give them, one with too few rights by 403. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
@Requires(property = "micronaut.security.enabled", value = "true")
final class UnauthorizedHandler implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
    private final ErrorResponseProcessor<?> problems;

    UnauthorizedHandler(ErrorResponseProcessor<?> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        boolean forbidden = refused.isForbidden();
        ErrorContext context = ErrorContext.builder((HttpRequest<?>) request)
                .cause(refused)
                .errorMessage(
                        forbidden
                                ? "these credentials do not allow it"
                                : "send 'Authorization: Bearer' and the API key")
                .build();
        MutableHttpResponse<?> response = problems.processResponse(
                context, HttpResponse.status(forbidden ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED));
        if (!forbidden) {
            response.getHeaders().add(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"ringfence\"");
        }
        return response;
    }
}
