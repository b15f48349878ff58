/**
 * Algorithms on graphs: projections in primitive arrays, components, communities, dense blocks, motifs on transfers,
 * bounded expansion and strongest paths. Nothing here accuses anybody.
 */
@NullMarked
package io.ringfence.algorithm;

import org.jspecify.annotations.NullMarked;
