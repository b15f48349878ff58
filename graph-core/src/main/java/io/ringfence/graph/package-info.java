/**
 * The temporal graph: entities, the events that tie them, and views of what was known at a time. Everything else in
 * Ringfence reads the world through {@link io.ringfence.graph.GraphView}.
 */
@NullMarked
package io.ringfence.graph;

import org.jspecify.annotations.NullMarked;
