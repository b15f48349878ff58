/** Public data in their published protocols: only splits, what is hidden and metrics live here, no features. */
@NullMarked
package io.ringfence.embeddings.published;

import org.jspecify.annotations.NullMarked;
