package io.ringfence.ring;

import io.ringfence.graph.EntityId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was seen of a ring, in numbers that can be counted again in the facts cited with it. Accounts are members of the
 * ring unless said otherwise. Amounts are in cents, spans from the first moment to the last.
 */
public sealed interface Claim {
    /** Members that it is about. */
    int accounts();

    /** The claim in words, without a full stop. */
    String clause(Subject subject);

    /** Accounts were opened close together. */
    record OpenedTogether(int accounts, Duration span) implements Claim {
        @Override
        public String clause(Subject subject) {
            return Sentence.of("%s were opened within %s of one another", subject.of(accounts), Sentence.within(span));
        }
    }

    /**
     * Accounts share entities of one type.
     *
     * @param entities   each seen with at least two of the accounts, sorted
     * @param mostOthers the most accounts outside the ring that were seen with one of the entities
     */
    record SharedEntities(String type, int accounts, List<EntityId> entities, int mostOthers) implements Claim {
        public SharedEntities {
            entities = List.copyOf(entities);
        }

        @Override
        public String clause(Subject subject) {
            boolean one = entities.size() == 1;
            String what = one
                    ? "the same " + Sentence.noun(type) + ", "
                            + entities.getFirst().id() + ","
                    : Sentence.count(entities.size(), Sentence.noun(type));
            String others = mostOthers == 0
                    ? (one ? "which nobody else uses" : "that nobody else uses")
                    : one
                            ? Sentence.of("which %s used too", Sentence.count(mostOthers, "other account"))
                            : Sentence.of(
                                    "none of which more than %s used", Sentence.count(mostOthers, "other account"));
            return Sentence.of("%s share %s %s", subject.of(accounts), what, others);
        }
    }

    /** Accounts were first seen with an entity close together. */
    record FirstUsedTogether(EntityId entity, int accounts, Duration span) implements Claim {
        @Override
        public String clause(Subject subject) {
            return Sentence.of(
                    "%s first used %s %s within %s of one another",
                    subject.of(accounts), Sentence.noun(entity.type()), entity.id(), Sentence.within(span));
        }
    }

    /**
     * Accounts that were opened long before came to what they share close together.
     *
     * @param entities what they came to, sorted
     * @param youngest the least age at which one of them did
     */
    record EnteredLate(List<EntityId> entities, int accounts, Duration youngest, Duration span) implements Claim {
        public EnteredLate {
            entities = List.copyOf(entities);
        }

        @Override
        public String clause(Subject subject) {
            String what = entities.size() == 1
                    ? Sentence.noun(entities.getFirst().type()) + " "
                            + entities.getFirst().id()
                    : Sentence.count(entities.size(), "thing") + " that they share";
            return Sentence.of(
                    "%s came to %s within %s of one another, when each had been open for at least %s",
                    subject.of(accounts), what, Sentence.within(span), Sentence.atLeast(youngest));
        }
    }

    /**
     * Accounts give one address although some have another of their own.
     *
     * @param ownAddresses those of them that were seen with another address too
     */
    record DropAddress(EntityId address, int accounts, int ownAddresses) implements Claim {
        @Override
        public String clause(Subject subject) {
            return Sentence.of(
                    "%s give the address %s, and %d of these %s another as well",
                    subject.of(accounts), address.id(), ownAddresses, ownAddresses == 1 ? "has" : "have");
        }
    }

    /**
     * Accounts paid one merchant the same amount close together.
     *
     * @param payers accounts that ever paid that merchant that amount, in the ring or not
     */
    record SamePayment(EntityId merchant, long amountCents, int accounts, Duration span, int payers) implements Claim {
        @Override
        public String clause(Subject subject) {
            int others = payers - accounts;
            return Sentence.of(
                    "%s paid merchant %s exactly %s within %s, which %s ever did",
                    subject.of(accounts),
                    merchant.id(),
                    Sentence.money(amountCents),
                    Sentence.within(span),
                    others == 0 ? "no other account" : "only " + Sentence.count(others, "other account"));
        }
    }

