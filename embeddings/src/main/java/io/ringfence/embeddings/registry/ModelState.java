package io.ringfence.embeddings.registry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which model serves, and whether it is the one that should.
 *
 * @param serving  the model that answers; null where there is none
 * @param asOf     the moment whose knowledge it was trained on
 * @param champion the model that was promoted last; null where none was
 * @param troubles what is wrong, in sentences: why the champion does not serve, or would not after a restart
 */
public record ModelState(
        @Nullable String serving,
        @Nullable Instant asOf,
        @Nullable String champion,
        List<String> troubles) {
    /** No model, and nothing wrong. */
    public static final ModelState NONE = new ModelState(null, null, null, List.of());

    /** Keeps a copy. */
    public ModelState {
        troubles = List.copyOf(troubles);
    }
}
