/** Fits the trees that score rings and cut them, from worlds whose rings are known. */
@NullMarked
package io.ringfence.embeddings.rings;

import org.jspecify.annotations.NullMarked;
