package io.ringfence.loaders.neo4j;

import java.util.Locale;

/** Names of entities in the database. */
final class Labels {
    private Labels() {}

    /** The node label of an entity type: {@code bank_account} is {@code BankAccount}. */
    static String of(String type) {
        var label = new StringBuilder();
        for (String word : type.split("_", -1)) {
            if (!word.isEmpty()) {
                label.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return label.toString();
    }

    /** The unique key of an entity: {@code device:d1}. */
    static String key(String type, String id) {
        return type + ":" + id;
    }

    /** The unique key of a label of an account. */
    static String labelKey(String accountId, boolean fraud, long atMillis) {
        return accountId + "|" + atMillis + "|" + verdict(fraud);
    }

    static String verdict(boolean fraud) {
        return fraud ? "fraud" : "legit";
    }
}
