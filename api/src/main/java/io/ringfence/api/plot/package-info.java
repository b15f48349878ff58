/** Pieces of pages that stand alone: plots as SVG, tables, one stylesheet; no script, nothing fetched. */
@NullMarked
package io.ringfence.api.plot;

import org.jspecify.annotations.NullMarked;
