/**
 * Whether decisions still look as they did when a model was trained, and whether the model still does as well: reference
 * distributions, their movement, alarms with cause and segment, and performance as labels mature.
 */
@NullMarked
package io.ringfence.embeddings.drift;

import org.jspecify.annotations.NullMarked;
