package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import java.util.ArrayList;
import java.util.List;

/**
 * The fewest things found without which a ring falls apart: no piece is left that holds more than half of its accounts.
 *
 * @param things      shared entities, and accounts whose dealings with the others hold it, most links first; none where
 *                    no small set does, or where nothing ties more than half of the accounts to begin with
 * @param links       the facts by which the things hold the ring, by time
 * @param accounts    of the ring
 * @param largestLeft accounts of the largest piece without the things
 * @param atLeast     no smaller number of things does: all sets of fewer were tried
 */
public record Counterfactual(
        List<EntityId> things, List<EvidenceLink> links, int accounts, int largestLeft, int atLeast) {
    public Counterfactual {
        things = List.copyOf(things);
        links = List.copyOf(links);
        if (largestLeft < 0 || largestLeft > accounts || atLeast < 0) {
            throw new IllegalArgumentException(
                    "a piece of " + largestLeft + " accounts is not of a ring of " + accounts);
        }
    }

    /** Whether no smaller set of things does. */
    public boolean minimal() {
        return !things.isEmpty() && things.size() <= atLeast;
    }

    /** Which things hold the ring, in one sentence. */
    public String sentence() {
        if (things.isEmpty()) {
            return 2 * largestLeft > accounts
                    ? "No small set of things holds it together."
                    : "Nothing that its accounts share holds more than half of them; it is held by what they did in step.";
        }
        var names = new ArrayList<String>();
        for (EntityId thing : things) {
            names.add(
                    thing.isAccount()
                            ? "the dealings of account " + thing.id()
                            : Sentence.noun(thing.type()) + " " + thing.id());
        }
        String proof = things.size() == 1
                ? ""
                : minimal()
                        ? Sentence.of("; no %s would do", things.size() == 2 ? "single one" : "smaller number")
                        : Sentence.of("; at least %d are needed", atLeast);
        return Sentence.of(
                "%s: without %s (%s) at most %d of its %s %s tied%s.",
                things.size() == 1 ? "One thing holds it" : things.size() + " things hold it",
                Sentence.list(names),
                Sentence.count(links.size(), "link"),
                largestLeft,
                Sentence.count(accounts, "account"),
                largestLeft == 1 ? "is left" : "stay",
                proof);
    }
}
