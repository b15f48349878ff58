/** When a finder would have raised an alarm for each ring, had it run date by date, and the money that this saves. */
@NullMarked
package io.ringfence.evaluation.alarm;

import org.jspecify.annotations.NullMarked;
