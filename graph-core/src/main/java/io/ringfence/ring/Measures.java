package io.ringfence.ring;

import io.ringfence.graph.EntityType;
import io.ringfence.graph.GraphView;
import io.ringfence.graph.PaymentTable;
import io.ringfence.projection.Incidence;
import io.ringfence.transfer.Transfers;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures a group: which cues it shows, how strongly, and how tightly it is tied. */
final class Measures {
    private static final long TOGETHER = 3 * Population.DAY;
    private static final long LATE = 14 * Population.DAY;

    final Group group;
    final Map<Cue.Kind, Cue> cues = new EnumMap<>(Cue.Kind.class);

    /** Mean over members of the weight that ties each to the others, at most 1 each; 0 to 1. */
    final double tightness;

    /** Types of entity that at least two members share and that hub policy lets tie. */
    final int sharedTypes;

    private final Population population;
    private final Incidence incidence;
    private final int size;

    Measures(Group group) {
        this.group = group;
        population = group.landscape.population;
        incidence = group.landscape.incidence;
        size = group.size();
        double tight = 0;
        for (int account : group.accounts) {
            tight += Math.min(1, group.weightInside(account));
        }
        tightness = tight / size;
        sharedTypes = (int) group.shared.stream()
                .filter(Group.Shared::carries)
                .mapToInt(shared -> incidence.typeOf(shared.entity()))
                .distinct()
                .count();
        openedTogether();
        usedTogether();
        flag(Cue.Kind.PAID_AT_ONCE, population.young);
        flag(Cue.Kind.MANY_CARDS, population.manyCards);
        flag(Cue.Kind.KNOWN_FRAUD, population.fraud);
        flag(Cue.Kind.CYCLE, population.inCycle);
        passedOn();
        burstTogether();
        payments();
        sharedIdentity();
    }

    Cue cue(Cue.Kind kind) {
        return cues.getOrDefault(kind, new Cue(kind, new BitSet(), 0));
    }

    /** All nats, each cue in full: what tells a better cut of the same ring from a worse one. */
    double value() {
        double sum = 2 * tightness * Math.log(size);
        for (Cue cue : cues.values()) {
            sum += cue.nats();
        }
        return sum;
    }

    /** Whether a member shows any cue that counts. */
    boolean shows(int place) {
        return cues.values().stream()
                .anyMatch(cue -> cue.nats() > 1 && cue.members().get(place));
    }

    List<Cue> strongest() {
        var list = new ArrayList<>(cues.values());
        list.removeIf(cue -> cue.nats() <= 0);
        list.sort((one, other) -> Double.compare(other.capped(), one.capped()));
        return list;
    }

    private void add(Cue.Kind kind, BitSet members, double chance) {
        cues.put(kind, Cue.of(kind, members, size, chance));
    }

    private void flag(Cue.Kind kind, BitSet flags) {
        var members = new BitSet(size);
        for (int place = 0; place < size; place++) {
            members.set(place, flags.get(group.accounts[place]));
        }
        add(kind, members, population.rate(flags));
    }

    /** Places whose time lies within a window of another's; {@code times} may hold MAX_VALUE for none. */
    private static BitSet close(long[] times, long window) {
        int n = times.length;
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        var close = new BitSet(n);
        for (int i = 0; i < n; i++) {
            if (times[i] == Long.MAX_VALUE) {
                continue;
            }
            int at = Arrays.binarySearch(sorted, times[i]);
            boolean before = at > 0 && sorted[at] - sorted[at - 1] <= window;
            boolean after = at + 1 < n && sorted[at + 1] != Long.MAX_VALUE && sorted[at + 1] - sorted[at] <= window;
            close.set(i, before || after);
        }
        return close;
    }

    /** The chance that one of some others falls within a window of a given time by itself. */
    private static double chance(int others, long window, long span) {
        return 1 - Math.exp(-2.0 * window * others / span);
    }

    private void openedTogether() {
        long[] times = new long[size];
        for (int place = 0; place < size; place++) {
            times[place] = population.opened[group.accounts[place]];
        }
        add(Cue.Kind.OPENED_TOGETHER, close(times, TOGETHER), chance(size - 1, TOGETHER, population.openingSpan));
    }

    private void usedTogether() {
        var early = new BitSet(size);
        var late = new BitSet(size);
        double others = 0;
        for (Group.Shared shared : group.shared) {
            boolean own = shared.carries() || 2 * shared.ties().length >= shared.all();
            if (shared.ties().length < 2 || !own) {
                continue;
            }
            long[] first = new long[shared.ties().length];
            long[] lateFirst = new long[first.length];
            for (int i = 0; i < first.length; i++) {
                first[i] = incidence.first(shared.ties()[i]);
                boolean isLate = first[i] - population.firstSeen[incidence.account(shared.ties()[i])] >= LATE;
                lateFirst[i] = isLate ? first[i] : Long.MAX_VALUE;
            }
            others = Math.max(others, first.length - 1);
            mark(shared, close(first, TOGETHER), early);
            if (group.strength(shared.entity()) == EntityType.Strength.SOFT) {
                BitSet entered = close(lateFirst, TOGETHER);
                if (entered.cardinality() >= 3) {
                    mark(shared, entered, late);
                }
            }
        }
        add(Cue.Kind.FIRST_USED_TOGETHER, early, chance((int) others, TOGETHER, population.useSpan));
        add(Cue.Kind.ENTERED_LATE, late, chance((int) others, TOGETHER, population.useSpan));
    }

