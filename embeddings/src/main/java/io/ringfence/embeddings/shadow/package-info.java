/** What challengers would have said, beside what the champion said. */
@NullMarked
package io.ringfence.embeddings.shadow;

import org.jspecify.annotations.NullMarked;
