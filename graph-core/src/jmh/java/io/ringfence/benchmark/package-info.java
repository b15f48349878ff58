/** Seeded inputs of the benchmarks, and the benchmarks of building projections from them. */
@NullMarked
package io.ringfence.benchmark;

import org.jspecify.annotations.NullMarked;
