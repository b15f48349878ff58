/** Feature vectors as they were known at a moment. */
@NullMarked
package io.ringfence.api.features;

import org.jspecify.annotations.NullMarked;
