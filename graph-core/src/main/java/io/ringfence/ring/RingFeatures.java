package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.LinkTable;
import io.ringfence.graph.PaymentTable;
import io.ringfence.projection.Incidence;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;
import java.util.List;

/** The features of a group that its score is computed from, each bounded, in the order of {@link #NAMES}. */
final class RingFeatures {
    static final List<String> NAMES = List.of(
            "opened together",
            "first used together",
            "entered late",
            "paid at once",
            "same payment",
            "same merchant",
            "passed on",
            "cycle",
            "many cards",
            "burst together",
            "hard sharing",
            "known fraud",
            "known legit",
            "log size",
            "tightness",
            "escape",
            "exclusivity",
            "shared types",
            "brief sharing",
            "account switching",
            "event concentration",
            "shared use",
            "large amounts",
            "few merchants",
            "short lives",
            "soft only",
            "transfers inside",
            "share of passers",
            "one entity holds all",
            "payments through shared",
            "identity without card",
            "shared entities each",
            "chain");

    private static final long HOUR = Population.DAY / 24;

    private final Measures measures;
    private final Group group;
    private final Landscape landscape;
    private final Incidence incidence;
    private final Population population;
    private final int size;

    private RingFeatures(Measures measures) {
        this.measures = measures;
        group = measures.group;
        landscape = group.landscape;
        incidence = landscape.incidence;
        population = landscape.population;
        size = group.size();
    }

    static double[] of(Measures measures) {
        return new RingFeatures(measures).compute();
    }

    private double[] compute() {
        double[] x = new double[NAMES.size()];
        int i = 0;
        for (Cue.Kind kind : Cue.Kind.values()) {
            Cue cue = measures.cue(kind);
            x[i++] = Math.min(2.5, cue.nats() / size);
        }
        int legit = 0;
        int passers = 0;
        for (int account : group.accounts) {
            legit += population.legit.get(account) ? 1 : 0;
            passers += population.passThrough.get(account) ? 1 : 0;
        }
        x[i++] = (double) legit / size;
        x[i++] = Math.log(size);
        x[i++] = measures.tightness;
        x[i++] = escape();
        x[i++] = exclusivity();
        x[i++] = Math.min(4, measures.sharedTypes);
        x[i++] = briefSharing();
        x[i++] = switching();
        i = events(x, i);
        x[i++] = sharedUse();
        i = payments(x, i);
        x[i++] = shortLives();
        boolean hard = group.shared.stream()
                .anyMatch(shared -> shared.carries() && group.strength(shared.entity()) == EntityType.Strength.HARD);
        x[i++] = hard ? 0 : 1;
        x[i++] = transfersInside();
        x[i++] = (double) passers / size;
        x[i++] = largest();
        x[i++] = paymentsThroughShared();
        x[i++] = identityWithoutCard();
        int carrying = (int) group.shared.stream().filter(Group.Shared::carries).count();
        x[i++] = Math.min(2, (double) carrying / size);
        x[i] = hard ? 1 - largest() : 0;
        return x;
    }

    /** The share of the weight of members' ties that leads out of the group. */
    private double escape() {
        var graph = landscape.shared.graph();
        double inside = 0;
        double all = 0;
        for (int account : group.accounts) {
            all += graph.strength(account);
            inside += group.weightInside(account);
        }
        return all == 0 ? 0 : 1 - inside / all;
    }

