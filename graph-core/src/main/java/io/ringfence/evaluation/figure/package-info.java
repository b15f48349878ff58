/** Named figures of an evaluation and how sure they are: resampled within one world, or over several. */
@NullMarked
package io.ringfence.evaluation.figure;

import org.jspecify.annotations.NullMarked;
