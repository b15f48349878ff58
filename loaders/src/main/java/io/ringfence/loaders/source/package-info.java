/** Rows from files: CSV, plain or compressed, and Parquet, within bounded memory whatever the file holds. */
@NullMarked
package io.ringfence.loaders.source;

import org.jspecify.annotations.NullMarked;