    /**
     * Accounts come back to the same few merchants.
     *
     * @param payments    that went to these merchants
     * @param allPayments that the accounts made to any merchant
     * @param mostOthers  the most accounts other than these that ever paid one of the merchants
     */
    record FavouriteMerchants(List<EntityId> merchants, int accounts, int payments, int allPayments, int mostOthers)
            implements Claim {
        public FavouriteMerchants {
            merchants = List.copyOf(merchants);
        }

        @Override
        public String clause(Subject subject) {
            boolean one = merchants.size() == 1;
            String others = Sentence.count(mostOthers, "other account");
            return Sentence.of(
                    "%s made %d of their %s to %s %s, %s ever paid",
                    subject.of(accounts),
                    payments,
                    Sentence.count(allPayments, "payment"),
                    one ? "merchant" : "merchants",
                    Sentence.list(merchants.stream().map(EntityId::id).toList()),
                    mostOthers == 0
                            ? "which no other account"
                            : one ? "which " + others : "none of which more than " + others);
        }
    }

    /** Accounts paid within a short time of their opening. */
    record PaidAtOnce(int accounts, Duration within) implements Claim {
        @Override
        public String clause(Subject subject) {
            return Sentence.of(
                    "%s first paid within %s of being opened", subject.of(accounts), Sentence.within(within));
        }
    }

    /**
     * Accounts passed on what they received, first in, first out, within three days.
     *
     * @param accountIds  sorted
     * @param inCents     received in transfers
     * @param passedCents of it sent on to another than the payer in time
     * @param held        the median time that money passed on was held, weighted by money
     */
    record PassedOn(List<String> accountIds, long inCents, long passedCents, Duration held) implements Claim {
        public PassedOn {
            accountIds = List.copyOf(accountIds);
        }

        @Override
        public int accounts() {
            return accountIds.size();
        }

        @Override
        public String clause(Subject subject) {
            return Sentence.of(
                    "%s received %s and sent %s of it on within 3 days, half of that within %s",
                    subject.of(accounts()),
                    Sentence.money(inCents),
                    Sentence.percent(passedCents, inCents),
                    Sentence.within(held));
        }
    }

    /**
     * Money came back to where it started.
     *
     * @param accountIds in the order of the route; the first is not repeated
     * @param leftCents  that left the first account
     * @param backCents  that came back to it
     */
    record MoneyCycle(List<String> accountIds, long leftCents, long backCents, Duration span) implements Claim {
        public MoneyCycle {
            accountIds = List.copyOf(accountIds);
        }

        @Override
        public int accounts() {
            return accountIds.size();
        }

        @Override
        public String clause(Subject subject) {
            return Sentence.of(
                    "%s left account %s and %s came back to it within %s, by way of %s",
                    Sentence.money(leftCents),
                    accountIds.getFirst(),
                    Sentence.money(backCents),
                    Sentence.within(span),
                    Sentence.list(accountIds.subList(1, accountIds.size())));
        }
    }

    /** Many accounts, in the ring or not, sent money to one member within a time. */
    record FanIn(String accountId, int payers, long amountCents, Duration span) implements Claim {
        @Override
        public int accounts() {
            return 1;
        }

        @Override
        public String clause(Subject subject) {
            return Sentence.of(
                    "%s sent %s to account %s within %s",
                    Sentence.count(payers, "account"), Sentence.money(amountCents), accountId, Sentence.within(span));
        }
    }

    /** One member sent money to many accounts, in the ring or not, within a time. */
    record FanOut(String accountId, int payees, long amountCents, Duration span) implements Claim {
        @Override
        public int accounts() {
            return 1;
        }

        @Override
        public String clause(Subject subject) {
            return Sentence.of(
                    "account %s sent %s to %s within %s",
                    accountId, Sentence.money(amountCents), Sentence.count(payees, "account"), Sentence.within(span));
        }
    }

