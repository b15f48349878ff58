package io.ringfence.loaders.neo4j;

import io.ringfence.graph.Event;
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

    /** The unique key of a label: of an account as it always was, of a payment marked as such. */
    static String labelKey(Event.LabelGiven label) {
        String ends = "|" + label.at().toEpochMilli() + "|" + verdict(label.fraud());
        return label.isOfPayment() ? "|payment|" + label.paymentId() + ends : label.accountId() + ends;
    }

    /** The unique key of a value of an attribute of an account. */
    static String attributeKey(Event.AttributeGiven given) {
        return given.accountId() + "|" + given.name() + "|" + given.at().toEpochMilli() + "|" + given.value();
    }

    static String verdict(boolean fraud) {
        return fraud ? "fraud" : "legit";
    }
}
