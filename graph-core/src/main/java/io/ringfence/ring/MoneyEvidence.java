package io.ringfence.ring;

import io.ringfence.transfer.TransferMotifs;
import io.ringfence.transfer.Transfers;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Writes down where money went: on, round, together and apart. */
final class MoneyEvidence {
    private static final int MOST_CYCLES = 4;
    private static final int MANY = 5;
    private static final int GATHERED = 3;

    private final Group group;
    private final StoredLinks links;
    private final Transfers transfers;
    private final List<Weighed> found = new ArrayList<>();

    private MoneyEvidence(Group group, StoredLinks links) {
        this.group = group;
        this.links = links;
        transfers = group.landscape.transfers;
    }

    static List<Weighed> of(Group group, StoredLinks links) {
        var writer = new MoneyEvidence(group, links);
        writer.passedOn();
        writer.cycles();
        writer.hubs();
        writer.inside();
        return writer.found;
    }

    private boolean touchesRing(int account) {
        for (int i = 0; i < transfers.outCount(account); i++) {
            if (group.place(transfers.payee(transfers.out(account, i))) >= 0) {
                return true;
            }
        }
        for (int i = 0; i < transfers.inCount(account); i++) {
            if (group.place(transfers.payer(transfers.in(account, i))) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void passedOn() {
        var onward = new Onward();
        var accounts = new TreeSet<String>();
        var moved = new IntOpenHashSet();
        for (int account : group.accounts) {
            List<Onward.Move> moves = moves(account);
            var alone = new Onward();
            alone.add(moves);
            boolean passes = alone.inCents() > 0 && 2 * alone.passedCents() >= alone.inCents();
            if (passes && touchesRing(account) && moved.size() + moves.size() <= Evidence.MAX_LINKS) {
                onward.add(moves);
                accounts.add(links.id(account));
                for (int i = 0; i < transfers.inCount(account); i++) {
                    moved.add(transfers.in(account, i));
                }
                for (int i = 0; i < transfers.outCount(account); i++) {
                    moved.add(transfers.out(account, i));
                }
            }
        }
        if (!accounts.isEmpty()) {
            double rate = group.landscape.population.rate(group.landscape.population.passThrough);
            List<EvidenceLink> facts =
                    moved.intStream().mapToObj(links::payment).toList();
            var claim =
                    new Claim.PassedOn(List.copyOf(accounts), onward.inCents(), onward.passedCents(), onward.held());
            found.add(Weighed.of(-accounts.size() * Math.log(rate) * 0.75, claim, facts));
        }
    }

    private List<Onward.Move> moves(int account) {
        var moves = new ArrayList<Onward.Move>();
        for (int i = 0; i < transfers.inCount(account); i++) {
            int payment = transfers.in(account, i);
            moves.add(new Onward.Move(
                    transfers.at(payment), true, links.id(transfers.payer(payment)), transfers.amount(payment)));
        }
        for (int i = 0; i < transfers.outCount(account); i++) {
            int payment = transfers.out(account, i);
            moves.add(new Onward.Move(
                    transfers.at(payment), false, links.id(transfers.payee(payment)), transfers.amount(payment)));
        }
        return moves;
    }

    /** The cycles that between them go through the most accounts. */
    private void cycles() {
        var left = new ArrayList<TransferMotifs.Cycle>();
        for (TransferMotifs.Cycle cycle : group.landscape.cycles) {
            boolean inside = cycle.payments().stream().allMatch(payment -> group.place(transfers.payer(payment)) >= 0);
            if (cycle.payments().size() >= 3 && inside) {
                left.add(cycle);
            }
        }
        var covered = new BitSet();
        for (int written = 0; written < MOST_CYCLES; written++) {
            TransferMotifs.Cycle best = null;
            int most = 0;
            for (TransferMotifs.Cycle cycle : left) {
                int fresh = (int) cycle.payments().stream()
                        .filter(payment -> !covered.get(transfers.payer(payment)))
                        .count();
                boolean earlier = best != null && fresh == most && fresh > 0 && order(cycle, best) < 0;
                if (fresh > most || earlier) {
                    best = cycle;
                    most = fresh;
                }
            }
            if (best == null) {
                return;
            }
            best.payments().forEach(payment -> covered.set(transfers.payer(payment)));
            write(best);
        }
    }

    private int order(TransferMotifs.Cycle one, TransferMotifs.Cycle other) {
        return EvidenceLink.ORDER.compare(
                links.payment(one.payments().getFirst()),
                links.payment(other.payments().getFirst()));
    }

    private void write(TransferMotifs.Cycle cycle) {
        List<EvidenceLink> facts = cycle.payments().stream().map(links::payment).toList();
        var claim = new Claim.MoneyCycle(
                facts.stream().map(link -> link.from().id()).toList(),
                facts.getFirst().amountCents(),
                facts.getLast().amountCents(),
                Facts.span(facts));
        double rate = group.landscape.population.rate(group.landscape.population.inCycle);
        found.add(Weighed.of(-facts.size() * Math.log(rate) / 2, claim, facts));
    }

    /** The account that gathered from most, the one that sent to most, or one that did both. */
    private void hubs() {
        long window = group.landscape.parameters.motifWindow().toMillis();
        int gatherer = -1;
        int sender = -1;
        IntList gathered = IntList.of();
        IntList sent = IntList.of();
        for (int account : group.accounts) {
            IntList in = busiest(account, true, window);
            IntList out = busiest(account, false, window);
            if (more(in, gathered, true) || (gatherer >= 0 && same(in, gathered, true) && before(account, gatherer))) {
                gatherer = account;
                gathered = in;
            }
            if (more(out, sent, false) || (sender >= 0 && same(out, sent, false) && before(account, sender))) {
                sender = account;
                sent = out;
            }
        }
        if (gatherer >= 0 && scatters(gatherer, gathered)) {
            return;
        }
        if (others(gathered, true) >= MANY) {
            List<EvidenceLink> facts = facts(gathered);
            int payers = others(gathered, true);
            found.add(Weighed.of(
                    payers, new Claim.FanIn(links.id(gatherer), payers, Facts.cents(facts), Facts.span(facts)), facts));
        }
        if (others(sent, false) >= MANY) {
            List<EvidenceLink> facts = facts(sent);
            int payees = others(sent, false);
            found.add(Weighed.of(
                    payees, new Claim.FanOut(links.id(sender), payees, Facts.cents(facts), Facts.span(facts)), facts));
        }
    }

    /** Writes down that an account sent on to several others, from when it had gathered until a window later. */
    private boolean scatters(int account, IntList gathered) {
        if (others(gathered, true) < GATHERED) {
            return false;
        }
        long begin = transfers.at(gathered.getInt(0));
        long end = transfers.at(gathered.getInt(gathered.size() - 1))
                + group.landscape.parameters.motifWindow().toMillis();
        var payers = new TreeSet<String>();
        gathered.forEach((int payment) -> payers.add(links.id(transfers.payer(payment))));
        var scattered = new IntArrayList();
        for (int i = 0; i < transfers.outCount(account); i++) {
            int payment = transfers.out(account, i);
            boolean onward = !payers.contains(links.id(transfers.payee(payment)));
            if (onward && transfers.at(payment) >= begin && transfers.at(payment) <= end) {
                scattered.add(payment);
            }
        }
        int payees = others(scattered, false);
        if (payees < 2 || gathered.size() + scattered.size() > Evidence.MAX_LINKS) {
            return false;
        }
        List<EvidenceLink> in = facts(gathered);
        List<EvidenceLink> out = facts(scattered);
        var all = new ArrayList<>(in);
        all.addAll(out);
        found.add(Weighed.of(
                payers.size() + payees,
                new Claim.GatherScatter(
                        links.id(account), payers.size(), Facts.cents(in), payees, Facts.cents(out), Facts.span(all)),
                all));
        return true;
    }

    private List<EvidenceLink> facts(IntList payments) {
        return payments.intStream().mapToObj(links::payment).toList();
    }

    private int others(IntList payments, boolean in) {
        return (int) payments.intStream()
                .map(payment -> in ? transfers.payer(payment) : transfers.payee(payment))
                .distinct()
                .count();
    }

    private boolean more(IntList one, IntList other, boolean in) {
        return others(one, in) > others(other, in);
    }

    private boolean same(IntList one, IntList other, boolean in) {
        return others(one, in) == others(other, in);
    }

    private boolean before(int one, int other) {
        return links.id(one).compareTo(links.id(other)) < 0;
    }

    /** The transfers in the window that has most distinct others at its far end, by time; the earliest such window. */
    private IntList busiest(int account, boolean in, long window) {
        int n = in ? transfers.inCount(account) : transfers.outCount(account);
        int[] payments = new int[n];
        for (int i = 0; i < n; i++) {
            payments[i] = in ? transfers.in(account, i) : transfers.out(account, i);
        }
        int best = 0;
        int bestFrom = 0;
        int bestTo = 0;
        int begin = 0;
        for (int end = 0; end < n; end++) {
            while (transfers.at(payments[end]) - transfers.at(payments[begin]) > window
                    || end - begin >= Evidence.MAX_LINKS / 2) {
                begin++;
            }
            int distinct = others(IntArrayList.wrap(Arrays.copyOfRange(payments, begin, end + 1)), in);
            if (distinct > best) {
                best = distinct;
                bestFrom = begin;
                bestTo = end + 1;
            }
        }
        return IntArrayList.wrap(Arrays.copyOfRange(payments, bestFrom, bestTo));
    }

    private void inside() {
        var accounts = new TreeSet<String>();
        var sent = new IntArrayList();
        for (int account : group.accounts) {
            for (int i = 0; i < transfers.outCount(account); i++) {
                int payment = transfers.out(account, i);
                if (group.place(transfers.payee(payment)) >= 0 && sent.size() < Evidence.MAX_LINKS) {
                    sent.add(payment);
                    accounts.add(links.id(account));
                    accounts.add(links.id(transfers.payee(payment)));
                }
            }
        }
        if (accounts.size() >= 2) {
            List<EvidenceLink> facts = facts(sent);
            facts = facts.stream()
                    .sorted(Comparator.comparing(EvidenceLink::at))
                    .toList();
            found.add(Weighed.of(
                    accounts.size() / 2.0,
                    new Claim.TransfersInside(accounts.size(), facts.size(), Facts.cents(facts), Facts.span(facts)),
                    facts));
        }
    }
}
