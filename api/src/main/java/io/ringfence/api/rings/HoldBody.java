package io.ringfence.api.rings;

import io.ringfence.api.entities.EntityRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What holds a ring together.
 *
 * @param sentence    which things hold it, for people
 * @param things      shared entities, and accounts whose dealings hold it; none where no small set does
 * @param largestLeft accounts of the largest piece that is left without them
 * @param atLeast     no smaller number of things does
 * @param minimal     whether that is as many as there are
 */
@Schema(name = "RingHold")
public record HoldBody(String sentence, List<EntityRef> things, int largestLeft, int atLeast, boolean minimal) {
    public HoldBody {
        things = List.copyOf(things);
    }
}
