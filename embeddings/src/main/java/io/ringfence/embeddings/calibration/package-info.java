/** From log-odds to honest probabilities, and measures of ranking. */
@NullMarked
package io.ringfence.embeddings.calibration;

import org.jspecify.annotations.NullMarked;
