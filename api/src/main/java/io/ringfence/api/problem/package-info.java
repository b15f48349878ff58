/** What a caller gets when a call fails: {@code application/problem+json} (RFC 9457) without internals. */
@NullMarked
package io.ringfence.api.problem;

import org.jspecify.annotations.NullMarked;