    private void mark(Group.Shared shared, BitSet ties, BitSet members) {
        for (int i = ties.nextSetBit(0); i >= 0; i = ties.nextSetBit(i + 1)) {
            members.set(group.place(incidence.account(shared.ties()[i])));
        }
    }

    private void passedOn() {
        var members = new BitSet(size);
        Transfers transfers = group.landscape.transfers;
        for (int place = 0; place < size; place++) {
            int account = group.accounts[place];
            boolean inside = false;
            for (int i = 0; i < transfers.outCount(account) && !inside; i++) {
                inside = group.place(transfers.payee(transfers.out(account, i))) >= 0;
            }
            for (int i = 0; i < transfers.inCount(account) && !inside; i++) {
                inside = group.place(transfers.payer(transfers.in(account, i))) >= 0;
            }
            members.set(place, inside && population.passThrough.get(account));
        }
        add(Cue.Kind.PASSED_ON, members, population.rate(population.passThrough));
    }

    private void burstTogether() {
        long[] peaks = new long[size];
        for (int place = 0; place < size; place++) {
            int account = group.accounts[place];
            peaks[place] = population.burst.get(account) ? population.peakAt[account] : Long.MAX_VALUE;
        }
        BitSet members = close(peaks, 7 * Population.DAY);
        add(Cue.Kind.BURST_TOGETHER, members, population.rate(population.burst));
    }

    private void payments() {
        GraphView view = group.landscape.view;
        PaymentTable table = view.payments();
        var payersOfKey = new Long2IntOpenHashMap();
        var payersOfMerchant = new Int2IntOpenHashMap();
        int[] favourite = new int[size];
        long[][] keys = new long[size][];
        for (int place = 0; place < size; place++) {
            int node = incidence.accountNode(group.accounts[place]);
            var own = new LongOpenHashSet();
            var counts = new Int2IntOpenHashMap();
            int paid = view.paidCount(node);
            int merchantPayments = 0;
            for (int i = 0; i < paid; i++) {
                int payment = view.paid(node, i);
                if (table.merchant(payment) >= 0) {
                    own.add(population.paymentKey(payment));
                    counts.addTo(table.merchant(payment), 1);
                    merchantPayments++;
                }
            }
            keys[place] = own.toLongArray();
            for (long key : keys[place]) {
                payersOfKey.addTo(key, 1);
            }
            favourite[place] = -1;
            for (var entry : counts.int2IntEntrySet()) {
                boolean most = merchantPayments >= 3 && entry.getIntValue() * 2 > merchantPayments;
                if (most) {
                    favourite[place] = entry.getIntKey();
                }
            }
            if (favourite[place] >= 0) {
                payersOfMerchant.addTo(favourite[place], 1);
            }
        }
        samePayments(keys, payersOfKey);
        var loyal = new BitSet(size);
        double chance = 0;
        for (int place = 0; place < size; place++) {
            if (favourite[place] >= 0 && payersOfMerchant.get(favourite[place]) >= 2) {
                loyal.set(place);
                int merchant = incidence.numberOf(favourite[place]);
                chance = Math.max(chance, (double) incidence.sharers(merchant) / population.accounts());
            }
        }
        add(Cue.Kind.SAME_MERCHANT, loyal, Math.min(0.5, chance * (size - 1)));
    }

    /** A payment that few make counts; one that many make by themselves does not. */
    private void samePayments(long[][] keys, Long2IntOpenHashMap payersOfKey) {
        var members = new BitSet(size);
        double accounts = population.accounts();
        for (int place = 0; place < size; place++) {
            for (long key : keys[place]) {
                double byChance = (population.payersOfKey.get(key) - payersOfKey.get(key)) / accounts * (size - 1);
                if (payersOfKey.get(key) >= 2 && byChance < 0.05) {
                    members.set(place);
                }
            }
        }
        add(Cue.Kind.SAME_PAYMENT, members, 0.03 + population.sameAmountRate * (size - 1));
    }

    private void sharedIdentity() {
        var members = new BitSet(size);
        for (Group.Shared shared : group.shared) {
            if (shared.carries() && group.strength(shared.entity()) == EntityType.Strength.HARD) {
                for (int tie : shared.ties()) {
                    members.set(group.place(incidence.account(tie)));
                }
            }
        }
        add(Cue.Kind.SHARED_IDENTITY, members, 0.25);
    }
}
