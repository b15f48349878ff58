/**
 * The system of record: Neo4j as a child process or as somebody's server, everything written to it and read from it, and
 * its bulk import. All Cypher lives here.
 */
@NullMarked
package io.ringfence.loaders.neo4j;

import org.jspecify.annotations.NullMarked;
