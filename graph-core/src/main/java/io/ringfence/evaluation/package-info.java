/**
 * How good a finding is: rings against the true rings, accusations against innocent look-alikes, and scores against
 * labels. Everything here is deterministic.
 */
@NullMarked
package io.ringfence.evaluation;

import org.jspecify.annotations.NullMarked;
