/** The models of the registry, as far as a caller may see them. */
@NullMarked
package io.ringfence.api.models;

import org.jspecify.annotations.NullMarked;
