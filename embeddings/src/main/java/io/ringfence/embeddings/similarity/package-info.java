/** Accounts by what a graph network makes of them: their embeddings, and the nearest of each. */
@NullMarked
package io.ringfence.embeddings.similarity;

import org.jspecify.annotations.NullMarked;
