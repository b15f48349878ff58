/**
 * Rows from files (CSV, plain or compressed, and Parquet) and from PostgreSQL's tables, within bounded memory whatever
 * they hold.
 */
@NullMarked
package io.ringfence.loaders.source;

import org.jspecify.annotations.NullMarked;
