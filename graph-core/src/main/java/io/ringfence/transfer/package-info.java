/** Payments from account to account in event time, and the patterns that they form. */
@NullMarked
package io.ringfence.transfer;

import org.jspecify.annotations.NullMarked;
