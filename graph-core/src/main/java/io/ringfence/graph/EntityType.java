package io.ringfence.graph;

import java.util.Objects;

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

    private static final int LONGEST_NAME = 63;

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
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "entity type must be lower snake case of at most 63 characters, got '" + name + "'");
        }
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || !isLower(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLower(c) && c != '_' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
