package io.ringfence.loaders;

import io.ringfence.graph.RunControl;

/** Reads sources, checks every row and turns it into events. */
public final class Loader {
    private Loader() {}

    /** Reads all of a request's sources. */
    public static Loaded read(LoadRequest request, RunControl control) throws InputException {
        throw new InputException("reading " + request.sources() + " is not possible yet");
    }
}
