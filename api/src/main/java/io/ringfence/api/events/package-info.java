/** Live events in, and the stream of what happened out. */
@NullMarked
package io.ringfence.api.events;

import org.jspecify.annotations.NullMarked;
