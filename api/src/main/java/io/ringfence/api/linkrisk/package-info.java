/** The risk that a link, or an account through its links, serves fraud. */
@NullMarked
package io.ringfence.api.linkrisk;

import org.jspecify.annotations.NullMarked;
