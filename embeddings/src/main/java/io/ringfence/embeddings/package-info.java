/** Models of link and account risk: how they are trained, kept, compared and scored in plain Java. */
@NullMarked
package io.ringfence.embeddings;

import org.jspecify.annotations.NullMarked;