    /** One member gathered money from several accounts and then sent money to several others. */
    record GatherScatter(String accountId, int payers, long inCents, int payees, long outCents, Duration span)
            implements Claim {
        @Override
        public int accounts() {
            return 1;
        }

        @Override
        public String clause(Subject subject) {
            return Sentence.of(
                    "account %s gathered %s from %s and sent %s to %s, all within %s",
                    accountId,
                    Sentence.money(inCents),
                    Sentence.count(payers, "account"),
                    Sentence.money(outCents),
                    Sentence.count(payees, "other account"),
                    Sentence.within(span));
        }
    }

    /** Money went from member to member. */
    record TransfersInside(int accounts, int transfers, long amountCents, Duration span) implements Claim {
        @Override
        public String clause(Subject subject) {
            return Sentence.of(
                    "%s sent each other %s in %s within %s",
                    subject.of(accounts),
                    Sentence.money(amountCents),
                    Sentence.count(transfers, "transfer"),
                    Sentence.within(span));
        }
    }

    /**
     * Accounts used many cards.
     *
     * @param cards       distinct cards
     * @param medianCents of the first payment with each, 0 where none was made
     */
    record ManyCards(int accounts, int cards, long medianCents) implements Claim {
        @Override
        public String clause(Subject subject) {
            String of = medianCents == 0
                    ? ""
                    : Sentence.of(", trying each with %s at the median", Sentence.money(medianCents));
            return Sentence.of("%s used %s%s", subject.of(accounts), Sentence.count(cards, "card"), of);
        }
    }

    /**
     * Accounts spent much within a few days after a quieter life.
     *
     * @param from         the first moment of the burst
     * @param span         how long it lasted
     * @param burstCents   paid in it
     * @param beforeCents  paid before it
     * @param beforeSpan   from the first payment to the burst
     */
    record Burst(int accounts, Instant from, Duration span, long burstCents, long beforeCents, Duration beforeSpan)
            implements Claim {
        @Override
        public String clause(Subject subject) {
            return Sentence.of(
                    "%s spent %s within %s, after %s in the %s before",
                    subject.of(accounts),
                    Sentence.money(burstCents),
                    Sentence.within(span),
                    Sentence.money(beforeCents),
                    Sentence.within(beforeSpan));
        }
    }

    /** Accounts are tied directly to one account of the ring, as by an invitation. */
    record TiedToOne(String accountId, int accounts, Duration span) implements Claim {
        @Override
        public String clause(Subject subject) {
            return Sentence.of(
                    "%s are tied directly to account %s, all within %s",
                    subject.of(accounts), accountId, Sentence.within(span));
        }
    }

    /**
     * A chain of accounts, each of which shares one thing with the next.
     *
     * @param path accounts and what they share, in turn; begins and ends with an account
     */
    record IdentityChain(List<EntityId> path) implements Claim {
        public IdentityChain {
            path = List.copyOf(path);
        }

        @Override
        public int accounts() {
            return (path.size() + 1) / 2;
        }

        @Override
        public String clause(Subject subject) {
            var counts = path.stream()
                    .filter(entity -> !entity.isAccount())
                    .collect(Collectors.groupingBy(EntityId::type, TreeMap::new, Collectors.counting()));
            List<String> things = counts.entrySet().stream()
                    .map(entry -> Sentence.count(entry.getValue(), Sentence.noun(entry.getKey())))
                    .toList();
            return Sentence.of(
                    "%s form a chain in which each shares one thing with the next: %s",
                    subject.of(accounts()), Sentence.list(things));
        }
    }

    /** Accounts were found to be fraud. */
    record KnownFraud(int accounts) implements Claim {
        @Override
        public String clause(Subject subject) {
            return Sentence.of("%s %s found to be fraud", subject.of(accounts), accounts == 1 ? "was" : "were");
        }
    }
}
