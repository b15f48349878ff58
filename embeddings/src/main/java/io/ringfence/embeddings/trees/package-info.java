/** Boosted trees: trained by XGBoost in the training process, scored in pure Java everywhere else. */
@NullMarked
package io.ringfence.embeddings.trees;

import org.jspecify.annotations.NullMarked;
