package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;

/** Decides what a ring does by explicit rules on its cues, the most telling first. */
final class TypologyRules {
    /** A cue counts for a typology when at least this share of the accounts shows it. */
    private static final double MANY = 0.34;

    private final Measures measures;
    private final Group group;

    private TypologyRules(Measures measures) {
        this.measures = measures;
        group = measures.group;
    }

    static Typology decide(Measures measures) {
        return new TypologyRules(measures).decide();
    }

    private Typology decide() {
        if (shown(Cue.Kind.CYCLE) > MANY && shown(Cue.Kind.CYCLE) >= shown(Cue.Kind.PASSED_ON) - 0.2) {
            return Typology.MONEY_CYCLE;
        }
        if (shown(Cue.Kind.PASSED_ON) > 0.2) {
            return Typology.MULE_NETWORK;
        }
        if (shown(Cue.Kind.MANY_CARDS) > MANY && smallPayments() > 0.5) {
            return Typology.CARD_TESTING;
        }
        if (shown(Cue.Kind.ENTERED_LATE) > MANY) {
            return Typology.ACCOUNT_TAKEOVER;
        }
        if (shown(Cue.Kind.BURST_TOGETHER) > MANY) {
            return Typology.BUST_OUT;
        }
        if (shown(Cue.Kind.MANY_CARDS) > MANY) {
            return Typology.CARD_TESTING;
        }
        if (shown(Cue.Kind.SAME_PAYMENT) > MANY && shown(Cue.Kind.PAID_AT_ONCE) > MANY) {
            return Typology.PROMOTION_ABUSE;
        }
        if (shown(Cue.Kind.SAME_MERCHANT) > 0.5) {
            return Typology.MERCHANT_COLLUSION;
        }
        if (isChain()) {
            return Typology.SYNTHETIC_IDENTITY;
        }
        if (largestShare(EntityType.DEVICE) > 0.5) {
            return Typology.DEVICE_FARM;
        }
        return Typology.SHARED_IDENTITY;
    }

    private double shown(Cue.Kind kind) {
        Cue cue = measures.cue(kind);
        return cue.nats() <= 0 ? 0 : (double) cue.members().cardinality() / group.size();
    }

    /** No entity holds even half of the accounts, and what is close to identity ties most of them. */
    private boolean isChain() {
        for (Group.Shared shared : group.shared) {
            if (shared.carries() && 2 * shared.ties().length > group.size()) {
                return false;
            }
        }
        return measures.cue(Cue.Kind.SHARED_IDENTITY).members().cardinality() * 2 >= group.size();
    }

    private double largestShare(String type) {
        int most = 0;
        for (Group.Shared shared : group.shared) {
            if (group.type(shared.entity()).name().equals(type)) {
                most = Math.max(most, shared.ties().length);
            }
        }
        return (double) most / group.size();
    }

    /** The share of payments below five units of money. */
    private double smallPayments() {
        GraphView view = group.landscape.view;
        PaymentTable payments = view.payments();
        int small = 0;
        int all = 0;
        for (int account : group.accounts) {
            int node = group.landscape.incidence.accountNode(account);
            for (int i = 0; i < view.paidCount(node); i++) {
                all++;
                small += payments.amountCents(view.paid(node, i)) < 500 ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) small / all;
    }
}
