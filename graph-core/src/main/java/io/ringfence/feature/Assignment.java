package io.ringfence.feature;

import io.ringfence.graph.GraphView;
import org.jspecify.annotations.Nullable;

/**
 * Says which part of a set each decision is in where it is not for time to say: a published protocol, or a history whose
 * labels carry no time. Labels of validation and test are then hidden from the features of the rows that may not see
 * them. Answers must depend on nothing but their arguments.
 */
@FunctionalInterface
public interface Assignment {
    /**
     * The split of a decision; null where it takes no part.
     *
     * @param end     all that is known
     * @param account node of the account decided on
     * @param payment the payment decided on, by its record, or −1 where accounts are decided on
     */
    @Nullable
    Split split(GraphView end, int account, int payment);
}
