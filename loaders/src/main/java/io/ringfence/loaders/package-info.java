/** Ways into the system of record: sources, validation, mapping, Neo4j and streams. */
@NullMarked
package io.ringfence.loaders;

import org.jspecify.annotations.NullMarked;
