package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A reason, readable by an investigator, to believe that a ring is one. Its sentence holds computed numbers only; its
 * links are stored facts, by time, at least one, at most {@link #MAX_LINKS}.
 */
public sealed interface Evidence {
    /** Most links that one piece of evidence cites; the numbers of a sentence count all. */
    int MAX_LINKS = 40;

    /** What was seen, in one plain sentence. */
    String sentence();

    /** The stored facts behind it. */
    List<EvidenceLink> links();

    /**
     * Accounts of the ring were seen with the same entity.
     *
     * @param entity       what they share
     * @param ringAccounts members that were seen with it
     * @param allAccounts  accounts that were ever seen with it, members included
     */
    record SharedEntity(EntityId entity, int ringAccounts, int allAccounts, String sentence, List<EvidenceLink> links)
            implements Evidence {
        public SharedEntity {
            Objects.requireNonNull(entity, "entity");
            requireSentence(sentence);
            links = copied(links);
        }
    }

    /** Accounts of the ring were opened, or first seen, close together. */
    record SignUpBurst(int accounts, Instant from, Instant to, String sentence, List<EvidenceLink> links)
            implements Evidence {
        public SignUpBurst {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            requireSentence(sentence);
            links = copied(links);
        }
    }

    /**
     * Money went through accounts of the ring.
     *
     * @param accountIds the accounts, in the order of the flow; of a cycle, the first is not repeated
     * @param cycle      whether it came back to the first account
     * @param amountCents that left the first account
     * @param span       from the first transfer to the last
     */
    record TransferFlow(
            List<String> accountIds,
            boolean cycle,
            long amountCents,
            Duration span,
            String sentence,
            List<EvidenceLink> links)
            implements Evidence {
        public TransferFlow {
            accountIds = List.copyOf(accountIds);
            Objects.requireNonNull(span, "span");
            requireSentence(sentence);
            links = copied(links);
        }
    }

    /** Accounts of the ring paid the same merchant, or the same amount, over and over or close together. */
    record SamePayment(
            EntityId payee, long amountCents, int accounts, int payments, String sentence, List<EvidenceLink> links)
            implements Evidence {
        public SamePayment {
            Objects.requireNonNull(payee, "payee");
            requireSentence(sentence);
            links = copied(links);
        }
    }

    /** Accounts of the ring used far more cards than people do. */
    record ManyCards(int accounts, int cards, Duration span, String sentence, List<EvidenceLink> links)
            implements Evidence {
        public ManyCards {
            Objects.requireNonNull(span, "span");
            requireSentence(sentence);
            links = copied(links);
        }
    }

    /** Accounts of the ring were found to be fraud. */
    record KnownFraud(List<String> accountIds, String sentence, List<EvidenceLink> links) implements Evidence {
        public KnownFraud {
            accountIds = List.copyOf(accountIds);
            requireSentence(sentence);
            links = copied(links);
        }
    }

    private static void requireSentence(String sentence) {
        if (sentence.isBlank()) {
            throw new IllegalArgumentException("evidence needs a sentence");
        }
    }

    private static List<EvidenceLink> copied(List<EvidenceLink> links) {
        if (links.isEmpty() || links.size() > MAX_LINKS) {
            throw new IllegalArgumentException("evidence needs 1 to " + MAX_LINKS + " links, got " + links.size());
        }
        return links.stream().sorted(EvidenceLink.ORDER).toList();
    }
}
