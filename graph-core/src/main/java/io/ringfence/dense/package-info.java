/** Groups of accounts and entities that are tied more densely than anything else. */
@NullMarked
package io.ringfence.dense;

import org.jspecify.annotations.NullMarked;
