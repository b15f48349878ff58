/**
 * What all networks share: the loop that trains a DJL block, its checkpoints, and layers and files that pure Java reads.
 */
@NullMarked
package io.ringfence.embeddings.learning;

import org.jspecify.annotations.NullMarked;
