/**
 * The graph network: a heterogeneous GraphSAGE over sampled neighbourhoods, trained with DJL in the training process and
 * scored in pure Java everywhere else.
 */
@NullMarked
package io.ringfence.embeddings.gnn;

import org.jspecify.annotations.NullMarked;
