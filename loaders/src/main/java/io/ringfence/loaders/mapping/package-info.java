/** What the columns of foreign files mean: mappings in YAML, their checks, and the ones that ship. */
@NullMarked
package io.ringfence.loaders.mapping;

import org.jspecify.annotations.NullMarked;
