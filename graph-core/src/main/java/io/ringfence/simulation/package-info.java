/**
 * The simulator of ring worlds: accounts, their honest life, rings and innocent look-alikes, with the truth beside
 * them. It serves tests, benchmarks, the demo and anyone who wants to try Ringfence without data of their own.
 */
@NullMarked
package io.ringfence.simulation;

import org.jspecify.annotations.NullMarked;
