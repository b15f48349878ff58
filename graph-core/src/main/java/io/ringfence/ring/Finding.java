package io.ringfence.ring;

import java.util.List;

/** A chosen group with all that is written about it. */
record Finding(Measures measures, RingScore score, List<LookAlikes.Pattern> patterns) {
    Finding {
        patterns = List.copyOf(patterns);
    }

    static Finding of(Landscape landscape, Selection.Choice choice) {
        var measures = new Measures(Group.of(landscape, choice.accounts()));
        return new Finding(measures, choice.score(), LookAlikes.of(measures));
    }
}
