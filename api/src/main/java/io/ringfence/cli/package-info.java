/** The command line: one class per command, each a thin door to a {@link io.ringfence.workspace.Session}. */
@NullMarked
package io.ringfence.cli;

import org.jspecify.annotations.NullMarked;
