package io.ringfence.loaders.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The columns of one file while rules are tied to them: notes which are used and which are missing. */
final class Columns {
    private final List<String> header;
    private final Set<String> used = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();

    Columns(List<String> header) {
        this.header = header;
    }

    /** The place of a column, or −1; one that is missing and not optional is noted. */
    int indexOf(String name, boolean optional) {
        int index = header.indexOf(name);
        if (index >= 0) {
            used.add(name);
        } else if (!optional) {
            missing.add(name);
        }
        return index;
    }

    Set<String> missing() {
        return missing;
    }

    /** Columns that no rule reads, in the order of the file. */
    List<String> ignored() {
        var ignored = new ArrayList<>(header);
        ignored.removeAll(used);
        return ignored;
    }
}
