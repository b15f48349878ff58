/** Bounded searches around one or two entities: what lies near, and how two are connected. */
@NullMarked
package io.ringfence.path;

import org.jspecify.annotations.NullMarked;
