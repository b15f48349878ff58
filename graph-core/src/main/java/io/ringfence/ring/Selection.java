package io.ringfence.ring;

import io.ringfence.graph.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses among overlapping candidates. The one with the best score goes first; what overlaps it by half is the same
 * ring and goes, what overlaps less is measured again without the accounts that are taken. Members that neither show
 * anything nor are tied by more than what many share are dropped.
 */
final class Selection {
    /** A measured candidate. */
    record Choice(Measures measures, RingScore score) {
        static final Comparator<Choice> ORDER = Comparator.comparingDouble((Choice choice) -> choice.score.logit())
                .reversed()
                .thenComparing(choice -> choice.measures.group.accounts, Arrays::compare);
    }

    private final Landscape landscape;
    private final BitSet taken = new BitSet();
    private final List<Choice> rings = new ArrayList<>();
    private final List<Choice> others = new ArrayList<>();

    private Selection(Landscape landscape) {
        this.landscape = landscape;
    }

    static Selection of(Landscape landscape, List<int[]> candidates, RunControl control) {
        var selection = new Selection(landscape);
        var queue = new PriorityQueue<>(Choice.ORDER);
        for (int i = 0; i < candidates.size(); i++) {
            if ((i & 0xff) == 0) {
                control.check("measuring candidates", i, candidates.size());
            }
            queue.add(selection.measure(candidates.get(i)));
        }
        while (!queue.isEmpty()) {
            selection.take(queue.remove(), queue);
        }
        return selection;
    }

    /** Groups at or above the least score, disjoint. */
    List<Choice> rings() {
        return rings;
    }

    /** Groups below it, disjoint from the rings and from each other. */
    List<Choice> others() {
        return others;
    }

    private Choice measure(int[] accounts) {
        var measures = new Measures(Group.of(landscape, accounts));
        var choice = new Choice(measures, RingScore.of(measures));
        int[] kept = trimmed(measures);
        if (kept.length < measures.group.size() && kept.length >= landscape.parameters.minAccounts()) {
            var fewer = new Measures(Group.of(landscape, kept));
            var trimmed = new Choice(fewer, RingScore.of(fewer));
            return Choice.ORDER.compare(trimmed, choice) <= 0 ? trimmed : choice;
        }
        return choice;
    }

    private static int[] trimmed(Measures measures) {
        Group group = measures.group;
        double[] inside = new double[group.size()];
        for (int place = 0; place < inside.length; place++) {
            inside[place] = group.weightInside(group.accounts[place]);
        }
        double[] sorted = inside.clone();
        Arrays.sort(sorted);
        double weak = 0.35 * sorted[sorted.length / 2];
        return Arrays.stream(group.accounts)
                .filter(account -> {
                    int place = group.place(account);
                    return measures.shows(place) || inside[place] > weak;
                })
                .toArray();
    }

    private void take(Choice choice, PriorityQueue<Choice> queue) {
        int[] accounts = choice.measures.group.accounts;
        int[] free =
                Arrays.stream(accounts).filter(account -> !taken.get(account)).toArray();
        if (free.length == accounts.length) {
            boolean isRing = choice.score.probability() >= landscape.parameters.minScore();
            (isRing ? rings : others).add(choice);
            for (int account : accounts) {
                taken.set(account);
            }
        } else if (2 * free.length > accounts.length && free.length >= landscape.parameters.minAccounts()) {
            queue.add(measure(free));
        }
    }
}
