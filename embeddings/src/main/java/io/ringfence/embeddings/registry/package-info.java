/**
 * Trained models on disk: what each is and how well it does, which one is champion, and how to score with it in pure
 * Java.
 */
@NullMarked
package io.ringfence.embeddings.registry;

import org.jspecify.annotations.NullMarked;
