/** How an evaluation reads: as a text table, as JSON, and as one HTML page with plots. */
@NullMarked
package io.ringfence.api.evaluation;

import org.jspecify.annotations.NullMarked;
