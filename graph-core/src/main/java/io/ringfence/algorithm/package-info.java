/**
 * Algorithms on a whole projection, each a function of (projection, parameters, control): components, rank, cores,
 * triangles, similarity, embedding. Nothing here accuses anybody.
 */
@NullMarked
package io.ringfence.algorithm;

import org.jspecify.annotations.NullMarked;
