/** What models trained at past moments, with the labels known then, would have found since. */
@NullMarked
package io.ringfence.embeddings.backtest;

import org.jspecify.annotations.NullMarked;
