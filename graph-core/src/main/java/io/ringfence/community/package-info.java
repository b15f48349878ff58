/** Partitions of a projection into communities. A community is no accusation. */
@NullMarked
package io.ringfence.community;

import org.jspecify.annotations.NullMarked;
