/** Challengers that score live decisions beside the champion, off the path of the request. */
@NullMarked
package io.ringfence.api.shadow;

import org.jspecify.annotations.NullMarked;
