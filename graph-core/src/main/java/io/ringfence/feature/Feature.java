package io.ringfence.feature;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One number about an account at a moment.
 *
 * @param name        lower snake case in dotted parts, such as {@code device.shared_max}; never changes meaning
 * @param group       what it is made of
 * @param unit        such as {@code seconds}, {@code cents}, {@code accounts}; {@code 1} for a ratio or a flag
 * @param description a sentence that can be shown as a reason
 * @param version     from 1; goes up when the way it is computed changes
 */
public record Feature(String name, Group group, String unit, String description, int version) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");

    /** What a feature is made of. */
    public enum Group {
        /** What the account itself did: needs no graph. */
        BEHAVIOUR,
        /** The accounts that share entities with it. */
        NEIGHBOUR,
        /** Where its money comes from and goes to. */
        TRANSFER,
        /** What was known by then of the accounts around it; never of the account itself. */
        LABEL
    }

    public Feature {
        Objects.requireNonNull(group, "group");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("feature name must be dotted lower snake case, got '" + name + "'");
        }
        if (unit.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("unit and description of " + name + " must not be blank");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version of " + name + " must be at least 1, got " + version);
        }
    }

    /** Whether it needs the graph around the account, which the no-graph baseline does without. */
    public boolean graph() {
        return group != Group.BEHAVIOUR;
    }
}
