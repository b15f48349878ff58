package io.ringfence.loaders.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as text to hundredths. */
final class Cents {
    private static final int MOST_CHARACTERS = 40;

    private Cents() {}

    /**
     * Hundredths of an amount, rounded half up.
     *
     * @param inCents whether the text counts hundredths already
     * @throws RowException if it is no number, negative, or too large
     */
    static long parse(String text, boolean inCents) throws RowException {
        BigDecimal amount;
        try {
            if (text.length() > MOST_CHARACTERS) {
                throw new RowException("amount has " + text.length() + " characters");
            }
            amount = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new RowException("amount '" + text + "' is not a number such as 12.34");
        }
        if (amount.signum() < 0) {
            throw new RowException("amount " + text + " is negative");
        }
        // A scale far below zero is a huge number that would take as much memory to write out.
        if (amount.precision() - (long) amount.scale() > 17) {
            throw new RowException("amount " + text + " is too large");
        }
        if (amount.scale() > 1000) {
            return 0;
        }
        return (inCents ? amount : amount.movePointRight(2))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
