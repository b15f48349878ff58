package io.ringfence.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What stands at the top of the OpenAPI description. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Ringfence",
                        version = "1",
                        description =
                                "Finds fraud rings and scores links. Errors are application/problem+json. Times are"
                                        + " ISO-8601 in UTC, amounts named ...Cents are hundredths of a currency unit."
                                        + " Credentials are asked for where the service was given some.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
        name = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The API key, or a JWT signed with HS256")
final class ApiDescription {
    private ApiDescription() {}
}
