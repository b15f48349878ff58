/**
 * One working Ringfence: its folder, its database, the graph in memory, the rings found in it and the models trained on
 * it. The command line and the service are two doors to it.
 */
@NullMarked
package io.ringfence.workspace;

import org.jspecify.annotations.NullMarked;
