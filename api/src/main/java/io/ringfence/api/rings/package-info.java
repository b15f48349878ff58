/** The rings that were found: list, detail, graph, evidence, history and decisions. */
@NullMarked
package io.ringfence.api.rings;

import org.jspecify.annotations.NullMarked;
