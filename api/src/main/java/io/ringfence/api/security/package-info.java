/** Who may call the service and how a browser may: credentials, host and origin checks, headers, request ids. */
@NullMarked
package io.ringfence.api.security;

import org.jspecify.annotations.NullMarked;
