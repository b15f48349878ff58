/** The HTTP service over rings, entities and link risk, and the wiring of all modules. */
@NullMarked
package io.ringfence.api;

import org.jspecify.annotations.NullMarked;
