/**
 * Features of an account at a moment: what it did, whom it shares with, where its money goes and what was known of the
 * others by then. The same functions serve training rows, live decisions and exports, so their numbers are equal by
 * construction; {@link io.ringfence.feature.FeatureAudit} checks that they are.
 */
@NullMarked
package io.ringfence.feature;

import org.jspecify.annotations.NullMarked;
