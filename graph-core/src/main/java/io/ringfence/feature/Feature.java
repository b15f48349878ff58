package io.ringfence.feature;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One number about an account at a moment.
 *
 * @param name        lower snake case in dotted parts, such as {@code device.shared_max}; never changes meaning
 * @param group       what it is made of
 * @param type        how its values read
 * @param unit        such as {@code seconds}, {@code cents}, {@code accounts}; {@code 1} for a ratio, {@code flag} for 0
 *                    or 1, {@code category} for a code
 * @param entity      what is measured: {@code account}, {@code payment}, or an entity type that the decision names
 * @param window      how far it looks back from the decision, such as {@code 7d}; {@code all} for everything within the
 *                    bounds of the walk, {@code now} for the decision itself
 * @param description a sentence that can be shown as a reason
 * @param version     from 1; goes up when the way it is computed changes
 * @param direction   what sense demands of the risk as the value grows; models are held to it
 */
public record Feature(
        String name,
        Group group,
        Type type,
        String unit,
        String entity,
        String window,
        String description,
        int version,
        Direction direction) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");

    /** How the values of a feature read; all are held as {@code float}, NaN where there is nothing to measure. */
    public enum Type {
        /** How many there are: whole, at least 0. */
        COUNT,
        /** A number on a scale. */
        NUMBER,
        /** 0 or 1. */
        FLAG,
        /** A code without an order. */
        CATEGORY
    }

    /** What the risk may do as a value grows. */
    public enum Direction {
        /** It never rises. */
        FALLING(-1),
        /** Either. */
        FREE(0),
        /** It never falls. */
        RISING(1);

        private final int sign;

        Direction(int sign) {
            this.sign = sign;
        }

        /** −1, 0 or +1. */
        public int sign() {
            return sign;
        }
    }

    /** What a feature may know. */
    public enum Knowledge {
        /** Only what the account itself did, and the decision. */
        OWN_ACTS,
        /** What others did, too, but no label. */
        GRAPH,
        /** Labels of others, and of the account's past payments, that were known by then. */
        LABELS
    }

    /** What a feature is made of. */
    public enum Group {
        /** What the account itself did: needs no graph. */
        BEHAVIOUR(Knowledge.OWN_ACTS),
        /** What others did with the entities that the decision names. */
        COUNTERPARTY(Knowledge.GRAPH),
        /** The accounts that share entities with it, or are tied to it. */
        NEIGHBOUR(Knowledge.GRAPH),
        /** Where its money comes from and goes to. */
        TRANSFER(Knowledge.GRAPH),
        /** Patterns of transfers in time around it. */
        MOTIF(Knowledge.GRAPH),
        /** The group that it would form with those who share with it. */
        RING(Knowledge.GRAPH),
        /** What was known by then of the accounts and payments around it; never of what is decided on. */
        LABEL(Knowledge.LABELS);

        private final Knowledge knows;

        Group(Knowledge knows) {
            this.knows = knows;
        }

        /** What the features of the group may know. */
        public Knowledge knows() {
            return knows;
        }
    }

    public Feature {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(direction, "direction");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("feature name must be dotted lower snake case, got '" + name + "'");
        }
        if (unit.isBlank() || description.isBlank() || entity.isBlank() || window.isBlank()) {
            throw new IllegalArgumentException(
                    "unit, entity, window and description of " + name + " must not be blank");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version of " + name + " must be at least 1, got " + version);
        }
    }

    /** Whether it needs the graph around the account, which the no-graph baseline does without. */
    public boolean graph() {
        return knows() != Knowledge.OWN_ACTS;
    }

    /** What it may know. */
    public Knowledge knows() {
        return group.knows();
    }
}
