package io.ringfence.ring;

/** How a clause names the accounts that it speaks of. */
@FunctionalInterface
public interface Subject {
    /** By their number. */
    Subject PLAIN = accounts -> Sentence.count(accounts, "account");

    /** The words for so many accounts, at least 1. */
    String of(int accounts);

    /** As part of a ring of this size, which was named before. */
    static Subject within(int size) {
        return accounts -> accounts == size ? "all" : accounts == 1 ? "one of them" : accounts + " of them";
    }
}
