/** Whether the service works, what it measures, and the description of its calls. */
@NullMarked
package io.ringfence.api.health;

import org.jspecify.annotations.NullMarked;
