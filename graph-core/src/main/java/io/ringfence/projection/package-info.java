/** Read-only array views of the graph: any projection, which account was seen with which entity, and accounts tied by what they share. Hub policy and placeholders act here. */
@NullMarked
package io.ringfence.projection;

import org.jspecify.annotations.NullMarked;
