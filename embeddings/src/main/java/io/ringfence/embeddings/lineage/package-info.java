/** Which training read what and made what, as OpenLineage events. */
@NullMarked
package io.ringfence.embeddings.lineage;

import org.jspecify.annotations.NullMarked;
