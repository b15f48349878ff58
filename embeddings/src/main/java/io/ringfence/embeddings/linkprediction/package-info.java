/** Predicts links that are not there yet, or are hidden: an embedding of what is around each end, and a decoder of pairs. */
@NullMarked
package io.ringfence.embeddings.linkprediction;

import org.jspecify.annotations.NullMarked;
