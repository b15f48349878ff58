package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.transfer.Transfers;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Patterns of innocent groups that look like rings. Each speaks against a ring with fixed nats and says why; what a
 * group does may outweigh it.
 */
final class LookAlikes {
    /** One innocent pattern that a group shows. */
    record Pattern(String name, String sentence, double nats) {}

    private static final int FAMILY = 6;

    private final Measures measures;
    private final Group group;
    private final Transfers transfers;
    private final List<Pattern> patterns = new ArrayList<>();

    private LookAlikes(Measures measures) {
        this.measures = measures;
        group = measures.group;
        transfers = group.landscape.transfers;
    }

    static List<Pattern> of(Measures measures) {
        var rules = new LookAlikes(measures);
        rules.household();
        rules.commonPlace();
        rules.knownLegit();
        rules.payroll();
        rules.seller();
        return rules.patterns;
    }

    /** Days from the opening of the first quarter of the accounts to that of the last quarter. */
    private long openedOverDays() {
        long[] opened = new long[group.size()];
        for (int place = 0; place < opened.length; place++) {
            opened[place] = group.landscape.population.opened[group.accounts[place]];
        }
        Arrays.sort(opened);
        return (opened[opened.length - 1 - opened.length / 4] - opened[opened.length / 4]) / Population.DAY;
    }

    private boolean isQuiet() {
        for (Cue.Kind kind : List.of(
                Cue.Kind.OPENED_TOGETHER,
                Cue.Kind.ENTERED_LATE,
                Cue.Kind.SAME_PAYMENT,
                Cue.Kind.PASSED_ON,
                Cue.Kind.CYCLE,
                Cue.Kind.MANY_CARDS,
                Cue.Kind.BURST_TOGETHER)) {
            if (measures.cue(kind).nats() > 1) {
                return false;
            }
        }
        return true;
    }

    private void household() {
        long days = openedOverDays();
        if (group.size() <= FAMILY && measures.sharedTypes >= 1 && days >= 14 && isQuiet()) {
            patterns.add(new Pattern(
                    "household",
                    Sentence.of(
                            "It looks like a household: %d accounts opened over %d days share %d kinds of entity and do nothing in step.",
                            group.size(), days, measures.sharedTypes),
                    3));
        }
    }

    private void commonPlace() {
        long soft = group.shared.stream()
                .filter(shared -> group.strength(shared.entity()) == EntityType.Strength.SOFT)
                .count();
        boolean softOnly = soft == group.shared.size() && soft > 0;
        long days = openedOverDays();
        if (softOnly && group.size() > 3 && days >= 14 && isQuiet()) {
            patterns.add(new Pattern(
                    "common place",
                    Sentence.of(
                            "It looks like a common place: %d accounts opened over %d days share %d places or devices, nothing close to identity, and do nothing in step.",
                            group.size(), days, soft),
                    3));
        }
    }

    private void knownLegit() {
        int legit = 0;
        for (int account : group.accounts) {
            legit += group.landscape.population.legit.get(account) ? 1 : 0;
        }
        if (legit > 0) {
            patterns.add(new Pattern(
                    "known legitimate",
                    Sentence.of("%d of %d accounts were found legitimate by then.", legit, group.size()),
                    Math.min(6, 8.0 * legit / group.size())));
        }
    }

    /** One member pays most of the others, who pass nothing on. */
    private void payroll() {
        for (int account : group.accounts) {
            var payees = new IntOpenHashSet();
            for (int i = 0; i < transfers.outCount(account); i++) {
                int payee = transfers.payee(transfers.out(account, i));
                if (group.place(payee) >= 0 && !group.landscape.population.passThrough.get(payee)) {
                    payees.add(payee);
                }
            }
            double perPayee = payees.isEmpty() ? 0 : (double) transfers.outCount(account) / payees.size();
            if (payees.size() >= 5 && 2 * payees.size() >= group.size() && perPayee >= 2) {
                patterns.add(new Pattern(
                        "payroll",
                        Sentence.of(
                                "It looks like a payroll: one account pays %d of the others, %.1f times each, and they pass little on.",
                                payees.size(), perPayee),
                        4));
                return;
            }
        }
    }

    /** One member is paid by most of the others, over a long time, and they receive nothing. */
    private void seller() {
        for (int account : group.accounts) {
            var payers = new IntOpenHashSet();
            for (int i = 0; i < transfers.inCount(account); i++) {
                int payer = transfers.payer(transfers.in(account, i));
                if (group.place(payer) >= 0 && transfers.inCount(payer) == 0) {
                    payers.add(payer);
                }
            }
            int count = transfers.inCount(account);
            if (payers.size() >= 5 && 2 * payers.size() >= group.size()) {
                long days = (transfers.at(transfers.in(account, count - 1)) - transfers.at(transfers.in(account, 0)))
                        / Population.DAY;
                if (days >= 30) {
                    patterns.add(new Pattern(
                            "seller",
                            Sentence.of(
                                    "It looks like a seller: one account is paid by %d of the others over %d days, and they receive nothing.",
                                    payers.size(), days),
                            4));
                    return;
                }
            }
        }
    }
}
