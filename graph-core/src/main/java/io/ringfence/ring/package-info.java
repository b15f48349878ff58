/**
 * Rings: groups of at least three accounts with a score, a typology, roles and evidence; the finder that proposes them
 * and tells them from innocent groups; and their lineage from run to run.
 */
@NullMarked
package io.ringfence.ring;

import org.jspecify.annotations.NullMarked;
