/**
 * Ring reports that can be handed on: one document in six formats. The same ring and context give the same bytes in each,
 * and every format names the SHA-256 of the canonical JSON, so that two copies can be told to be of one content.
 */
@NullMarked
package io.ringfence.api.reports;

import org.jspecify.annotations.NullMarked;
