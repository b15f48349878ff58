package io.ringfence.graph;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A kind of entity. Types are data: a mapping may declare more than the built-in ones.
 *
 * @param name      lower snake case, such as {@code bank_account}
 * @param strength  how much it says that two accounts share an entity of this type
 * @param hubPolicy when an entity of this type is too widely shared to mean anything
 */
public record EntityType(String name, Strength strength, HubPolicy hubPolicy) {
    public static final String ACCOUNT = "account";
    public static final String DEVICE = "device";
    public static final String CARD = "card";
    public static final String IP = "ip";
    public static final String EMAIL = "email";
    public static final String PHONE = "phone";
    public static final String ADDRESS = "address";
    public static final String BANK_ACCOUNT = "bank_account";
    public static final String MERCHANT = "merchant";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** What sharing an entity of a type is worth. */
    public enum Strength {
        /** Sharing is close to identity: a card, a phone, a bank account. */
        HARD,
        /** Sharing is circumstantial and weighs by rarity and by closeness in time: a device, an IP, an address. */
        SOFT,
        /** Sharing ties nobody: a merchant. Such an entity can end a path, never carry one. */
        NONE
    }

    public EntityType {
        requireName(name);
        Objects.requireNonNull(strength, "strength");
        Objects.requireNonNull(hubPolicy, "hubPolicy");
    }

    static void requireName(String name) {
        Objects.requireNonNull(name, "type");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "entity type must be lower snake case of at most 63 characters, got '" + name + "'");
        }
    }
}
