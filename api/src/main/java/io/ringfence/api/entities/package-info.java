/** One entity, what is around it, what is like it, how two of them are tied, and the search for them. */
@NullMarked
package io.ringfence.api.entities;

import org.jspecify.annotations.NullMarked;