    /** Of what members share, the mean share of its accounts that are members. */
    private double exclusivity() {
        double sum = 0;
        int count = 0;
        for (Group.Shared shared : group.shared) {
            if (shared.carries()) {
                sum += (double) shared.ties().length / shared.all();
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** One less the mean share of a member's life over which it used what it shares. */
    private double briefSharing() {
        double sum = 0;
        int count = 0;
        for (Group.Shared shared : group.shared) {
            if (shared.carries()) {
                for (int tie : shared.ties()) {
                    int account = incidence.account(tie);
                    long lived = population.lastSeen[account] - population.firstSeen[account];
                    double life = (double) Math.max(Population.DAY, lived);
                    sum += Math.min(1, (incidence.last(tie) - incidence.first(tie)) / life);
                    count++;
                }
            }
        }
        return count == 0 ? 0 : 1 - sum / count;
    }

    /** Of events on shared entities, the share that follow another member's within an hour. */
    private double switching() {
        GraphView view = landscape.view;
        LinkTable links = view.links();
        int close = 0;
        int all = 0;
        for (Group.Shared shared : group.shared) {
            if (!shared.carries()) {
                continue;
            }
            int node = incidence.entityNode(shared.entity());
            var times = new LongArrayList();
            var who = new LongArrayList();
            for (int i = 0; i < view.degree(node); i++) {
                int account = incidence.numberOf(view.neighbour(node, i));
                if (group.place(account) >= 0) {
                    times.add(links.at(view.link(node, i)));
                    who.add(account);
                }
            }
            int[] order = new int[times.size()];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            LongArrays.radixSortIndirect(order, times.toLongArray(), true);
            for (int i = 1; i < order.length; i++) {
                all++;
                boolean other = who.getLong(order[i]) != who.getLong(order[i - 1]);
                close += other && times.getLong(order[i]) - times.getLong(order[i - 1]) <= HOUR ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) close / all;
    }

    /** The largest share of members whose own densest week of events touches one common week. */
    private int events(double[] x, int start) {
        GraphView view = landscape.view;
        LinkTable links = view.links();
        long[] peaks = new long[size];
        for (int place = 0; place < size; place++) {
            int node = incidence.accountNode(group.accounts[place]);
            long[] times = new long[view.degree(node)];
            for (int i = 0; i < times.length; i++) {
                times[i] = links.at(view.link(node, i));
            }
            Arrays.sort(times);
            int begin = 0;
            int most = 0;
            peaks[place] = times.length == 0 ? population.opened[group.accounts[place]] : times[0];
            for (int i = 0; i < times.length; i++) {
                for (; times[i] - times[begin] > 7 * Population.DAY; begin++) {}
                if (i - begin > most) {
                    most = i - begin;
                    peaks[place] = times[begin];
                }
            }
        }
        Arrays.sort(peaks);
        int most = 0;
        int begin = 0;
        for (int i = 0; i < size; i++) {
            for (; peaks[i] - peaks[begin] > 7 * Population.DAY; begin++) {}
            most = Math.max(most, i - begin + 1);
        }
        x[start] = (double) (most - 1) / Math.max(1, size - 1);
        return start + 1;
    }

    /** The mean share of members' links that go to what they share. */
    private double sharedUse() {
        long shared = 0;
        for (Group.Shared each : group.shared) {
            if (each.carries()) {
                for (int tie : each.ties()) {
                    shared += incidence.count(tie);
                }
            }
        }
        long all = 0;
        for (int account : group.accounts) {
            for (int i = 0; i < incidence.degree(account); i++) {
                all += incidence.count(incidence.tie(account, i));
            }
        }
        return all == 0 ? 0 : (double) shared / all;
    }

    private int payments(double[] x, int start) {
        GraphView view = landscape.view;
        PaymentTable payments = view.payments();
        var merchants = new IntOpenHashSet();
        double logs = 0;
        int count = 0;
        int atMerchants = 0;
        for (int account : group.accounts) {
            int node = incidence.accountNode(account);
            for (int i = 0; i < view.paidCount(node); i++) {
                int payment = view.paid(node, i);
                logs += Math.log1p((double) payments.amountCents(payment));
                count++;
                if (payments.merchant(payment) >= 0) {
                    merchants.add(payments.merchant(payment));
                    atMerchants++;
                }
            }
        }
        x[start] = count == 0 ? 0 : Math.clamp(logs / count - population.meanLogAmount, -2, 2);
        x[start + 1] = atMerchants == 0 ? 0 : 1 - (double) merchants.size() / atMerchants;
        return start + 2;
    }

    /** The share of members with at most two weeks between their first and last event. */
    private double shortLives() {
        int brief = 0;
        for (int account : group.accounts) {
            brief += population.lastSeen[account] - population.firstSeen[account] <= 14 * Population.DAY ? 1 : 0;
        }
        return (double) brief / size;
    }

    /** The share of members that have a transfer with another. */
    private double transfersInside() {
        var transfers = landscape.transfers;
        int tied = 0;
        for (int account : group.accounts) {
            boolean inside = false;
            for (int i = 0; i < transfers.outCount(account) && !inside; i++) {
                inside = group.place(transfers.payee(transfers.out(account, i))) >= 0;
            }
            for (int i = 0; i < transfers.inCount(account) && !inside; i++) {
                inside = group.place(transfers.payer(transfers.in(account, i))) >= 0;
            }
            tied += inside ? 1 : 0;
        }
        return (double) tied / size;
    }

    /** The share of members that share what is close to identity, other than a card, which a household may share. */
    private double identityWithoutCard() {
        var members = new IntOpenHashSet();
        for (Group.Shared shared : group.shared) {
            EntityType type = group.type(shared.entity());
            if (shared.carries()
                    && type.strength() == EntityType.Strength.HARD
                    && !type.name().equals(EntityType.CARD)) {
                for (int tie : shared.ties()) {
                    members.add(incidence.account(tie));
                }
            }
        }
        return (double) members.size() / size;
    }

    private double largest() {
        int most = 0;
        for (Group.Shared shared : group.shared) {
            if (shared.carries()) {
                most = Math.max(most, shared.ties().length);
            }
        }
        return (double) most / size;
    }

    private double paymentsThroughShared() {
        var entities = new IntOpenHashSet();
        for (Group.Shared shared : group.shared) {
            if (shared.carries()) {
                entities.add(incidence.entityNode(shared.entity()));
            }
        }
        GraphView view = landscape.view;
        PaymentTable payments = view.payments();
        int through = 0;
        int all = 0;
        for (int account : group.accounts) {
            int node = incidence.accountNode(account);
            for (int i = 0; i < view.paidCount(node); i++) {
                int payment = view.paid(node, i);
                all++;
                through += entities.contains(payments.device(payment)) || entities.contains(payments.card(payment))
                        ? 1
                        : 0;
            }
        }
        return all == 0 ? 0 : (double) through / all;
    }
}
